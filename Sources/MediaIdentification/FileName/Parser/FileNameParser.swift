/// Reads one name, of a file or a folder, without its extension.
///
/// First what surely is something (`NamingRules`), then the year, then where technical words begin; what is left in front
/// is the title. Only where no rule found an episode are bare numbers looked at (`BareNumberRules`).
struct FileNameParser {
    let name: NameText
    let layout: NameLayout
    let wall: NameWall
    var findings: [Finding]
    /// The findings whose text is no part of the title.
    var used: [Finding] = []
    var reading = NameReading()
    /// A number right in front of the marker: counted through, or of the title.
    var countInFront: Int?

    /// Reads a name; a folder is not numbered without a word, unless it is a release: `Room 104`, `24`.
    static func parse(_ bytes: ArraySlice<UInt8>, isFolder: Bool = false) -> NameReading {
        let name = NameText(self.unwrapped(self.withoutCopy(ReversedName.forward(bytes).map { $0[...] } ?? bytes)))
        guard !name.tokens.isEmpty else { return NameReading() }
        var parser = Self(name)
        parser.read(isFolder: isFolder)
        return parser.reading
    }

    static func parse(_ text: String) -> NameReading { self.parse(Array(text.utf8)[...]) }

    /// `Title - Copy`, `Title - Kopie`, `Title (Copy)`: the second one of a file.
    private static func withoutCopy(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let last = bytes.last, last | 0x20 == .y || last | 0x20 == .e || last == .closingRound else {
            return bytes
        }
        let tail = NameNormalizer.folded(Array(bytes.suffix(8)))
        for mark in Self.copies where tail.count >= mark.count && tail.suffix(mark.count) == mark[...] {
            let rest = bytes.dropLast(mark.count)
            if rest.count > 1 { return rest }
        }
        return bytes
    }

    private static let copies = [" - copy", " - kopie", " (copy)"].map { Array($0.utf8) }

    /// `[ Title S02E10 1080p ]`: a bracket around all.
    private static func unwrapped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.first == .openingSquare, bytes.last == .closingSquare, bytes.count > 12, bytes.contains(.space),
            !bytes.dropLast().contains(.closingSquare)
        else { return bytes }
        return bytes.dropFirst().dropLast()
    }

    private init(_ name: NameText) {
        self.name = name
        self.layout = NameLayout(name)
        self.wall = NameWall(name, from: self.layout.body)
        self.findings = NamingRules.findings(in: NameScan(name: name, body: self.layout.body, wall: self.wall))
    }

    private mutating func read(isFolder: Bool) {
        self.reading.isFansub = self.layout.isFansub
        self.reading.hasTechnical = self.wall.hasTechnical
        self.settleEpisode()
        self.dropFilmEpisode()
        let year = self.settleYear()
        self.settleNumbers(year, takesBare: !isFolder || self.wall.hasTechnical || self.layout.isFansub)
        self.settlePart(year)
        self.reading.extra = ExtraRule.sort(self.name, self.layout)
        self.settleSpecial()
        self.settleComplete(year)
        self.settleTexts(year)
        self.settleTitleOfSpecial()
        self.reading.edition = EditionRule.edition(self.name, from: self.titleEnd(year))
    }
}
