internal import Foundation

/// A title as it is compared: by its words, without case, accents, punctuation, and leading article.
struct TitleText: Hashable, Sendable {
    /// The words with their article, between spaces.
    let full: String
    /// The words without the article, between spaces.
    let plain: String
    /// `plain` in Latin letters, without spaces, with digits for Roman numerals.
    let canonical: String
    /// What stands before a colon or a dash, in canonical form; nil where nothing does.
    let head: String?
    private let article: String?
    private let compact: String
    private let numbers: [String]

    init(_ title: String) {
        // Nothing is lost: no real title is longer, and comparing costs the square of the length.
        let title = String(title.prefix(200))
        let words = Self.words(title)
        let bare = Self.withoutArticle(words)
        self.article = bare.count < words.count ? words[0] : nil
        self.full = words.isEmpty ? title.trimmingCharacters(in: .whitespaces) : words.joined(separator: " ")
        self.plain = words.isEmpty ? self.full : bare.joined(separator: " ")
        self.compact = bare.joined()
        let canonical = Self.canonical(bare)
        self.canonical = canonical.joined()
        self.numbers = canonical.filter { $0.allSatisfy(\.isNumber) }.sorted()
        self.head = Self.head(of: title).map { Self.canonical(Self.withoutArticle(Self.words($0))).joined() }
    }

    // MARK: - Likeness

    /// How alike two titles are, in percent.
    ///
    /// 100 for the same words, 95 and more for another way of writing them, 94 without the article; 80 to 92 for slips of
    /// the pen, one letter in five at most; 85 for a title that lacks the other's part behind a colon; 70 for one that
    /// has more than the other; up to 60 for words in common.
    ///
    /// - Parameter other: The other title.
    /// - Returns: 0…100.
    func likeness(to other: Self) -> Int {
        if self.full == other.full { return self.full.isEmpty ? 0 : 100 }
        guard !self.canonical.isEmpty, !other.canonical.isEmpty else { return 0 }
        let isSameArticle = self.article == other.article
        if self.plain == other.plain { return 94 }
        if self.compact == other.compact { return isSameArticle ? 97 : 94 }
        if self.canonical == other.canonical { return isSameArticle ? 96 : 94 }
        if let slips = self.slips(to: other) { return slips }
        if let head = other.head, head == self.canonical { return 85 }
        if let head = self.head, head == other.canonical { return 70 }
        return self.wordsInCommon(with: other)
    }

    /// Likeness for slips of the pen; nil for more than those, and where the numbers differ.
    private func slips(to other: Self) -> Int? {
        let (one, two) = (Array(self.canonical), Array(other.canonical))
        let length = max(one.count, two.count)
        guard length >= 5, length <= 100, self.numbers == other.numbers else { return nil }
        // One letter more at the end of a word is another title: Alien, Aliens.
        if one.count != two.count, self.canonical + "s" == other.canonical || other.canonical + "s" == self.canonical {
            return 82
        }
        let limit = length / 5
        guard abs(one.count - two.count) <= limit else { return nil }
        let distance = editDistance(one, two)
        guard distance <= limit else { return nil }
        return min(92, 100 - 80 * distance / length)
    }

    private func wordsInCommon(with other: Self) -> Int {
        let (one, two) = (Set(self.plain.split(separator: " ")), Set(other.plain.split(separator: " ")))
        let common = one.intersection(two).count
        return one.isEmpty || two.isEmpty ? 0 : 60 * 2 * common / (one.count + two.count)
    }

    // MARK: - Normal forms

    /// Letters and digits only, without case or accents, `&` as `and`.
    static func words(_ title: String) -> [String] {
        let folded = title.lowercased().replacing("&", with: " and ")
            .folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
        return folded.split { !$0.isLetter && !$0.isNumber && !Self.apostrophes.contains($0) }
            .map { String($0.filter { !Self.apostrophes.contains($0) }) }.filter { !$0.isEmpty }
    }

    private static let apostrophes: Set<Character> = ["'", "’", "‘", "`", "´"]

    private static func withoutArticle(_ words: [String]) -> [String] {
        words.count > 1 && ["the", "a", "an"].contains(words[0]) ? Array(words.dropFirst()) : words
    }

    private static func canonical(_ words: [String]) -> [String] {
        var words = words.map(Self.latin)
        // Whose it is stands before some titles and is left out of most names.
        if words.count > 1, ["marvels", "dcs", "disneys"].contains(words[0]) { words.removeFirst() }
        let last = words.count - 1
        let numbered = words.enumerated().map { index, word in
            if let number = Self.roman[word], word.count > 1 || index == last && index > 0 { return "\(number)" }
            return Self.spelled[word] ?? word
        }
        // `Part Two`, `Part 2`, `2`.
        return numbered.enumerated().compactMap { index, word in
            let isCounting = ["part", "pt", "volume", "vol"].contains(word) && index < last
            if word == "and" || isCounting && numbered[index + 1].allSatisfy(\.isNumber) { return nil }
            return word
        }
    }

    /// In Latin letters without marks; ä, ae and a are one.
    private static func latin(_ word: String) -> String {
        var word = word
        if !word.utf8.allSatisfy({ $0 < 128 }) {
            word = word.applyingTransform(Self.toLatin, reverse: false) ?? word
            word = word.filter { $0.isLetter || $0.isNumber }
        }
        for (pair, letter) in [("ae", "a"), ("oe", "o"), ("ue", "u")] { word = word.replacing(pair, with: letter) }
        return word
    }

    private static let toLatin = StringTransform("Any-Latin; Latin-ASCII; Lower")

    private static let roman = [
        "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
        "xiii": 13,
    ]

    private static let spelled = [
        "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
        "nine": "9", "ten": "10",
    ]

    /// What stands before the first colon or dash between words.
    static func head(of title: String) -> String? {
        for mark in [": ", " - ", " – ", " — ", "："] {
            guard let range = title.range(of: mark) else { continue }
            let head = title[..<range.lowerBound].trimmingCharacters(in: .whitespaces)
            return head.isEmpty ? nil : head
        }
        return nil
    }
}

/// How many letters must be put in, taken out, changed or swapped with their neighbour to make one text the other.
func editDistance(_ one: [Character], _ two: [Character]) -> Int {
    var (before, last) = ([Int](), Array(0...two.count))
    for (row, left) in one.enumerated() {
        var line = [row + 1]
        for (column, right) in two.enumerated() {
            var best = min(last[column + 1] + 1, line[column] + 1, last[column] + (left == right ? 0 : 1))
            if row > 0, column > 0, left == two[column - 1], one[row - 1] == right {
                best = min(best, before[column - 1] + 1)
            }
            line.append(best)
        }
        (before, last) = (last, line)
    }
    return last[two.count]
}
