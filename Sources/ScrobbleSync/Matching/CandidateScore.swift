internal import TraktAPI

/// How well a film or a show of Trakt fits what a file says, in points, part by part.
///
/// A perfect name alone is worth 60; `mark` is what it takes to be sent, and `margin` how far the next one must be behind.
package struct CandidateScore: Codable, Hashable, Sendable {
    /// 0…60, in proportion to the likeness of the best of all its names.
    package var title = 0
    /// 20 for the same year, 12 for one beside it; -40 for a film and -25 for a show of another year.
    package var year = 0
    /// 10 or -25 where the name says a country.
    package var country = 0
    /// 10 for a file that runs as long, -8 for one that cannot be it.
    package var runtime = 0
    /// 10 if the show has the episode, 0 if it has it in another way of counting, -30 if not.
    package var episode = 0
    /// 15 for an episode of the title in the name, -8 for one of another title.
    package var episodeTitle = 0
    /// 12 for what other files of this folder and name turned out to be.
    package var neighbours = 0
    /// 10 for the only one of this name, 6 for the only one of a name like it.
    package var uniqueness = 0
    /// What is taken off so that a doubtful one cannot win.
    package var doubt = 0

    package var total: Int {
        self.title + self.year + self.country + self.runtime + self.episode + self.episodeTitle + self.neighbours
            + self.uniqueness + self.doubt
    }

    /// The sum and its parts.
    package var words: String {
        let parts = [
            ("title", self.title), ("year", self.year), ("country", self.country), ("runtime", self.runtime),
            ("episode", self.episode), ("episode title", self.episodeTitle), ("neighbours", self.neighbours),
            ("only one", self.uniqueness), ("doubt", self.doubt),
        ]
        let told = parts.filter { $0.1 != 0 }.map { "\($0.0) \($0.1)" }
        return "\(self.total) points" + (told.isEmpty ? "" : " (\(told.joined(separator: ", ")))")
    }

    /// Points it takes to be sent without asking.
    package static let mark = 70
    /// Points by which the next one must be behind.
    package static let margin = 10

    package init() {}
}

/// All that is known of one candidate.
struct CandidateFacts: Hashable, Sendable {
    /// Film or show.
    var kind: TraktClient.Kind
    var title: TraktTitle
    /// Aliases and translations; nil where they were not asked for.
    var otherNames: [String]?
    /// Whether it was on the short list of exact titles, which knows aliases too.
    var isExactHit = false
    /// Nil for films, and for shows that were not looked into.
    var finding: EpisodeResolver.Finding?
    /// When the season that is meant began, where it is known.
    var yearOfSeason: Int?
    var isNeighbour = false

    /// Its title and its original title.
    var ownNames: [TitleText] {
        [self.title.title, self.title.original_title].compactMap { $0 }.map { TitleText(self.withoutSuffix($0)) }
    }

    /// Whether it may go by the name although that is not seen.
    var isUnseen: Bool { self.isExactHit && self.otherNames == nil }

    /// How alike the question's names and its own are, and its other ones; those count a little less.
    func likeness(_ question: MatchQuestion) -> Likeness {
        let own = question.likeness(to: self.ownNames)
        let other = question.likeness(to: (self.otherNames ?? []).map { TitleText(self.withoutSuffix($0)) })
        if let other, min(other.percent, 97) > own?.percent ?? 0 {
            return Likeness(percent: min(other.percent, 97), name: other.name, isOwn: false)
        }
        return Likeness(percent: own?.percent ?? 0, name: own?.name, isOwn: true)
    }

    /// `Charmed (2018)`, `The Office (US)` and `Ghosts US` without what its year and country say anyway.
    private func withoutSuffix(_ title: String) -> String {
        guard let shorter = MatchQuestion.withoutSuffix(title) else { return title }
        let isOwn = shorter.year.map { $0 == self.title.year } ?? (shorter.country == self.title.country)
        return isOwn ? shorter.text : title
    }

    struct Likeness {
        var percent: Int
        var name: MatchQuestion.Name?
        /// Whether it is the title itself, or the original one.
        var isOwn: Bool
    }

    var episode: TraktEpisode? {
        if case .found(let episode, _, _)? = self.finding { episode } else { nil }
    }
}

extension CandidateScore {
    /// - Parameters:
    ///   - facts: The candidate.
    ///   - question: What the file says.
    ///   - likeness: How alike their names are, in percent, and which of the names that is.
    init(of facts: CandidateFacts, for question: MatchQuestion, likeness: CandidateFacts.Likeness) {
        let percent = likeness.percent
        self.title = (percent * 6 + 5) / 10
        let isMovie = facts.kind == .movie
        self.year = Self.yearPoints(question.year ?? likeness.name?.year, facts, isMovie: isMovie)
        self.country = Self.countryPoints(question.country ?? likeness.name?.country, facts.title.country)
        let runtime = facts.episode?.runtime ?? facts.title.runtime
        self.runtime = Self.runtimePoints(question.minutes, runtime, isMovie: isMovie)
        switch facts.finding {
        case .found(_, let reading, let fit):
            // Another way of counting finds something in many a show: it is no evidence for one of several.
            let isConverted = question.season != nil && reading != .number && reading != .title && reading != .date
            self.episode = isConverted || reading == .hundreds ? 0 : 10
            if let fit { self.episodeTitle = fit >= 80 ? 15 : fit < 50 ? -8 : 0 }
            // A division of the show that is not Trakt's was guessed from its dates: the name must leave no doubt.
            if reading == .broadcastBreak || reading == .hundreds, percent < 95 { self.doubt -= 20 }
        case .missing: self.episode = -30
        case .ambiguous, nil: break
        }
        self.neighbours = facts.isNeighbour ? 12 : 0
    }

    private static func yearPoints(_ wanted: Int?, _ facts: CandidateFacts, isMovie: Bool) -> Int {
        guard let wanted else { return 0 }
        guard let year = facts.title.year else { return -5 }
        let (apart, _) = wanted.subtractingReportingOverflow(year)
        if apart == 0 { return 20 }
        if (-1...1).contains(apart) { return 12 }
        if !isMovie, facts.yearOfSeason == wanted { return 6 }
        return isMovie ? -40 : -25
    }

    private static func countryPoints(_ wanted: String?, _ country: String?) -> Int {
        guard let wanted, let country else { return 0 }
        return wanted == country ? 10 : -25
    }

    /// Films are cut a little, sped up for television by 4 %, extended by up to a third; shows lose their commercials.
    static func runtimePoints(_ minutes: Double?, _ runtime: Int?, isMovie: Bool) -> Int {
        guard let minutes else { return 0 }
        guard let runtime, runtime > 0 else { return 4 }
        let ratio = minutes / Double(runtime)
        if isMovie {
            if abs(minutes - Double(runtime)) <= 4 || (0.95...1.04).contains(ratio) { return 10 }
            if (0.90...1.10).contains(ratio) { return 5 }
            return (0.85...1.33).contains(ratio) ? 0 : -8
        }
        if (0.87...1.13).contains(ratio) { return 10 }
        if (0.75...1.3).contains(ratio) { return 2 }
        return (0.6...1.6).contains(ratio) ? -2 : -8
    }
}
