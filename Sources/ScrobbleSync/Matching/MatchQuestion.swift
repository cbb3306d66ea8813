internal import Foundation
internal import MediaIdentification

/// What is asked of Trakt: a description in the form in which candidates are held against it.
struct MatchQuestion: Hashable, Sendable {
    /// A name the film or show may go by.
    struct Name: Hashable, Sendable {
        var text: String
        var compared: TitleText
        /// A part of a name only: never more than a hint.
        var isPart = false
        /// The country that the name without its suffix claims.
        var country: String?
        /// The year that the name without its suffix claims.
        var year: Int?
    }

    var kind: MediaDescription.Kind?
    /// The best first.
    var names: [Name]
    var year: Int?
    /// Two letters in lower case, as Trakt has it.
    var country: String?
    var season: Int?
    var number: Int?
    var absolute: Int?
    /// `YYYY-MM-DD`.
    var date: String?
    var episodeTitle: String?
    /// The part, or cour, of the season, in which the number counts.
    var seasonPart: Int?
    /// What it is called if it is a film of a numbered list.
    var filmTitle: String?
    /// Whether season and number were read out of one number, `205`, which may count through as well.
    var isGuess: Bool
    /// How long the file runs.
    var minutes: Double?

    init(_ description: MediaDescription, minutes: Double? = nil) {
        self.kind = description.kind
        self.year = description.year
        self.season = description.season
        self.number = description.episodes.first
        self.absolute = description.absolute.first
        self.date = description.date
        self.episodeTitle = description.episodeTitle
        self.seasonPart = description.kind == .episode && description.season != nil ? description.part : nil
        self.filmTitle = description.filmTitle
        self.isGuess = description.season != nil && description.confidence == MediaDescription.guessed
        self.minutes = minutes.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        self.country = description.country.map { Self.countries[$0.uppercased()] ?? $0.lowercased() }
        self.names = []
        for title in ([description.title].compactMap { $0 } + description.alternativeTitles).prefix(6) {
            self.add(title)
        }
    }

    /// Takes a title with what it may also mean: without its year, without its country, its part before a colon.
    mutating func add(_ title: String) {
        self.add(Name(text: title, compared: TitleText(title)))
        if let shorter = Self.withoutSuffix(title) { self.add(shorter) }
        if let head = TitleText.head(of: title) {
            self.add(Name(text: head, compared: TitleText(head), isPart: true))
        }
    }

    private mutating func add(_ name: Name) {
        guard !name.text.isEmpty, !self.names.contains(where: { $0.compared == name.compared }) else { return }
        self.names.append(name)
    }

    /// `The Office (US)`, `The Office UK`, `Ghosts 2019` without the last word.
    static func withoutSuffix(_ title: String) -> Name? {
        guard let space = title.lastIndex(of: " ") else { return nil }
        let word = title[space...].trimmingCharacters(in: CharacterSet(charactersIn: " ()[]"))
        let rest = title[..<space].trimmingCharacters(in: .whitespaces)
        guard !rest.isEmpty else { return nil }
        var name = Name(text: rest, compared: TitleText(rest))
        name.country = Self.countries[word]
        name.year = Int(word).flatMap { (1900...2100).contains($0) ? $0 : nil }
        return name.country == nil && name.year == nil ? nil : name
    }

    /// As names write countries, in capitals, and as Trakt does.
    static let countries = [
        "US": "us", "USA": "us", "UK": "gb", "GB": "gb", "AU": "au", "NZ": "nz", "CA": "ca", "IE": "ie", "IN": "in",
        "JP": "jp", "KR": "kr", "CN": "cn", "DE": "de", "FR": "fr", "ES": "es", "IT": "it", "SE": "se", "DK": "dk",
        "NO": "no", "FI": "fi", "NL": "nl", "BE": "be", "PL": "pl", "RU": "ru", "BR": "br", "MX": "mx", "TR": "tr",
    ]

    /// The same as an episode of a series without seasons, where the title ends in `Part 2`.
    var part: Self? {
        guard self.number == nil, self.season == nil, let name = self.names.first else { return nil }
        let words = name.text.split(separator: " ")
        guard words.count >= 3, let last = words.last, let number = Int(last), (1...50).contains(number),
            ["part", "pt", "pt.", "teil", "episode"].contains(words[words.count - 2].lowercased())
        else { return nil }
        var part = self
        part.kind = .episode
        part.number = number
        part.names = []
        part.add(words.dropLast(2).joined(separator: " "))
        return part
    }

    /// `Title II - 05`, `Title 2 - 05` as the second season of `Title`; nil where the name ends with no number.
    var asSeason: Self? {
        guard self.season == nil, self.number != nil, let name = self.names.first else { return nil }
        let words = name.text.split(separator: " ")
        guard words.count > 1, let last = words.last?.lowercased(), let season = Int(last) ?? Self.romans[last],
            (2...9).contains(season)
        else { return nil }
        var question = self
        question.season = season
        question.names = []
        question.add(words.dropLast().joined(separator: " "))
        return question
    }

    private static let romans = ["ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6]

    /// How alike a title and the best of the names are, and which one that is.
    func likeness(to titles: [TitleText]) -> (percent: Int, name: Name)? {
        var best: (percent: Int, name: Name)?
        for name in self.names {
            for title in titles {
                var percent = name.compared.likeness(to: title)
                if name.isPart { percent = min(percent, 70) }
                if percent > best?.percent ?? 0 { best = (percent, name) }
            }
        }
        return best
    }

    /// As people write it: `S02E04`, `16`, `2014-09-01`.
    var episodeText: String {
        if let date = self.date { return date }
        let number =
            (self.number ?? self.absolute).map { "\($0)" } ?? self.episodeTitle.map { "“\($0.prefix(60))”" } ?? "?"
        guard let season = self.season else { return number }
        let code = "S\(Self.twoDigits("\(season)"))E\(Self.twoDigits(number))"
        return self.seasonPart.map { "\(code) counted from part \($0)" } ?? code
    }

    private static func twoDigits(_ text: String) -> String { text.count == 1 ? "0\(text)" : text }
}
