internal import MediaIdentification
internal import TraktAPI

/// By ids of other catalogues, with what they turn out to be of (`Documentation/trakt.md`, traps 32 and 33).
extension MatchSearch {
    /// - Returns: Whether that settles it; not when Trakt knows none of the ids.
    mutating func byIDs(_ description: MediaDescription) async throws(TraktError) -> Bool {
        if self.named.imdb == nil {
            for case (let source, let id?) in [(TraktClient.IDSource.tmdb, self.named.tmdb), (.tvdb, self.named.tvdb)] {
                if try await self.byNamedNumber(source, "\(id)") { return true }
            }
        }
        if try await self.byEpisodeIDs(description.episodeIDs) { return true }
        let ids = description.ids
        if let imdb = ids.imdb {
            for hit in try await self.reader.lookUp(.imdb, imdb, kind: self.kind)
            where try await self.take(hit, "imdb \(imdb)") {
                return true
            }
        }
        for case (let source, let id?) in [(TraktClient.IDSource.tmdb, ids.tmdb), (.tvdb, ids.tvdb)] {
            if try await self.byNumber(source, "\(id)") { return true }
        }
        return false
    }

    private var kind: TraktClient.Kind { self.question.kind == .movie ? .movie : .show }

    private var hasEpisode: Bool {
        self.question.number != nil || self.question.date != nil || self.question.absolute != nil
            || self.question.episodeTitle != nil && self.question.kind == .episode
    }

    /// An imdb id says itself what it is of, and no other item has it.
    private mutating func take(
        _ hit: TraktSearchResult,
        _ source: String,
        isNamed: Bool = false
    ) async throws(TraktError) -> Bool {
        if let movie = hit.movie {
            guard isNamed || !self.isForeign(movie) else {
                self.explanation.candidates = [
                    MatchRanking.Entry(
                        facts: CandidateFacts(kind: .movie, title: movie),
                        likeness: 0,
                        score: CandidateScore()
                    ).candidate
                ]
                self.ask(
                    "\(source) is \(movie.displayName), the name says “\(self.question.names.first?.text.prefix(60) ?? "")”"
                )
                return true
            }
            return self.takeMovie(movie, source)
        }
        guard let show = hit.show else { return false }
        if let episode = hit.episode { return try await self.takeEpisode(episode, of: show, source) }
        guard self.question.kind != .movie, self.hasEpisode else {
            self.ask("\(source) is the show \(show.displayName), and the name says no episode")
            return true
        }
        try await self.takeEpisode(of: show, self.question, because: "\(source) is \(show.displayName)")
        return true
    }

    /// A number in the name itself needs no agreement of the rest; only which kind it is of may be open.
    ///
    /// - Returns: Whether there is such a number; else the name decides.
    private mutating func byNamedNumber(_ source: TraktClient.IDSource, _ id: String) async throws(TraktError) -> Bool {
        let isFilm = self.question.kind == .movie || self.question.kind == nil && !self.hasEpisode
        let name = "\(source.rawValue) \(id)"
        let hit = try await self.reader.lookUp(source, id, kind: isFilm ? .movie : .show).first
        if let hit, let title = isFilm ? hit.movie : hit.show, isFilm || self.isNamed(title) {
            return try await self.take(hit, name, isNamed: true)
        }
        // Some write the number of the episode, some that of a show into the name of a film of it.
        let other = try await self.reader.lookUp(source, id, kind: isFilm ? .show : .episode).first
        if let other, let show = other.show, hit == nil || self.isNamed(show) {
            return try await self.take(other, name, isNamed: true)
        }
        guard let hit else { return false }
        return try await self.take(hit, name, isNamed: true)
    }

    /// A number at TMDB or TVDB means one thing among films, another among shows, a third among episodes.
    private mutating func byNumber(_ source: TraktClient.IDSource, _ id: String) async throws(TraktError) -> Bool {
        let name = "\(source.rawValue) \(id)"
        let hit = try await self.reader.lookUp(source, id, kind: self.kind).first
        let title = self.kind == .movie ? hit?.movie : hit?.show
        if let hit, let title, self.isNamed(title) { return try await self.take(hit, name) }
        // The name says something else: the number may be one of another kind.
        let other: TraktClient.Kind = self.kind == .movie ? .show : .episode
        let second = try await self.reader.lookUp(source, id, kind: other).first
        if let second, let show = second.show, self.isNamed(show) || title == nil {
            return try await self.take(second, name)
        }
        guard let hit, let title else { return false }
        if try await self.isAlsoNamed(title) { return try await self.take(hit, name) }
        // The file says the number and nothing speaks for the other kind.
        if second == nil, self.agrees(title) { return try await self.take(hit, name) }
        self.explanation.candidates = [
            MatchRanking.Entry(
                facts: CandidateFacts(kind: self.kind, title: title),
                likeness: 0,
                score: CandidateScore()
            ).candidate
        ]
        self.ask("\(name) is \(title.displayName), the name says “\(self.question.names.first?.text.prefix(60) ?? "")”")
        return true
    }

