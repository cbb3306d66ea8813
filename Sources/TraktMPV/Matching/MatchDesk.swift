import Foundation
package import MediaIdentification
import ScrobbleSync
import TraktAPI

/// What the user does about a match: look at candidates, say what a file is, take that back.
///
/// Lives for one command, within `use`.
package struct MatchDesk: Sendable {
    package let path: String
    package let evidence: MediaEvidence
    package let description: MediaDescription
    private let environment: Environment
    private let outbox: Outbox
    private let trakt: Trakt
    private let matcher: MediaMatcher
    private let store: CorrectionStore

    /// Opens a desk for as long as the body runs.
    ///
    /// - Parameters:
    ///   - environment: With a client id.
    ///   - path: A file, a folder, or a URL.
    ///   - body: Uses the desk; not to be kept.
    /// - Returns: What the body returns.
    /// - Throws: `MatchMistake`, what the store throws, and what the body throws.
    package static func use<Value>(
        in environment: Environment,
        path: String,
        _ body: (MatchDesk) async throws -> Value
    ) async throws -> Value {
        try await environment.withTrakt { trakt in
            guard let trakt else {
                throw environment.settings.standstill.map(MatchMistake.standstill) ?? MatchMistake.noClientID
            }
            return try await body(try Self(in: environment, path: path, trakt: trakt))
        }
    }

    private init(in environment: Environment, path: String, trakt: Trakt) throws {
        self.environment = environment
        self.path = path
        self.outbox = try environment.outbox()
        self.trakt = trakt
        self.matcher = trakt.matcher(self.outbox)
        self.store = CorrectionStore(in: environment, outbox: self.outbox)
        self.evidence = FileSurroundings.evidence(of: path, outbox: self.outbox, logger: environment.logger)
        self.description = MediaIdentifier().describe(self.evidence)
    }

    /// Whether the path is a folder: what is said holds for all that is in it.
    package var isFolder: Bool { MediaLocation.isFolder(self.path) }

    // MARK: - Candidates

    /// What the file may be, the best first; as if nothing had been said about it.
    ///
    /// - Parameter search: What the user typed in place of the name; nil for what the file says.
    /// - Returns: The candidates, with the story of the match.
    /// - Throws: `TraktError`; `MatchMistake` for a file of which nothing is told; what the store throws.
    package func candidates(search: String? = nil) async throws -> CandidateListing {
        guard
            try search != nil || !self.environment.corrections(self.outbox).isExcluded(self.evidence, self.description)
        else { throw MatchMistake.excluded }
        var description = self.description.part(0)
        var evidence = self.evidence
        if let search {
            description.search(for: search)
            evidence.nfo = []
        }
        return CandidateListing(
            try await self.trakt.guesser.explain(description, evidence: evidence, isTyped: search != nil),
            searched: search
        )
    }

    // MARK: - Saying

    /// What a choice means: it is looked up, so that a slip of the finger is told at once.
    ///
    /// - Parameter choice: What the user said.
    /// - Returns: The correction, not stored yet, and what it is called.
    /// - Throws: `MatchMistake`; `TraktError` when Trakt cannot be asked.
    private func correction(_ choice: MatchChoice) async throws -> (correction: Correction, title: String) {
        switch choice {
        case .never:
            let scope = self.isFolder ? Correction.Scope(folder: self.path) : Correction.Scope(file: self.evidence.path)
            return (Correction(scope: scope, target: .never), "nothing is told to Trakt")
        case .movie(let reference):
            guard let title = try await self.matcher.title(.movie, reference) else {
                throw MatchMistake.notAtTrakt("film", reference.id)
            }
            guard !self.isFolder else { throw MatchMistake.folderAsFilm }
            let target = Correction.Target.movie(title.ids.trakt.map { "\($0)" } ?? reference.id)
            let scope = Correction.Scope(file: self.evidence.path)
            return (Correction(scope: scope, target: target, title: title.displayName), title.displayName)
        case .show(let reference, let numbers):
            guard let title = try await self.matcher.title(.show, reference) else {
                throw MatchMistake.notAtTrakt("show", reference.id)
            }
            let episode = numbers.episode ?? reference.episode
            let show = Correction.Show(
                show: title.ids.trakt.map { "\($0)" } ?? reference.id,
                season: numbers.season ?? reference.season,
                episode: episode,
                episodeOffset: numbers.offset ?? 0
            )
            let scope = self.scope(isOneFile: episode != nil)
            return (Correction(scope: scope, target: .show(show), title: title.displayName), title.displayName)
        case .offset(let offset):
            let target = Correction.Target.offset(season: 0, episode: offset)
            return (Correction(scope: self.scope(isOneFile: false), target: target), "numbers moved by \(offset)")
        }
    }

    private func scope(isOneFile: Bool) -> Correction.Scope {
        if self.isFolder { return Correction.Scope(folder: self.path) }
        if isOneFile { return Correction.Scope(file: self.evidence.path) }
        return Corrections.scope(of: self.evidence, self.description)
    }

    /// Stores what the user has said, and applies it to what waits.
    ///
    /// - Parameter choice: What the file is.
    /// - Returns: What else it is about: plays at Trakt under another title, to be asked about.
    /// - Throws: `MatchMistake`, also when Trakt cannot be asked about what was sent before: what was said holds all the
    ///   same; `TraktError` when it cannot be asked whether there is such a title; what the store throws.
    package func remember(_ choice: MatchChoice) async throws -> RememberedMatch {
        let (correction, title) = try await self.correction(choice)
        switch try await self.store.remember(correction, matcher: self.matcher) {
        case .planned(let plan): return RememberedMatch(title: title, plan: plan)
        case .onlyStored(let error): throw MatchMistake.onlyStored(error)
        }
    }

    /// Puts right at Trakt what stands there under another title, and sends what waits for the correction.
    ///
    /// - Parameters:
    ///   - remembered: What was said and what it is about.
    ///   - replaces: Whether plays may be removed at Trakt.
    /// - Returns: What has changed.
    /// - Throws: What the store throws.
    package func settle(_ remembered: RememberedMatch, replaces: Bool) async throws -> MatchReport {
        let plan = remembered.plan
        var report = MatchReport(plan)
        guard self.environment.isConnected else {
            report.obstacle = plan.replaced.isEmpty ? nil : "Not connected; run `trakt-mpv login` and then this again."
            return report
        }
        let engine = self.trakt.engine(self.outbox)
        if replaces {
            let (result, obstacle) = try await engine.replace(plan)
            report.replaced = result.withdrawn
            report.notFound = result.notFound.count
            report.obstacle = obstacle
        }
        let sent = try await engine.drain(isPatient: false)
        report.delivered = sent.delivered
        report.obstacle = report.obstacle ?? sent.obstacle
        return report
    }

    /// Forgets what was said about a path.
    package func forget() throws -> Listing<Worded<CorrectionLine>> {
        let forgotten =
            try self.isFolder
            ? self.store.forget(folder: self.path) : self.store.forget(for: self.evidence, self.description)
        return Listing(
            forgotten.map { CorrectionLine($0).forgotten },
            nothing: "Nothing has been said about it."
        )
    }
}

extension TraktTitle {
    /// `The Office (2005)`, harmless on a terminal.
    fileprivate var displayName: String {
        DisplayText(
            [self.title ?? "?", self.year.map { "(\($0))" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        )
        .description
    }
}
