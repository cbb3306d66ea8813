/// What one name, of a file or a folder, says by itself.
struct NameReading {
    var convention = NamingConvention.titleOnly
    var title: String?
    var alternativeTitles: [String] = []
    var year: Int?
    /// `(2009)` rather than a bare 2009.
    var isYearMarked = false
    var season: Int?
    var episodes: [Int] = []
    var absolute: [Int] = []
    var date: String?
    var episodeTitle: String?
    var country: String?
    var part: Int?
    var edition: String?
    var extra: ExtraSort?
    /// `07.5`, `OVA`: an episode without a number to look it up by.
    var isUnnumbered = false
    /// Only a number that might be part of the title says that it is an episode.
    var isGuess = false
    /// Whether technical words were cut away.
    var hasTechnical = false
    /// `[Group] …` or a checksum: the habits of anime apply.
    var isFansub = false
    /// The marker stands before the title.
    var startsWithMarker = false

    var isEpisode: Bool {
        self.season != nil || !self.episodes.isEmpty || self.date != nil || self.isUnnumbered || !self.absolute.isEmpty
    }
}
