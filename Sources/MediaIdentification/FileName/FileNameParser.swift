/// Reads one name, of a file or a folder, without its extension.
///
/// First what surely is something (the rules), then the year, then where technical words begin; what is left in front is
/// the title. Only where no rule found an episode are bare numbers looked at.
struct FileNameParser {
    let name: NameText
    let layout: NameLayout
    var findings: [Finding] = []
    var reading = NameReading()
    var wall: NameWall
    private var takesBareNumbers = true
    /// The findings whose text is no part of the title.
    var used: [Finding] = []

    /// Reads a name; a folder is not numbered without a word, unless it is a release: `Room 104`, `24`.
    static func parse(_ bytes: ArraySlice<UInt8>, isFolder: Bool = false) -> NameReading {
        var parser = Self(NameText(self.unwrapped(bytes)))
        parser.takesBareNumbers = !isFolder || parser.wall.hasTechnical || parser.layout.isFansub
        return parser.read()
    }

    /// `[ Title S02E10 1080p ]`: a bracket around all.
    private static func unwrapped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]"), bytes.count > 12, bytes.contains(32),
            !bytes.dropLast().contains(UInt8(ascii: "]"))
        else { return bytes }
        return bytes.dropFirst().dropLast()
    }

    static func parse(_ text: String) -> NameReading { self.parse(Array(text.utf8)[...]) }

    private init(_ name: NameText) {
        self.name = name
        self.layout = NameLayout(name)
        self.wall = NameWall(name, from: self.layout.body)
    }

    private mutating func read() -> NameReading {
        guard !self.name.tokens.isEmpty else { return self.reading }
        self.reading.isFansub = self.layout.isFansub
        self.findings = FindingScanner.findings(self.name, from: self.layout.body, self.wall)
        self.settleEpisode()
        self.dropFilmEpisode()
        let year = self.settleYear()
        if self.reading.episodes.isEmpty, !self.reading.isUnnumbered {
            if self.reading.date == nil, self.reading.season == nil, year == nil { self.settleShortDate() }
            if self.takesBareNumbers {
                if self.reading.date == nil { self.settleBareNumber(year) } else { self.settleNumberBesideDate() }
            }
        }
        self.settlePart(year)
        self.reading.extra = ExtraRule.sort(self.name, self.layout, self.reading)
        self.settleSpecial()
        self.settleComplete(year)
        self.settleTexts(year)
        self.reading.hasTechnical = self.wall.hasTechnical
        self.reading.edition = EditionRule.edition(self.name, from: self.titleEnd(year))
        return self.reading
    }
}
