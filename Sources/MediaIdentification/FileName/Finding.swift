/// What a rule found, and where.
struct Finding {
    /// The convention, for the trace.
    var rule: NamingConvention
    /// In bytes of the name.
    var start: Int
    var end: Int
    var season: Int?
    var episodes: [Int] = []
    var absolute: [Int] = []
    /// As in `YYYY-MM-DD`.
    var date: String?
    /// Of a film or of a mini-series.
    var part: Int?
    /// A number that is no whole one, `07.5`: an episode, but none that is known by number.
    var isFraction = false
    /// The episode number stood alone behind the season, without any word or letter of its own.
    var isBare = false

    var hasEpisode: Bool { !self.episodes.isEmpty || self.isFraction }
}

/// The naming conventions; the raw value is how `--explain` names them.
enum NamingConvention: String, Codable, Sendable {
    case seasonEpisode = "S01E02"
    case cross = "1x02"
    case season = "S01"
    case seasonWord = "Season 1"
    case episodeWord = "Episode 5"
    case seasonAndEpisodeWord = "Season 1 Episode 5"
    case countedOf = "1 of 6"
    case date = "date"
    case animeNumber = "Title - 12"
    case paddedNumber = "Title.05"
    case leadingNumber = "05 - Title"
    case compactNumber = "101"
    case pair = "1.02"
    case range = "01-12"
    case bracketNumber = "[Title][12]"
    case part = "Part 2"
    case cjk = "第2季 第03話"
    case special = "OVA"
    case film = "Title (Year)"
    case titleOnly = "Title"
}
