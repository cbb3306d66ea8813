/// `抓娃娃 Successor`, `Черное зеркало / Black Mirror`: the same title in several scripts; the Latin one is the title.
enum TitleScripts {
    static func cut(_ name: NameText, _ range: inout Range<Int>, _ alternatives: inout [String]) {
        self.cutPeople(name, &range)
        let parts = self.parts(name, range)
        if parts.count > 1 {
            let latin = parts.firstIndex { self.isLatin(name, $0) } ?? parts.firstIndex { self.isNumber(name, $0) }
            let chosen = self.isLatin(name, parts[0]) ? 0 : latin ?? 0
            for (index, part) in parts.enumerated() where index != chosen {
                if let text = TitleText.text(name, part) { alternatives.append(text) }
            }
            range = parts[chosen]
            return
        }
        self.cutForeignLead(name, &range, &alternatives)
    }

    /// `American Animals (Барт Лэйтон / Bart Layton)`: the director.
    private static func cutPeople(_ name: NameText, _ range: inout Range<Int>) {
        for bracket in name.brackets
        where bracket.start > range.lowerBound && bracket.end <= range.upperBound
            && bracket.opening == UInt8(ascii: "(")
        {
            guard name.folded[bracket.start..<bracket.end].contains(where: { $0 == 0xD0 || $0 == UInt8(ascii: "/") })
            else { continue }
            // `Мир (Другое имя) / World`: the other title stands behind.
            if name.has(" / ", at: bracket.end) { continue }
            let head = TitleText.trimmed(name, range.lowerBound..<bracket.start)
            if !head.isEmpty { range = head }
            return
        }
    }

    /// The parts between slashes outside of brackets.
    private static func parts(_ name: NameText, _ range: Range<Int>) -> [Range<Int>] {
        guard name.folded[range].contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "|") }) else {
            return [range]
        }
        var parts: [Range<Int>] = []
        var depth = 0
        var start = range.lowerBound
        for index in range {
            switch name[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "/"), UInt8(ascii: "|"):
                guard depth <= 0, parts.count < 6 else { continue }
                let part = TitleText.trimmed(name, start..<index)
                if !part.isEmpty { parts.append(part) }
                start = index + 1
            default: continue
            }
        }
        let last = TitleText.trimmed(name, start..<range.upperBound)
        if !last.isEmpty { parts.append(last) }
        return parts.isEmpty ? [range] : parts
    }

    private static func cutForeignLead(_ name: NameText, _ range: inout Range<Int>, _ alternatives: inout [String]) {
        guard self.isForeign(name[range.lowerBound]) else { return }
        var index = name.token(from: range.lowerBound)
        while index < name.tokens.count, name.tokens[index].end <= range.upperBound,
            self.isForeign(name[name.tokens[index].start]) || name.tokens[index].isNumber
        {
            index += 1
        }
        guard index < name.tokens.count, name.tokens[index].end <= range.upperBound,
            name[name.tokens[index].start] >= 97,
            name[name.tokens[index].start] <= 122, name.tokens[index].bracket < 0
        else { return }
        let tail = TitleText.trimmed(name, name.tokens[index].start..<range.upperBound)
        guard tail.count > 2, !name.folded[tail].contains(where: { $0 >= 0xE3 || $0 == 0xD0 || $0 == 0xD1 }),
            name[range.lowerBound + 1] != 0x80 || name[range.lowerBound] != 0xE3
        else { return }
        if let text = TitleText.text(name, range.lowerBound..<tail.lowerBound) { alternatives.append(text) }
        range = tail
    }

    private static func isForeign(_ byte: UInt8) -> Bool { byte >= 0xD0 && byte != 0xE2 }

    /// `Друзья / 9-1-1`: a title of digits.
    private static func isNumber(_ name: NameText, _ range: Range<Int>) -> Bool {
        name.folded[range].allSatisfy { $0 < 128 } && range.contains { name.isDigit($0) }
    }

    static func isLatin(_ name: NameText, _ range: Range<Int>) -> Bool {
        let letters = name.folded[range].count { $0 >= 97 && $0 <= 122 }
        return letters * 3 > range.count && !name.folded[range].contains { $0 == 0xD0 || $0 == 0xD1 }
            || letters * 2 > range.count
    }
}
