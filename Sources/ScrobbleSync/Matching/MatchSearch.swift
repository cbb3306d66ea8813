internal import MediaIdentification
internal import TraktAPI

/// One way through corrections, ids and names to an explanation.
struct MatchSearch {
    /// Which of the ways led to the outcome.
    enum Way: String {
        case correction, ids, names
    }

    let reader: CatalogueReader
    var question: MatchQuestion
    /// Trakt's id of the show that other files of this folder and name belong to.
    let neighbour: Int?
    /// Ids that the user has written into the name: they say what it is, whatever else the name says.
    let named: ExternalIDs
    /// Whether no catalogue can know it: then nothing is asked.
    var isHome = false
    var explanation = MatchExplanation()
    /// Trakt's id of the show that was matched.
    private(set) var show: Int?
    private(set) var way = Way.names

    init(reader: CatalogueReader, question: MatchQuestion, neighbour: Int?, named: ExternalIDs = ExternalIDs()) {
        self.reader = reader
        self.question = question
        self.neighbour = neighbour
        self.named = named
    }

    mutating func run(_ description: MediaDescription) async throws(TraktError) {
        if let target = self.explanation.correction?.target, try await self.apply(target) {
            self.way = .correction
            return
        }
        if description.isExtra {
            return self.ask("is an extra, not a film or an episode")
        }
        if self.isHome, !self.question.names.isEmpty { return self.ask("a name like this is in no catalogue") }
        try await self.find(description)
        if let contradiction = description.contradiction { self.doubt(because: contradiction) }
    }

    /// What was written down about the file speaks of something else: the user is to choose.
    private mutating func doubt(because contradiction: String) {
        if let match = self.explanation.match { self.step("the name says \(match.title)") }
        self.explanation.match = nil
        self.ask(contradiction)
    }

    private mutating func find(_ description: MediaDescription) async throws(TraktError) {
        if try await self.byIDs(description) {
            self.way = .ids
            return
        }
        guard !self.question.names.isEmpty else { return self.ask("the name does not say what it is") }
        switch self.question.kind {
        case .movie: try await self.movie()
        case .episode: try await self.episode()
        case nil: try await self.unsorted()
        }
    }

    mutating func ask(_ reason: String) {
        guard self.explanation.match == nil else { return }
        self.explanation.reason = "needs a match: \(reason)"
    }

    mutating func step(_ text: String) { self.explanation.steps.append(text) }

    // MARK: - Outcomes

    /// Takes a ranking as the outcome: its winner, or why there is none.
    mutating func conclude(_ ranking: MatchRanking) {
        // What a broad search brought and is nothing like it helps nobody.
        self.explanation.candidates = ranking.entries.filter { $0.score.total > 0 }.prefix(10).map { $0.candidate }
        if let winner = ranking.winner {
            return self.take(winner.facts, because: "\(winner.name) has \(winner.score.total) points")
        }
        self.ask(ranking.doubt(self.question))
    }

    mutating func take(_ facts: CandidateFacts, because reason: String) {
        guard let match = facts.match else { return }
        self.explanation.match = match
        self.explanation.reason = nil
        self.show = facts.kind == .show ? facts.title.ids.trakt : nil
        self.step(reason)
        if case .found(_, let reading, _)? = facts.finding { self.step("the episode was found by \(reading.words)") }
    }

    // MARK: - Corrections

    /// - Returns: Whether that settles it.
    private mutating func apply(_ target: Correction.Target) async throws(TraktError) -> Bool {
        switch target {
        case .never:
            self.explanation.reason = CorrectionPlan.exclusion
            return true
        case .movie(let id):
            guard let movie = try await self.reader.title(.movie, id) else {
                self.ask("the film that you have named is not at Trakt")
                return true
            }
            self.take(CandidateFacts(kind: .movie, title: movie), because: "you have said so")
            return true
        case .show(let correction):
            guard let show = try await self.reader.title(.show, correction.show) else {
                self.ask("the show that you have named is not at Trakt")
                return true
            }
            try await self.takeEpisode(of: show, self.question.corrected(by: correction), because: "you have said so")
            return true
        case .offset(let season, let episode):
            let offset = Correction.Show(show: "", seasonOffset: season, episodeOffset: episode)
            self.question = self.question.corrected(by: offset)
            return false
        }
    }

