internal import MediaIdentification
internal import TraktAPI

/// By names: exact first, then broad, then what else the title may be.
extension MatchSearch {
    mutating func movie() async throws(TraktError) {
        let part = self.question.part
        let films = try await self.candidates(.movie, self.question, asksNames: part == nil)
        let ranking = MatchRanking(films, self.question)
        self.conclude(ranking)
        if let part, self.explanation.match == nil, ranking.entries.allSatisfy({ $0.likeness < 75 }) {
            try await self.partOfSeries(part)
        }
    }

    /// `Chernobyl Part 2` is no film: an episode of a series without seasons.
    private mutating func partOfSeries(_ part: MatchQuestion) async throws(TraktError) {
        let films = self.question
        self.question = part
        let shows = try await self.candidates(.show, part, asksNames: false)
        let ranking = MatchRanking(try await self.examined(shows), part)
        if ranking.winner != nil { self.conclude(ranking) }
        self.question = films
    }

    mutating func episode() async throws(TraktError) {
        // `Title 2` may be the second season of `Title`: requests are kept for that.
        let hasOther = self.question.asSeason != nil
        let found = try await self.candidates(.show, self.question, asksNames: !hasOther)
        let candidates = try await self.examined(found)
        let ranking = MatchRanking(candidates, self.question)
        self.conclude(ranking)
        if self.explanation.match == nil, self.question.season == 0, !ranking.hasEpisode,
            let first = ranking.entries.first
        {
            try await self.filmOfSpecial(first)
        }
        if self.explanation.match == nil, ranking.entries.allSatisfy({ $0.likeness < 93 }) {
            try await self.seasonOfName()
        }
        if let film = self.question.filmTitle { try await self.filmOfList(film) }
    }

    /// `Title II - 05` where nothing is called so: the second season of `Title`.
    private mutating func seasonOfName() async throws(TraktError) {
        guard let other = self.question.asSeason, self.reader.affords(2) else { return }
        let own = self.question
        self.question = other
        let shows = try await self.candidates(.show, other, asksNames: false)
        let ranking = MatchRanking(try await self.examined(shows), other)
        if ranking.winner != nil { self.conclude(ranking) }
        self.question = own
    }

    /// `2 - The Keeper` may be the second film of a list: it is, where a film of that name runs as long and no episode is
    /// called so; where both may be, the user is asked.
    private mutating func filmOfList(_ title: String) async throws(TraktError) {
        if let found = self.explanation.match?.episodeTitle, TitleText(found).likeness(to: TitleText(title)) >= 88 {
            return
        }
        var film = self.question
        film.kind = .movie
        film.year = nil
        film.names = []
        film.add(title)
        guard self.reader.affords(1) else {
            self.explanation.match = nil
            return self.ask("it may be a film called “\(title.prefix(60))”")
        }
        let films = try await self.reader.search(title, .movie, exact: true)
        let ranking = MatchRanking(films.map { CandidateFacts(kind: .movie, title: $0, isExactHit: true) }, film)
        guard let first = ranking.entries.first, first.likeness >= 93, first.score.runtime >= 0 else { return }
        let episode = self.explanation.match
        if episode == nil, let winner = ranking.winner, winner.score.runtime >= 10 {
            self.explanation.candidates.insert(winner.candidate, at: 0)
            return self.take(winner.facts, because: "the film of that name runs as long")
        }
        self.explanation.match = nil
        self.explanation.candidates.insert(first.candidate, at: 0)
        self.ask(episode.map { "the film \(first.name) or an episode of \($0.title)" } ?? "is it \(first.name)?")
    }

    /// No season, no number, no year: a film, if anything, and one that no show is named like.
    mutating func unsorted() async throws(TraktError) {
        let ranking = MatchRanking(try await self.candidates(.movie, self.question), self.question)
        self.conclude(ranking)
        guard let winner = ranking.winner, self.question.year == nil, let name = self.question.names.first?.text else {
            return
        }
        let shows = MatchRanking(
            try await self.reader.search(name, .show, exact: true).map { CandidateFacts(kind: .show, title: $0) },
            self.question
        )
        guard let show = shows.entries.first, show.likeness >= 95, winner.score.runtime < 10 else { return }
        self.explanation.match = nil
        self.explanation.candidates.append(show.candidate)
        self.ask("the film \(winner.name) or the show \(show.name)")
    }

