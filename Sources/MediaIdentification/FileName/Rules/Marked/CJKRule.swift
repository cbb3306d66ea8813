/// `第2季 第03話`, `第十一季`, `第195话`, `第2期`, `03集`, `14화`, `제14화`, `시즌2`: season and episode in Chinese, Japanese and Korean.
enum CJKRule: NamingRule {
    static let asksAt: WordStarts = [.wide, .digit]

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? {
        self.match(scan.name, at: scan.name.tokens[index].start)
    }

    static func match(_ name: NameText, at start: ByteIndex) -> Finding? {
        if name.has("第", at: start) || name.has("제", at: start) { return self.counted(name, at: start) }
        guard let number = name.number(at: start, digits: 4) else { return nil }
        if let range = self.range(name, from: number) { return range }
        guard let unit = self.unit(name, at: number.end) else { return nil }
        // `Title 2期`
        let isSeason = unit.isSeason && number.digits == 1 && number.value > 0 && !name.isWord(unit.end)
        guard unit.isSure || isSeason else { return nil }
        var finding = self.finding(number.value...number.value, unit: unit, from: start)
        // `13集完`
        if !unit.isSeason, let last = self.unit(name, at: unit.end), !last.isSeason { finding.end = last.end }
        return finding
    }

    /// Reads `01-12集`, `01-12完`.
    private static func range(_ name: NameText, from first: Number) -> Finding? {
        guard name[first.end] == .dash || name[first.end] == .tilde,
            let last = name.number(at: first.end + 1, digits: 4), last.value > first.value,
            last.value - first.value < EpisodeNumbers.limit, let unit = self.unit(name, at: last.end), unit.isSure
        else { return nil }
        return self.finding(first.value...last.value, unit: unit, from: first.start)
    }

    /// Reads from `第` on.
    private static func counted(_ name: NameText, at start: ByteIndex) -> Finding? {
        guard let first = self.number(name, at: self.behindSpaces(name, start + 3)) else { return nil }
        var end = first.end
        var last = first.value
        if name[end] == .dash || name[end] == .tilde, let second = self.number(name, at: end + 1),
            second.value > first.value, second.value - first.value < EpisodeNumbers.limit
        {
            last = second.value
            end = second.end
        }
        guard let unit = self.unit(name, at: self.behindSpaces(name, end)) else { return nil }
        var finding = self.finding(first.value...last, unit: unit, from: start)
        // `第12集完`
        if !unit.isSeason, let last = self.unit(name, at: unit.end), !last.isSeason { finding.end = last.end }
        // `第2季第20集`
        if unit.isSeason, name.has("第", at: unit.end), let episode = self.counted(name, at: unit.end),
            episode.season == nil
        {
            finding.episodes = episode.episodes
            finding.end = episode.end
        }
        // `第2季03`
        if unit.isSeason, let episode = name.number(at: unit.end, digits: 3), episode.digits > 1,
            !name.isWord(episode.end)
        {
            finding.episodes = [episode.value]
            finding.end = episode.end
        }
        return finding
    }

    private static func behindSpaces(_ name: NameText, _ start: ByteIndex) -> ByteIndex {
        var index = start
        while index < name.end, name[index] == .space { index += 1 }
        return index
    }

    private static func finding(_ numbers: ClosedRange<Int>, unit: Unit, from start: ByteIndex) -> Finding {
        if unit.isSeason { return Finding(rule: .cjk, start: start, end: unit.end, season: numbers.lowerBound) }
        return Finding(rule: .cjk, start: start, end: unit.end, episodes: Array(numbers))
    }

    // MARK: - Units

    private struct Unit {
        var isSeason: Bool
        /// Counts without `第` too.
        var isSure: Bool
        var end: ByteIndex
    }

    private static func unit(_ name: NameText, at index: ByteIndex) -> Unit? {
        guard name[index].leadsWideCharacter else { return nil }
        for (word, isSeason, isSure) in self.units where name.has(word, at: index) {
            return Unit(isSeason: isSeason, isSure: isSure, end: index + word.utf8CodeUnitCount)
        }
        return nil
    }

    private static let units: [(word: StaticString, isSeason: Bool, isSure: Bool)] = [
        ("季", true, false), ("期", true, false), ("部", true, false), ("シーズン", true, false),
        ("話", false, true), ("话", false, true), ("集", false, true), ("화", false, true),
        ("회", false, true), ("完结", false, true), ("完結", false, true), ("完", false, true), ("终", false, true),
        ("終", false, true), ("回", false, false),
    ]

    // MARK: - Numbers

    /// Digits, or Chinese numerals up to 999.
    private static func number(_ name: NameText, at start: ByteIndex) -> Number? {
        if let digits = name.number(at: start, digits: 4) { return digits }
        var index = start
        var total = 0
        var digit = 0
        while index + 2 < name.end, index - start < 24, let numeral = self.numeral(name, at: index) {
            if numeral >= 10 {
                total += max(digit, 1) * numeral
                digit = 0
            } else {
                digit = numeral
            }
            index += 3
        }
        return index > start ? Number(value: total + digit, start: start, end: index) : nil
    }

    private static func numeral(_ name: NameText, at index: ByteIndex) -> Int? {
        guard name[index].leadsWideCharacter else { return nil }
        return self.numerals.first { name.has($0.word, at: index) }?.value
    }

    private static let numerals: [(word: StaticString, value: Int)] = [
        ("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8), ("九", 9), ("十", 10),
        ("百", 100), ("零", 0),
    ]
}
