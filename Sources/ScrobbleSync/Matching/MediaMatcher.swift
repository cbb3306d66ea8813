internal import Logbook
package import Logging
package import MediaIdentification
package import TraktAPI

/// From a description to what Trakt knows; never the first hit for being first.
///
/// What the user has said goes first, then ids, then names. A wrong match is worse than none: where two candidates are
/// close, or the best of them is not good enough, the user is asked (`Documentation/trakt.md`, trap 36).
package struct MediaMatcher: Sendable {
    package enum Outcome: Hashable, Sendable {
        case matched(Match)
        /// Nothing is sent; the user is asked.
        case needsMatch(reason: String, candidates: [Candidate])
        /// Nothing is sent, by the user's own word.
        case excluded
    }

    private var client: TraktClient
    let cache: MatchCache?
    let corrections: Corrections?
    /// How much of films and of shows is told; asked about by whoever sends.
    let kinds: KindSwitches
    private var logger: Logger

    /// - Parameters:
    ///   - client: Trakt; the catalogue needs no login.
    ///   - cache: What Trakt has said before; with it a known show costs no request.
    ///   - corrections: What the user has said.
    ///   - kinds: How much of films and of shows is told.
    ///   - logger: Told of each match what was taken for what, and how.
    package init(
        client: TraktClient,
        cache: MatchCache? = nil,
        corrections: Corrections? = nil,
        kinds: KindSwitches = .init(),
        logger: Logger = .silent
    ) {
        self.client = client
        self.cache = cache
        self.corrections = corrections
        self.kinds = kinds
        self.logger = logger
    }

    /// The same matcher, whose matches and requests stand in the log with the viewing that they are for.
    package func about(viewing id: String) -> Self {
        var matcher = self
        matcher.client = self.client.about(viewing: id)
        matcher.logger = self.logger.adding("viewing", "\(id)")
        return matcher
    }

    /// Finds the one item that is meant.
    ///
    /// - Parameters:
    ///   - description: What the file says it is, with one episode at most.
    ///   - evidence: All that is known about the file; its duration decides where names do not.
    ///   - isOffline: Whether to look only at what is cached; every match is provisional then.
    /// - Returns: The item, or why there is none, with the candidates in order.
    /// - Throws: `TraktError` when Trakt could not be asked: that says nothing about the item.
    package func match(
        _ description: MediaDescription,
        evidence: MediaEvidence,
        isOffline: Bool = false
    ) async throws(TraktError) -> Outcome {
        try await self.explain(description, evidence: evidence, isOffline: isOffline).outcome
    }

    /// Matches, and tells how.
    ///
    /// - Parameters:
    ///   - description: What the file says it is, with one episode at most.
    ///   - evidence: All that is known about the file.
    ///   - isOffline: Whether to look only at what is cached.
    ///   - isTyped: Whether the user has typed what to search for: then nothing is looked for in vain.
    /// - Returns: What was asked, found and decided.
    /// - Throws: `TraktError` when Trakt could not be asked.
    package func explain(
        _ description: MediaDescription,
        evidence: MediaEvidence,
        isOffline: Bool = false,
        isTyped: Bool = false
    ) async throws(TraktError) -> MatchExplanation {
        do throws(TraktError) {
            let isHome = !isTyped && HomeVideo.isOne(description, evidence)
            let last = try await self.passes(description, evidence, isOffline: isOffline, isHome: isHome)
            self.logger.note(last.explanation, by: last.way, of: evidence)
            return last.explanation
        } catch {
            self.logger.note("Trakt could not be asked what a file is", error)
            throw error
        }
    }

    private func passes(
        _ description: MediaDescription,
        _ evidence: MediaEvidence,
        isOffline: Bool,
        isHome: Bool
    ) async throws(TraktError) -> Pass {
        let first = try await self.pass(description, evidence, freshness: isOffline ? .offline : .usual, isHome: isHome)
        guard first.explanation.match == nil, first.isRefreshable else { return first }
        // What is missing in an old answer may be there by now.
        var second = try await self.pass(description, evidence, freshness: .recent, isHome: isHome)
        second.explanation.queries = first.explanation.queries + second.explanation.queries
        second.explanation.requests += first.explanation.requests
        return second
    }

    /// What one way through came to.
    private struct Pass {
        var explanation: MatchExplanation
        var way: MatchSearch.Way
        /// Whether newer answers may change it.
        var isRefreshable: Bool
    }

    /// A film or a show by what the user typed, to make a correction of.
    package func title(_ kind: TraktClient.Kind, _ reference: TraktReference) async throws(TraktError) -> TraktTitle? {
        try await CatalogueReader(self.client, cache: self.cache, freshness: .usual).title(kind, reference.id)
    }

    private func pass(
        _ description: MediaDescription,
        _ evidence: MediaEvidence,
        freshness: CatalogueReader.Freshness,
        isHome: Bool
    ) async throws(TraktError) -> Pass {
        let reader = CatalogueReader(self.client, cache: self.cache, freshness: freshness)
        let question = MatchQuestion(description, minutes: evidence.duration.map { $0 / 60 })
        let neighbourhood = Neighbourhood(of: evidence, description, question: question, cache: self.cache)
        var search = MatchSearch(
            reader: reader,
            question: question,
            neighbour: neighbourhood.show,
            named: ExternalIDs(namedIn: evidence.path)
        )
        search.isHome = isHome
        search.explanation.correction = try self.corrections?.correctionForMatch(evidence, description)
        try await search.run(description)
        var explanation = search.explanation
        explanation.queries = reader.queries
        explanation.requests = reader.requests
        let isProvisional = reader.isStale || freshness == .offline
        if explanation.match == nil, reader.isStale, let failure = reader.failure { throw failure }
        explanation.match?.isProvisional = isProvisional
        if !isProvisional, explanation.correction == nil, explanation.match?.kind == .episode, let show = search.show {
            neighbourhood.keep(show, in: self.cache)
        }
        explanation.addAdvice(for: evidence)
        return Pass(
            explanation: explanation,
            way: search.way,
            isRefreshable: reader.isRefreshable && freshness == .usual
        )
    }
}