    // MARK: - Candidates

    /// Searches until something goes by the name.
    func candidates(
        _ kind: TraktClient.Kind,
        _ question: MatchQuestion,
        asksNames: Bool = true
    ) async throws(TraktError) -> [CandidateFacts] {
        let names = question.names.filter { !$0.isPart }
        guard let first = names.first else { return [] }
        var found = CandidateList(kind, neighbour: self.neighbour)
        found.add(try await self.reader.search(first.text, kind, exact: true), isExact: true)
        let exact = found.candidates
        if !Self.isSettled(exact, question) {
            found.add(try await self.reader.search(first.text, kind, exact: false))
        }
        for name in names.dropFirst() where found.likeness(question) < 95 && self.reader.affords(2) {
            found.add(try await self.reader.search(name.text, kind, exact: false))
        }
        for name in question.names where name.isPart && found.likeness(question) < 75 && self.reader.affords(2) {
            found.add(try await self.reader.search(name.text, kind, exact: false))
        }
        if asksNames, found.likeness(question) < 93 {
            try await self.addNames(to: &found, question, first: exact)
        }
        return found.candidates
    }

    /// Whether the short list leaves no doubt: one title of this name, of this year, and the list was not full.
    private static func isSettled(_ exact: [CandidateFacts], _ question: MatchQuestion) -> Bool {
        guard let year = question.year, exact.count < 3 else { return false }
        let named = exact.filter { $0.likeness(question).percent >= 98 }
        return named.count == 1 && named.first?.title.year == year
    }

    /// Asks what else the most likely ones are called: a hit without the name has it as an alias or a translation.
    ///
    /// All of the short list are asked, for they all may have it; of the broad one the first two.
    private func addNames(
        to found: inout CandidateList,
        _ question: MatchQuestion,
        first: [CandidateFacts]
    ) async throws(TraktError) {
        let reserve = found.kind == .show ? 1 : 0
        for candidate in first where question.allowsYear(of: candidate) && self.reader.affords(1 + reserve) {
            found.add(
                try await self.reader.names(found.kind, candidate.title, isTranslated: false),
                to: candidate.title
            )
        }
        for candidate in (first + found.candidates).filter({ question.allowsYear(of: $0) }).prefix(2) {
            for isTranslated in [false, true] where found.likeness(question) < 93 && self.reader.affords(1 + reserve) {
                let names = try await self.reader.names(found.kind, candidate.title, isTranslated: isTranslated)
                found.add(names, to: candidate.title)
            }
        }
    }

    /// Looks into the shows that may be meant: whether they have the episode.
    func examined(_ candidates: [CandidateFacts]) async throws(TraktError) -> [CandidateFacts] {
        let order = MatchRanking(candidates, self.question).entries
        guard let best = order.first, best.likeness >= 60 else { return candidates }
        var candidates = candidates
        var examined = 0
        // The year in a name may be that of the season: a show of another year is looked into as well.
        for entry in order where best.score.total - entry.score.total <= 30 && entry.likeness >= 60 {
            guard examined == 0 || self.reader.affords(1), examined < 3,
                let index = candidates.firstIndex(where: { $0.title.ids == entry.facts.title.ids })
            else { continue }
            let show = candidates[index].title
            let resolver = EpisodeResolver(try await self.reader.seasons(of: show), of: show)
            candidates[index].finding = resolver.resolve(self.question)
            candidates[index].yearOfSeason = self.question.season.flatMap(resolver.year(ofSeason:))
            examined += 1
        }
        return candidates
    }

    // MARK: - Specials

