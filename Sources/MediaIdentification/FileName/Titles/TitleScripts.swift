/// `抓娃娃 Successor`, `Черное зеркало / Black Mirror`: the same title in several scripts; the Latin one is the title.
enum TitleScripts {
    static func cut(_ name: NameText, _ range: inout Range<ByteIndex>, alternatives: inout [String]) {
        self.cutPeople(name, &range)
        let parts = self.parts(name, range)
        guard parts.count > 1 else {
            self.cutForeignLead(name, &range, alternatives: &alternatives)
            return self.cutForeignTail(name, &range, alternatives: &alternatives)
        }
        let latin = parts.firstIndex { self.isLatin(name, $0) } ?? parts.firstIndex { self.isNumber(name, $0) }
        let chosen = latin ?? 0
        for (index, part) in parts.enumerated() where index != chosen {
            if let text = TitleCutter.text(name, part) { alternatives.append(text) }
        }
        range = parts[chosen]
    }

    /// `American Animals (Барт Лэйтон / Bart Layton)`: the director.
    private static func cutPeople(_ name: NameText, _ range: inout Range<ByteIndex>) {
        for bracket in name.brackets
        where bracket.start > range.lowerBound && bracket.end <= range.upperBound && bracket.opening == .openingRound {
            guard name.folded[bracket.start..<bracket.end].contains(where: { $0 == self.firstCyrillic || $0 == .slash })
            else { continue }
            // `Мир (Другое имя) / World`: the other title stands behind.
            if name.has(" / ", at: bracket.end) { continue }
            let head = TitleCutter.trimmed(name, range.lowerBound..<bracket.start)
            if !head.isEmpty { range = head }
            return
        }
    }

    /// The parts between slashes outside of brackets.
    private static func parts(_ name: NameText, _ range: Range<ByteIndex>) -> [Range<ByteIndex>] {
        guard name.folded[range].contains(where: { $0 == .slash || $0 == .bar }) else { return [range] }
        var parts: [Range<ByteIndex>] = []
        var depth = 0
        var start = range.lowerBound
        for index in range {
            switch name[index] {
            case .openingRound: depth += 1
            case .closingRound: depth -= 1
            case .slash, .bar:
                guard depth <= 0, parts.count < 6 else { continue }
                let part = TitleCutter.trimmed(name, start..<index)
                if !part.isEmpty { parts.append(part) }
                start = index + 1
            default: continue
            }
        }
        let last = TitleCutter.trimmed(name, start..<range.upperBound)
        if !last.isEmpty { parts.append(last) }
        return parts.isEmpty ? [range] : parts
    }

    /// `抓娃娃 Successor`: words of another script in front of the Latin ones.
    private static func cutForeignLead(
        _ name: NameText,
        _ range: inout Range<ByteIndex>,
        alternatives: inout [String]
    ) {
        guard self.isForeign(name[range.lowerBound]), let latin = self.firstLatin(name, range),
            latin.bracket == name.tokens[name.token(from: range.lowerBound)].bracket,
            name[latin.start].isSmallLetter
        else { return }
        let tail = TitleCutter.trimmed(name, latin.start..<range.upperBound)
        guard tail.count > 2, !name.folded[tail].contains(where: { $0 >= self.firstEastAsian || $0.leadsCyrillic }),
            !self.isPunctuation(name, at: range.lowerBound),
            // `灯塔 OVA`: no name.
            !(latin.word.kinds.contains(.special) && latin.end >= tail.upperBound)
        else { return }
        if let text = TitleCutter.text(name, range.lowerBound..<tail.lowerBound) { alternatives.append(text) }
        range = tail
    }

    /// `[Successor 抓娃娃]`: Chinese or Japanese words behind the Latin ones, up to the end.
    private static func cutForeignTail(
        _ name: NameText,
        _ range: inout Range<ByteIndex>,
        alternatives: inout [String]
    ) {
        guard name[range.lowerBound].isSmallLetter, range.count > 6 else { return }
        let first = name.token(from: range.lowerBound)
        var index = name.token(from: range.upperBound)
        while index - 1 > first, name[name.tokens[index - 1].start] >= self.firstEastAsian { index -= 1 }
        guard index > first + 1, index < name.tokens.endIndex, name.tokens[index].start < range.upperBound else { return }
        let tail = name.tokens[index].start
        let head = TitleCutter.trimmed(name, range.lowerBound..<tail)
        guard head.count > 3, name[tail - 1] == .space || name[tail - 1] == .underscore,
            !name.folded[head].contains(where: \.isBeyondASCII), !self.isPunctuation(name, at: tail)
        else { return }
        if let text = TitleCutter.text(name, tail..<range.upperBound) { alternatives.append(text) }
        range = head
    }

    /// The first word that is neither of another script nor a number.
    private static func firstLatin(_ name: NameText, _ range: Range<ByteIndex>) -> Token? {
        var index = name.token(from: range.lowerBound)
        while index < name.tokens.endIndex, name.tokens[index].end <= range.upperBound {
            let token = name.tokens[index]
            if !self.isForeign(name[token.start]), !token.isNumber { return token }
            index += 1
        }
        return nil
    }

    // MARK: - Scripts

    /// Begins a letter of Cyrillic; folded ones begin with this or the next byte.
    private static var firstCyrillic: UInt8 { 0xD0 }
    /// Begins typographic signs: `’`, `…`.
    private static var firstSign: UInt8 { 0xE2 }
    /// Begins signs and letters of Chinese and Japanese.
    private static var firstEastAsian: UInt8 { 0xE3 }

    /// Begins a letter of another script: Cyrillic and what comes behind it, typographic signs apart.
    private static func isForeign(_ byte: UInt8) -> Bool { byte >= self.firstCyrillic && byte != self.firstSign }

    /// Whether an East Asian sign such as `「` stands there.
    private static func isPunctuation(_ name: NameText, at index: ByteIndex) -> Bool {
        name[index] == self.firstEastAsian && name[index + 1] == 0x80
    }

    /// `Друзья / 9-1-1`: a title of digits.
    private static func isNumber(_ name: NameText, _ range: Range<ByteIndex>) -> Bool {
        let text = name.folded[range]
        return !text.contains(where: \.isBeyondASCII) && text.contains(where: \.isDigit)
    }

    static func isLatin(_ name: NameText, _ range: Range<ByteIndex>) -> Bool {
        let letters = name.folded[range].count(where: \.isSmallLetter)
        return letters * 2 > range.count
            || letters * 3 > range.count && !name.folded[range].contains(where: \.leadsCyrillic)
    }
}