/// What other files of the same folder and name turned out to be.
private struct Neighbourhood {
    private let folders: [String]
    private let series: String
    private let year: Int
    /// Trakt's id.
    let show: Int?

    init(
        of evidence: MediaEvidence,
        _ description: MediaDescription,
        question: MatchQuestion,
        cache: MatchCache?
    ) {
        let isEpisode = description.kind == .episode
        self.folders = isEpisode && cache != nil ? MediaLocation.folders(of: evidence.path) : []
        self.series = question.names.first?.compared.plain ?? ""
        self.year = description.year ?? 0
        self.show =
            self.series.isEmpty ? nil : cache?.neighbour(in: self.folders, series: self.series, year: self.year)
    }

    func keep(_ show: Int, in cache: MatchCache?) {
        guard !self.series.isEmpty, show != self.show else { return }
        cache?.keepNeighbour(show, in: self.folders, series: self.series, year: self.year)
    }
}

extension MatchExplanation {
    /// What would change the outcome.
    mutating func addAdvice(for evidence: MediaEvidence) {
        if let correction = self.correction {
            let what = correction.id == nil ? "a rule of the config" : "an earlier correction"
            self.advice.append("This was decided by \(what); `trakt-mpv match PATH --forget` takes a correction back.")
        }
        guard self.match == nil else { return }
        for candidate in self.candidates.prefix(3) {
            let option = candidate.kind == .movie ? "--movie" : "--show"
            let name = candidate.slug.flatMap { TraktClient.isReference($0) ? $0 : nil } ?? "\(candidate.trakt)"
            self.advice.append("`trakt-mpv match PATH \(option) \(name)` makes it \(candidate.displayName.asSentence)")
        }
        if self.candidates.isEmpty {
            self.advice.append("`trakt-mpv match PATH --show SLUG` or `--movie SLUG` says what it is.")
        }
    }
}

extension Candidate {
    /// `The Office (2005)`.
    package var displayName: String { self.year.map { "\(self.title) (\($0))" } ?? self.title }
}
