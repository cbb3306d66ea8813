/// Reads the numbers that follow a first episode number: `E02`, `-E03`, `-03`, `+04`, `x02`.
struct EpisodeNumbers {
    /// More than this many episodes are in no file; a longer list is a hostile name.
    static let limit = 200

    private(set) var list: [Int]
    private(set) var end: ByteIndex
    private var digits = 2
    /// Whether the last number had a letter or a dash of its own.
    private var isLed = false

    /// How the number is led in.
    enum Lead {
        case e, x, none
    }

    /// Numbers that are read already.
    init(_ list: [Int], end: ByteIndex) {
        self.list = list
        self.end = end
    }

    /// Reads on from the first number, which `lead` stands before; its season is for knowing `-1x03` and `-S01E03` again.
    init(_ name: NameText, first: Number, lead: Lead, season: Int? = nil) {
        self.list = [first.value]
        self.end = first.end
        self.digits = max(first.digits, 2)
        self.skipSuffix(name)
        while self.list.count < Self.limit, let (number, isRange) = self.next(name, lead: lead, season: season) {
            // `02x03 - 02x04 - 02x15` names each.
            let isList = self.list.count > 1 && number.start - self.end > 3
            if isRange, !isList, let last = self.list.last, number.value > last {
                self.list.append(contentsOf: (last + 1)...number.value)
            } else {
                self.list.append(number.value)
            }
            self.isLed = isRange || !name.isDigit(number.start - 1) && name.isLetter(number.start - 1)
            self.end = number.end
            self.skipSuffix(name)
        }
    }

    /// `v2`, and `a` of an episode in halves.
    private mutating func skipSuffix(_ name: NameText) {
        if name[self.end] == .v, let version = name.number(at: self.end + 1, digits: 1),
            !name.isLetter(version.end)
        {
            self.end = version.end
        } else if name[self.end] >= .a, name[self.end] <= .d, !name.isWord(self.end + 1) {
            self.end += 1
        }
    }

    private struct Join {
        var isRange = false
        var isTilde = false
        var isList = false
        var spaces = 0
        var end: ByteIndex
    }

    private func join(_ name: NameText) -> Join {
        var join = Join(end: self.end)
        while join.end < name.end, join.end - self.end < 4 {
            switch name[join.end] {
            case .dash, .tilde:
                join.isRange = true
                join.isTilde = name[join.end] == .tilde
            case .plus, .ampersand, .comma: join.isList = true
            case .space, .dot, .underscore: join.spaces += 1
            default: return self.worded(name, join)
            }
            join.end += 1
        }
        return join
    }

    /// `E05 to E07`, `E05 bis E07`: a word for the dash.
    private func worded(_ name: NameText, _ join: Join) -> Join {
        guard join.spaces > 0, !join.isRange, !join.isList,
            let word = Self.rangeWords.first(where: { word in
                name.has(word, at: join.end) && name[join.end + word.utf8CodeUnitCount] == name[join.end - 1]
            })
        else { return join }
        var join = join
        join.isRange = true
        // As sure as a wave.
        join.isTilde = true
        join.end += word.utf8CodeUnitCount + 1
        return join
    }

    private static let rangeWords: [StaticString] = ["to", "bis"]

    private func next(_ name: NameText, lead: Lead, season: Int?) -> (Number, isRange: Bool)? {
        let join = self.join(name)
        guard let last = self.list.last else { return nil }
        if let number = self.lettered(name, behind: join, lead: lead, season: season) {
            // `S05E53 - Ep.129`: counted otherwise.
            let isOther = join.spaces > 1 && number.digits > self.digits
            let far = join.isRange && number.value > last && (number.value - last > Self.limit || isOther)
            guard number.value >= 0, !far, !self.list.contains(number.value) else { return nil }
            guard !join.isRange || number.value > last else { return nil }
            return (number, join.isRange)
        }
        if join.isRange || join.isList {
            return self.plain(name, behind: join, last: last, lead: lead).map { ($0, !join.isList) }
        }
        // `8x01_02`
        let mayFollow = lead == .e || lead == .x && name[self.end] == .underscore
        return mayFollow ? self.following(name, behind: join, last: last).map { ($0, false) } : nil
    }

    /// `E02`, `S01E02`, `x02`, `1x02` behind a join.
    private func lettered(_ name: NameText, behind join: Join, lead: Lead, season: Int?) -> Number? {
        var index = join.end
        if name.has("and", at: index), index > self.end, !name.isWord(index + 3) { index += 4 }
        return switch lead {
        case .e: self.ledByE(name, at: index, join, season: season)
        case .x: self.ledByX(name, at: index, join, season: season)
        case .none: nil
        }
    }