    /// A special that Trakt has as a film: by the show's name with the special's title, or by that title alone.
    private mutating func filmOfSpecial(_ show: MatchRanking.Entry) async throws(TraktError) {
        guard show.likeness >= 93, let special = self.question.episodeTitle, !EpisodeResolver.isGeneric(special) else {
            return
        }
        var film = self.question
        film.kind = .movie
        film.year = nil
        film.names = []
        let showTitle = show.facts.title.title ?? ""
        for text in ["\(showTitle): \(special)", special] {
            film.names.append(MatchQuestion.Name(text: text, compared: TitleText(text)))
        }
        var found = CandidateList(.movie, neighbour: nil)
        found.add(try await self.reader.search("\(showTitle) \(special)", .movie, exact: false))
        if found.likeness(film) < 95 { found.add(try await self.reader.search(special, .movie, exact: true)) }
        if found.likeness(film) < 95 { found.add(wordsOf: "\(showTitle) \(special)", as: film) }
        let ranking = MatchRanking(found.candidates, film)
        guard let winner = ranking.winner, self.isFilm(winner, ofShow: showTitle) else {
            self.explanation.candidates += ranking.entries.prefix(3).filter { $0.likeness >= 75 }.map(\.candidate)
            return
        }
        self.explanation.candidates.insert(winner.candidate, at: 0)
        self.take(winner.facts, because: "the special is a film at Trakt")
    }

    /// A film named like the special alone may be any film: then it must name the show, or run as long as the file.
    private func isFilm(_ winner: MatchRanking.Entry, ofShow title: String) -> Bool {
        let words = Set(TitleText.words(title)).subtracting(["the", "a", "of", "and"])
        let ofFilm = Set(winner.facts.title.title.map(TitleText.words) ?? [])
        return !words.isEmpty && words.isSubset(of: ofFilm)
            || winner.score.runtime >= 10 && (self.question.minutes ?? 0) >= 60
    }
}

/// Candidates without repetition, in the order in which they were found.
struct CandidateList {
    let kind: TraktClient.Kind
    let neighbour: Int?
    private(set) var candidates: [CandidateFacts] = []

    init(_ kind: TraktClient.Kind, neighbour: Int?) {
        self.kind = kind
        self.neighbour = neighbour
    }

    mutating func add(_ titles: [TraktTitle], isExact: Bool = false) {
        for title in titles where !self.candidates.contains(where: { $0.title.ids.trakt == title.ids.trakt }) {
            var facts = CandidateFacts(kind: self.kind, title: title, isExactHit: isExact)
            facts.isNeighbour = self.neighbour != nil && self.neighbour == title.ids.trakt
            self.candidates.append(facts)
        }
    }

    mutating func add(_ names: [String], to title: TraktTitle) {
        guard let index = self.candidates.firstIndex(where: { $0.title.ids.trakt == title.ids.trakt }) else { return }
        self.candidates[index].otherNames = (self.candidates[index].otherNames ?? []) + names.prefix(200)
    }

    /// Takes the only film that has all these words in its title as one of that name: titles of specials are loose.
    mutating func add(wordsOf text: String, as question: MatchQuestion) {
        let words = Set(TitleText.words(text))
        let having = self.candidates.filter { words.isSubset(of: Set(TitleText.words($0.title.title ?? ""))) }
        guard having.count == 1, let film = having.first, let name = question.names.first?.text else { return }
        self.add([name], to: film.title)
    }

    /// How alike the best name is among those whose year does not speak against it.
    func likeness(_ question: MatchQuestion) -> Int {
        self.candidates.filter { question.allowsYear(of: $0) }.map { $0.likeness(question).percent }.max() ?? 0
    }
}

extension MatchQuestion {
    /// Whether the years do not speak against it.
    func allowsYear(of candidate: CandidateFacts) -> Bool {
        guard let year = self.year, let other = candidate.title.year else { return true }
        let (apart, _) = year.subtractingReportingOverflow(other)
        return (-1...1).contains(apart) || candidate.kind == .show && apart > 0
    }
}