    /// Takes an episode of a show about which there is no doubt.
    ///
    /// - Returns: Whether there is such an episode.
    @discardableResult
    mutating func takeEpisode(
        of show: TraktTitle,
        _ question: MatchQuestion,
        because reason: String
    ) async throws(TraktError) -> Bool {
        var facts = CandidateFacts(kind: .show, title: show)
        let resolver = EpisodeResolver(try await self.reader.seasons(of: show), of: show)
        facts.finding = resolver.resolve(question)
        var entry = MatchRanking.Entry(facts: facts, likeness: 100, score: CandidateScore())
        entry.score = CandidateScore(of: facts, for: question, likeness: facts.likeness(question))
        entry.score.title = 60
        self.explanation.candidates = [entry.candidate]
        self.take(facts, because: reason)
        if self.explanation.match == nil { self.ask(entry.doubtAboutEpisode(question)) }
        return self.explanation.match != nil
    }
}

extension MatchQuestion {
    /// With another count of seasons and episodes.
    func corrected(by correction: Correction.Show) -> Self {
        var question = self
        question.season = correction.season ?? Self.sum(self.season, correction.seasonOffset)
        question.number = correction.episode ?? Self.sum(self.number, correction.episodeOffset)
        if correction.season != nil || correction.episode != nil || correction.episodeOffset != 0 {
            // What the user counts is not to be outdone by what the name says besides.
            question.episodeTitle = nil
            question.absolute = nil
            if correction.episode != nil { question.date = nil }
        }
        return question
    }

    private static func sum(_ number: Int?, _ offset: Int) -> Int? {
        guard let number else { return nil }
        let (sum, isTooLarge) = number.addingReportingOverflow(offset)
        return isTooLarge ? number : sum
    }
}

extension CandidateFacts {
    /// What the file would be; nil for a show without the episode.
    var match: Match? {
        guard let id = self.title.ids.trakt else { return nil }
        let name = self.title.title ?? ""
        guard self.kind != .movie else {
            return Match(
                item: .movie(trakt: id, title: self.title.title, year: self.title.year),
                kind: .movie,
                title: name,
                year: self.title.year,
                runtime: self.title.runtime,
                slug: self.title.ids.slug
            )
        }
        guard let episode = self.episode, let number = episode.ids.trakt else { return nil }
        return Match(
            item: .episode(trakt: number),
            kind: .episode,
            title: name,
            year: self.title.year,
            season: episode.season,
            number: episode.number,
            episodeTitle: episode.title,
            runtime: episode.runtime ?? self.title.runtime,
            slug: self.title.ids.slug
        )
    }
}

extension MatchRanking {
    /// Why none of them is sent.
    func doubt(_ question: MatchQuestion) -> String {
        let asked = question.names.first?.text.prefix(60) ?? ""
        guard let first = self.entries.first, first.likeness >= 65 else {
            return "nothing at Trakt is called “\(asked)”"
        }
        let rivals = self.rivals
        if rivals.count > 1 { return "\(rivals[0].name) or \(rivals[1].name)" }
        switch first.facts.finding {
        case .missing, .ambiguous: return first.doubtAboutEpisode(question)
        case .found, nil: return "is it \(first.name)?"
        }
    }
}

extension MatchRanking.Entry {
    var candidate: Candidate {
        Candidate(
            kind: self.facts.kind,
            trakt: self.facts.title.ids.trakt ?? 0,
            title: self.facts.title.title ?? "",
            year: self.facts.title.year,
            slug: self.facts.title.ids.slug,
            score: self.score,
            match: self.facts.match
        )
    }

    func doubtAboutEpisode(_ question: MatchQuestion) -> String {
        guard case .ambiguous(let episodes)? = self.facts.finding, episodes.count > 1 else {
            return "Trakt has no \(question.episodeText) of \(self.name)"
        }
        return "\(episodes.prefix(2).map(\.code).joined(separator: " or ")) of \(self.name)"
    }
}

extension TraktEpisode {
    /// `S02E04`.
    var code: String {
        func twoDigits(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "?" }
        return "S\(twoDigits(self.season))E\(twoDigits(self.number))"
    }
}

extension EpisodeResolver.Reading {
    var words: String {
        switch self {
        case .number: "season and number"
        case .absolute: "Trakt's count through all seasons"
        case .counted: "counting through the seasons"
        case .broadcastBreak: "the long break in Trakt's season"
        case .hundreds: "reading the number as season and episode"
        case .date: "its date"
        case .title: "its title"
        }
    }
}
