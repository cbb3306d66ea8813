/// `第2季 第03話`, `第十一季`, `第195话`, `第2期`, `03集`, `14화`, `시즌2`: season and episode in Chinese, Japanese and Korean.
enum CJKRule {
    static func match(_ name: NameText, at start: Int) -> Finding? {
        if name.has("第", at: start) { return self.counted(name, start, start + 3) }
        guard name.isDigit(start), let number = name.number(at: start, digits: 4) else { return nil }
        guard let unit = self.unit(name, number.end) else { return nil }
        // `Title 2期`
        let isSeason = unit.isSeason && number.digits == 1 && number.value > 0 && !name.isWord(unit.end)
        guard unit.isSure || isSeason else { return nil }
        return self.finding(start, number.value, number.value, unit)
    }

    private static func counted(_ name: NameText, _ start: Int, _ digits: Int) -> Finding? {
        var index = digits
        while index < name.count, name[index] == 32 { index += 1 }
        guard let first = self.number(name, index) else { return nil }
        index = first.end
        var last = first.value
        if name[index] == UInt8(ascii: "-") || name[index] == UInt8(ascii: "~"),
            let second = self.number(name, index + 1),
            second.value > first.value, second.value - first.value < EpisodeNumbers.limit
        {
            last = second.value
            index = second.end
        }
        while index < name.count, name[index] == 32 { index += 1 }
        guard let unit = self.unit(name, index) else { return nil }
        var finding = self.finding(start, first.value, last, unit)
        // `第2季第20集`
        if unit.isSeason, name.has("第", at: unit.end), let episode = self.counted(name, unit.end, unit.end + 3),
            episode.season == nil
        {
            finding.episodes = episode.episodes
            finding.end = episode.end
        }
        return finding
    }

    private static func finding(_ start: Int, _ first: Int, _ last: Int, _ unit: Unit) -> Finding {
        if unit.isSeason { return Finding(rule: .cjk, start: start, end: unit.end, season: first) }
        return Finding(rule: .cjk, start: start, end: unit.end, episodes: Array(first...last))
    }

    private struct Unit {
        var isSeason: Bool
        /// Counts without `第` too.
        var isSure: Bool
        var end: Int
    }

    private static func unit(_ name: NameText, _ index: Int) -> Unit? {
        guard name[index] >= 0xE0 else { return nil }
        if name.has("季", at: index) || name.has("期", at: index) || name.has("部", at: index)
            || name.has("シーズン", at: index)
        {
            return Unit(isSeason: true, isSure: false, end: index + (name.has("シーズン", at: index) ? 12 : 3))
        }
        if name.has("話", at: index) || name.has("话", at: index) || name.has("集", at: index) || name.has("화", at: index)
        {
            return Unit(isSeason: false, isSure: true, end: index + 3)
        }
        if name.has("回", at: index) || name.has("회", at: index) {
            return Unit(isSeason: false, isSure: false, end: index + 3)
        }
        return nil
    }

    /// Digits, or Chinese numerals up to 999.
    private static func number(_ name: NameText, _ start: Int) -> Number? {
        if let digits = name.number(at: start, digits: 4) { return digits }
        var index = start
        var total = 0
        var digit = 0
        while index + 2 < name.count, index - start < 24, let numeral = self.numeral(name, index) {
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

    private static func numeral(_ name: NameText, _ index: Int) -> Int? {
        switch (name[index], name[index + 1], name[index + 2]) {
        case (0xE4, 0xB8, 0x80): 1
        case (0xE4, 0xBA, 0x8C): 2
        case (0xE4, 0xB8, 0x89): 3
        case (0xE5, 0x9B, 0x9B): 4
        case (0xE4, 0xBA, 0x94): 5
        case (0xE5, 0x85, 0xAD): 6
        case (0xE4, 0xB8, 0x83): 7
        case (0xE5, 0x85, 0xAB): 8
        case (0xE4, 0xB9, 0x9D): 9
        case (0xE5, 0x8D, 0x81): 10
        case (0xE7, 0x99, 0xBE): 100
        case (0xE9, 0x9B, 0xB6): 0
        default: nil
        }
    }
}