    /// Whether neither name nor year are those of the file: an id copied from elsewhere.
    private func isForeign(_ movie: TraktTitle) -> Bool {
        guard let year = self.question.year, let other = movie.year, !self.question.names.isEmpty else { return false }
        let (apart, _) = year.subtractingReportingOverflow(other)
        let facts = CandidateFacts(kind: .movie, title: movie)
        return !(-1...1).contains(apart) && facts.likeness(self.question).percent < 50
    }

    private func isNamed(_ title: TraktTitle) -> Bool {
        guard !self.question.names.isEmpty else { return true }
        let facts = CandidateFacts(kind: self.kind, title: title)
        return facts.likeness(self.question).percent >= 70
    }

    private func isAlsoNamed(_ title: TraktTitle) async throws(TraktError) -> Bool {
        var facts = CandidateFacts(kind: self.kind, title: title)
        for isTranslated in [false, true] where self.reader.affords(2) {
            let names = try await self.reader.names(self.kind, title, isTranslated: isTranslated)
            facts.otherNames = (facts.otherNames ?? []) + names
            if facts.likeness(self.question).percent >= 80 { return true }
        }
        return false
    }

    /// Whether year or length speak for a title of quite another name.
    private func agrees(_ title: TraktTitle) -> Bool {
        let isYear = self.question.year != nil && self.question.year == title.year
        let points = CandidateScore.runtimePoints(self.question.minutes, title.runtime, isMovie: self.kind == .movie)
        return isYear || points >= 10 && self.question.year == nil
    }

    private mutating func takeMovie(_ movie: TraktTitle, _ source: String) -> Bool {
        let isSpecial = self.question.season == 0 || !self.hasEpisode
        guard self.question.kind != .episode || isSpecial else {
            self.ask("\(source) is the film \(movie.displayName), the name says \(self.question.episodeText)")
            return true
        }
        let facts = CandidateFacts(kind: .movie, title: movie)
        self.explanation.candidates = [
            MatchRanking.Entry(facts: facts, likeness: 100, score: CandidateScore()).candidate
        ]
        self.take(facts, because: "\(source) is \(movie.displayName)")
        return true
    }

    // MARK: - Ids of an episode

    private mutating func byEpisodeIDs(_ ids: ExternalIDs) async throws(TraktError) -> Bool {
        let sources: [(TraktClient.IDSource, String?)] = [
            (.imdb, ids.imdb), (.tvdb, ids.tvdb.map { "\($0)" }), (.tmdb, ids.tmdb.map { "\($0)" }),
        ]
        for case (let source, let id?) in sources {
            let hit = try await self.reader.lookUp(source, id, kind: .episode).first
            guard let hit, let episode = hit.episode, let show = hit.show else { continue }
            if try await self.takeEpisode(episode, of: show, "\(source.rawValue) \(id)") { return true }
        }
        return false
    }

    /// An episode's own id, unless the name speaks of another episode.
    private mutating func takeEpisode(
        _ episode: TraktEpisode,
        of show: TraktTitle,
        _ source: String
    ) async throws(TraktError) -> Bool {
        let isSame =
            self.question.number == nil || self.question.number == episode.number
            || self.question.number == episode.number_abs
        let fit = EpisodeResolver.titleFit(self.question.episodeTitle, episode)
        if isSame || fit ?? 0 >= 75 {
            var facts = CandidateFacts(kind: .show, title: show)
            facts.finding = .found(episode, .number, titleFit: fit)
            let entry = MatchRanking.Entry(facts: facts, likeness: 100, score: CandidateScore())
            self.explanation.candidates = [entry.candidate]
            self.take(facts, because: "\(source) is \(episode.code) of \(show.displayName)")
            return true
        }
        // One id for a file of several episodes stands for the first; the title, or the lack of one, decides.
        guard fit == nil || fit ?? 0 < 50, self.isNamed(show) else {
            self.ask("\(source) is \(episode.code) of \(show.displayName), the name says \(self.question.episodeText)")
            return true
        }
        guard let wanted = self.question.episodeTitle else {
            self.ask("\(source) is \(episode.code) of \(show.displayName), the name says \(self.question.episodeText)")
            return true
        }
        self.step("\(source) is \(episode.code), which is not called “\(wanted.prefix(60))”")
        return try await self.takeEpisode(of: show, self.question, because: "\(source) is of \(show.displayName)")
    }
}
