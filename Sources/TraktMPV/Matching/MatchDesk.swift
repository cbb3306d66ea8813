import Foundation
package import MediaIdentification
package import ScrobbleSync
package import TraktAPI

/// What the user does about a match: look at candidates, say what a file is, take that back.
///
/// Lives for one command, within `use`.
package struct MatchDesk: Sendable {
    package let path: String
    package let evidence: MediaEvidence
    package let description: MediaDescription
    let environment: Environment
    let outbox: Outbox
    let transport: AsyncHTTPTransport
    let matcher: MediaMatcher
    /// Matches as if nothing had been said.
    let guesser: MediaMatcher

    /// Opens a desk for as long as the body runs.
    ///
    /// - Parameters:
    ///   - environment: With a client id.
    ///   - path: A file, a folder, or a URL.
    ///   - body: Uses the desk; not to be kept.
    /// - Returns: What the body returns.
    /// - Throws: `MatchMistake`, what the store throws, and what the body throws.
    package static func use<Value>(
        _ environment: Environment,
        path: String,
        _ body: (MatchDesk) async throws -> Value
    ) async throws -> Value {
        try await environment.withTransport { transport in
            try await body(try Self(environment, path: path, transport))
        }
    }

    private init(_ environment: Environment, path: String, _ transport: AsyncHTTPTransport) throws {
        self.environment = environment
        self.path = path
        self.outbox = try environment.outbox()
        self.transport = transport
        guard let client = environment.trakt(transport) else { throw MatchMistake.noClientID }
        self.matcher = environment.matcher(client, self.outbox)
        self.guesser = environment.guesser(client)
        self.evidence = environment.evidence(of: path, self.outbox)
        self.description = MediaIdentifier().describe(self.evidence)
    }

    /// Whether the path is a folder: what is said holds for all that is in it.
    package var isFolder: Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: self.path, isDirectory: &isFolder) && isFolder.boolValue
    }

    // MARK: - Candidates

    /// What the file may be, the best first; as if nothing had been said about it.
    ///
    /// - Parameter search: What the user typed in place of the name; nil for what the file says.
    /// - Returns: The candidates, with the story of the match.
    /// - Throws: `TraktError`.
    package func candidates(search: String? = nil) async throws -> CandidateListing {
        var description = self.description.part(0)
        var evidence = self.evidence
        if let search {
            description.search(for: search)
            evidence.nfo = []
        }
        return CandidateListing(try await self.guesser.explain(description, evidence: evidence), searched: search)
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
            return (Correction(scope: Correction.Scope(file: self.evidence.path), target: target), title.displayName)
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
            return (Correction(scope: scope, target: .show(show)), title.displayName)
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
        switch try await self.environment.remember(correction, self.outbox, self.matcher) {
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
        guard self.environment.tokens.load() != nil else {
            report.obstacle = plan.replaced.isEmpty ? nil : "Not connected; run `trakt-mpv login` and then this again."
            return report
        }
        guard let engine = self.environment.engine(self.outbox, self.transport, onEvent: { _ in }) else {
            return report
        }
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
    package func forget() throws -> [CorrectionLine] { try self.forgotten().map(CorrectionLine.init) }

    private func forgotten() throws -> [Correction] {
        if self.isFolder {
            let scope = Correction.Scope(folder: self.path)
            let inside = try self.outbox.corrections().filter { $0.scope.folder == scope.folder }
            for correction in inside { if let id = correction.id { try self.outbox.forgetCorrection(id) } }
            return inside
        }
        return try self.environment.corrections(self.outbox).forget(for: self.evidence, self.description)
    }
}

/// What the user has said, stored, and what it changes of the past.
package struct RememberedMatch: Sendable {
    /// What the file is now.
    package let title: String
    fileprivate let plan: CorrectionPlan

    fileprivate init(title: String, plan: CorrectionPlan) {
        self.title = title
        self.plan = plan
    }

    /// Plays that stand at Trakt as something else, by what they were taken for.
    package var wrongTitles: [String] { self.plan.replaced.map { $0.entry.viewing.displayTitle } }

    /// What the user is asked before they are removed there.
    package var question: String {
        let isOne = self.plan.replaced.count == 1
        let plays = isOne ? "this play" : "these \(self.plan.replaced.count) plays"
        guard self.plan.replaced.contains(where: { $0.match != nil }) else { return "Remove \(plays) from Trakt?" }
        return "Remove \(plays) from Trakt and add \(isOne ? "it" : "them") again as \(self.title)?"
    }
}

/// What the user says that a file is.
package enum MatchChoice: Hashable, Sendable {
    /// Numbers that outdo those in the name.
    package struct Numbers: Hashable, Sendable {
        package var season: Int?
        package var episode: Int?
        /// Added to the number in the name.
        package var offset: Int?

        package init(season: Int? = nil, episode: Int? = nil, offset: Int? = nil) {
            self.season = season
            self.episode = episode
            self.offset = offset
        }
    }

    case show(TraktReference, Numbers)
    case movie(TraktReference)
    /// The show as it is found, with another count.
    case offset(Int)
    case never

    /// - Parameter movie: A slug, a number or an address, as typed.
    /// - Throws: `MatchMistake.noReference`.
    package init(movie: String) throws {
        guard let reference = TraktReference(movie), reference.kind != .show else {
            throw MatchMistake.noReference("--movie")
        }
        self = .movie(reference)
    }

    /// - Parameters:
    ///   - show: A slug, a number or an address, as typed.
    ///   - numbers: What outdoes the name.
    /// - Throws: `MatchMistake.noReference`.
    package init(show: String, _ numbers: Numbers) throws {
        guard let reference = TraktReference(show), reference.kind != .movie else {
            throw MatchMistake.noReference("--show")
        }
        self = .show(reference, numbers)
    }
}

/// What a correction came to.
package struct MatchReport: Encodable, Hashable, Sendable {
    /// Waiting viewings that are matched anew.
    package var requeued: Int
    package var dropped: Int
    /// Plays at Trakt that stand under another title.
    package var wrong: Int
    /// Of them, removed and told anew.
    package var replaced = 0
    /// Of them, not found at Trakt any more.
    package var notFound = 0
    /// Not known yet whether they are at Trakt.
    package var unsure: Int
    package var delivered = 0
    package var obstacle: String?

    init(_ plan: CorrectionPlan) {
        self.requeued = plan.requeued.count
        self.dropped = plan.dropped.count
        self.wrong = plan.replaced.count
        self.unsure = plan.unsure.count
    }

    package var sentences: [String] {
        var lines: [String] = []
        if self.requeued > 0 { lines.append("\(self.requeued) waiting matched anew, \(self.delivered) delivered") }
        if self.dropped > 0 { lines.append("\(self.dropped) waiting given up") }
        if self.replaced > 0 { lines.append("\(self.replaced) on Trakt put right, with their own times") }
        if self.notFound > 0 { lines.append("\(self.notFound) not on Trakt any more; left as they are") }
        if self.unsure > 0 {
            lines.append("\(self.unsure) may be on Trakt already; run this again after `trakt-mpv sync`")
        }
        return lines
    }
}

/// What cannot be said about a match.
package enum MatchMistake: Error, Hashable, Sendable, CustomStringConvertible {
    case noClientID
    case notAtTrakt(String, String)
    case noReference(String)
    case folderAsFilm
    case onlyStored(TraktError)

    package var description: String {
        switch self {
        case .noClientID: Environment.missingClientID
        case .notAtTrakt(let kind, let id):
            "Trakt has no \(kind) “\(DisplayText(id, limit: 80))”; a slug, a number or the address of its page names one."
        case .noReference(let option): "\(option) takes a slug, a number or the address of a page at Trakt."
        case .folderAsFilm: "A folder is no film; name the file, or use --show or --never for the folder."
        case .onlyStored(let error):
            "It is remembered. What was sent before could not be looked at: \(error.description) Run this again later."
        }
    }
}

extension MediaDescription {
    /// Has it found by what the user typed.
    mutating func search(for text: String) {
        self.title = text
        self.alternativeTitles = []
        self.year = nil
        self.ids = ExternalIDs()
        self.episodeIDs = ExternalIDs()
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