    private func ledByE(_ name: NameText, at start: ByteIndex, _ join: Join, season: Int?) -> Number? {
        var index = start
        if let end = self.seasonAgain(name, at: index, season: season) {
            index = end
            // `S07E22 - 7x23`
            if name[index] == .x { return self.number(name, at: index + 1) }
        }
        if name[index] == .x, index == self.end {
            // `S01E01x264`
            return self.number(name, at: index + 1).flatMap { $0.value / 10 == 26 ? nil : $0 }
        }
        guard name[index] == .e, index > self.end || join.spaces == 0 else { return nil }
        index += 1
        if name[index] == .p { index += 1 }
        if name[index] == .dot, !name.isWord(index - 3) { index += 1 }
        return self.number(name, at: index)
    }

    private func ledByX(_ name: NameText, at start: ByteIndex, _ join: Join, season: Int?) -> Number? {
        var index = start
        if let again = name.number(at: index, digits: 4), again.value == season, name[again.end] == .x {
            index = again.end
        }
        let isLettered = name[index] == .e && (join.isRange || index == self.end)
        guard name[index] == .x || isLettered else { return nil }
        // `1x02 x264`
        return self.number(name, at: index + 1).flatMap { $0.value / 10 == 26 && join.spaces > 0 ? nil : $0 }
    }

    /// Reads the season once more, `S01`, `S6.` or the `7` of `7x23`: where it ends.
    private func seasonAgain(_ name: NameText, at index: ByteIndex, season: Int?) -> ByteIndex? {
        let isLettered = name[index] == .s
        guard let again = name.number(at: isLettered ? index + 1 : index, digits: 4), again.value == season else {
            return nil
        }
        guard isLettered else { return name[again.end] == .x && index > self.end ? again.end : nil }
        return name.has(".e", at: again.end) ? again.end + 1 : again.end
    }

    private func number(_ name: NameText, at index: ByteIndex) -> Number? {
        guard let number = name.episodeNumber(at: index) else { return nil }
        let follower = name[number.end]
        let isClean =
            !name.isLetter(number.end) || follower == .e || follower == .v
            || follower == .x || follower == .s || !name.isWord(number.end + 1)
        return isClean ? number : nil
    }

    /// `E21.22`, `E01 02 03`: the next one, with nothing but a separator between.
    private func following(_ name: NameText, behind join: Join, last: Int) -> Number? {
        // `E22-E23.24.Hours`
        guard !self.isLed, join.spaces == 1, join.end == self.end + 1,
            let number = name.number(at: join.end, digits: 3),
            number.digits == self.digits, !name.isWord(number.end), number.digits == 2
        else { return nil }
        // `E01 02 04` at the end
        let isLast = self.list.count > 1 && number.value > last && number.end == name.end
        return number.value == last + 1 || isLast ? number : nil
    }

    /// `-03`, ` - 03`, `+03`: a number that is surely the end of a range.
    private func plain(_ name: NameText, behind join: Join, last: Int, lead: Lead) -> Number? {
        guard let number = name.number(at: join.end, digits: last >= 10_000 ? 5 : last >= 1000 ? 4 : 3),
            number.value > last
        else {
            return nil
        }
        let follower = name[number.end]
        if name.isLetter(number.end) {
            // `03v2`, `03E04`, `07b`
            let isVersion = follower == .v && name.isDigit(number.end + 1)
            let isHalf = follower <= .d && !name.isWord(number.end + 1)
            guard isVersion || isHalf else { return nil }
        }
        guard number.value - last <= Self.limit else { return nil }
        // `Ranma 1-2 - 05`
        if join.spaces > 0, !join.isList, self.list.count > 1 { return nil }
        let isNext = join.isList && number.value == last + 1
        guard number.digits > 1 || (last < 10 && join.spaces == 0) || isNext else { return nil }
        // `S01E02 - 24`, `S01E02 - 10-20`: rather what the episode is called.
        if join.spaces > 0, !join.isTilde, !join.isList, lead != .none, number.value - last > 3 { return nil }
        // `S02E03 - 015`: counted otherwise.
        if join.spaces > 0, !join.isTilde, number.digits > self.digits, last < 100 { return nil }
        if join.spaces > 0, !self.endsThere(name, number.end) { return nil }
        // `S01E01-1080`: no range; and `01-02.03` counts something else.
        return follower == .x ? nil : number
    }

    /// Whether a number is followed by the end, a bracket, a dash or a dot rather than by a word of a title.
    private func endsThere(_ name: NameText, _ end: ByteIndex) -> Bool {
        var index = end
        while index < name.end, name[index] == .space || name[index] == .underscore { index += 1 }
        guard index < name.end else { return true }
        let byte = name[index]
        if index == end {
            return byte == .closingRound || byte == .closingSquare || byte == .openingSquare || byte == .v
                || (byte == .dash && name.isDigit(index + 1))
        }
        if byte == .openingSquare || byte == .openingRound || byte == .dash { return true }
        let token = name.token(from: index)
        return token < name.tokens.endIndex && name.tokens[token].word.kinds.contains(.technical)
    }
}
