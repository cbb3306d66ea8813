/// What a rule found, and where.
struct Finding {
    /// The convention, for the trace.
    var rule: NamingConvention
    var start: ByteIndex
    var end: ByteIndex
    var season: Int?
    var episodes: [Int] = []
    var absolute: [Int] = []
    /// As in `YYYY-MM-DD`.
    var date: String?
    /// Of a film or of a mini-series.
    var part: Int?
    /// A number that is no whole one, `07.5`: an episode, but none that is known by number.
    var isFraction = false
    /// With the number it may be a film's title, which whoever asks Trakt has to know.
    var mayBeFilm = false
    /// The episode number stood alone behind the season, without any word or letter of its own.
    var isBare = false

    /// `S02E14.5` is neither the 14th nor the 5th.
    mutating func takeHalf(_ name: NameText) {
        guard name.has(".5", at: self.end), !name.isWord(self.end + 2),
            name[self.end + 2] != .dot || !name.isDigit(self.end + 3)
        else { return }
        self.episodes = []
        self.isFraction = true
        self.end += 2
    }

    var hasEpisode: Bool { !self.episodes.isEmpty || self.isFraction }
}
