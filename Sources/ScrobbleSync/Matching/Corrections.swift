package import Foundation
internal import Logbook
package import Logging
package import MediaIdentification
internal import TraktAPI

/// The corrections that hold: what the user has said, and the rules of the config behind it.
package struct Corrections: Sendable {
    private let outbox: Outbox?
    private let rules: [Correction]
    private let logger: Logger
    /// Those of the store as they were a moment ago; nil where it is asked each time.
    private var said: [Correction]?

    /// - Parameters:
    ///   - outbox: Where corrections are stored; nil for rules only.
    ///   - rules: Those of the config, the first that applies goes first; what the user has said later outdoes them.
    ///   - logger: Told where what the user has said cannot be read, for no match is made then.
    package init(outbox: Outbox?, rules: [Correction] = [], logger: Logger = .silent) {
        self.outbox = outbox
        self.rules = rules
        self.logger = logger
    }

    /// The correction for a file: a file's own, else the deepest folder's, else the series', else a rule's.
    ///
    /// - Parameters:
    ///   - evidence: What is known about the file.
    ///   - description: What the file says it is.
    /// - Returns: The correction; nil where there is none.
    /// - Throws: `DatabaseError` when the store fails: what is never to be told may stand there, so nothing may be told.
    package func correction(for evidence: MediaEvidence, _ description: MediaDescription) throws -> Correction? {
        let subject = Correction.Subject(evidence, description)
        let stored = try self.said ?? self.outbox?.saidCorrections.all() ?? []
        let own = stored.filter { $0.applies(to: subject) }
            .max { $0.narrowness.lexicographicallyPrecedes($1.narrowness) }
        return own ?? self.rules.first { $0.applies(to: subject) }
    }

    /// Whether nothing has been said; of a store that was not read nobody knows.
    package var isEmpty: Bool { self.said?.isEmpty ?? (self.outbox == nil) && self.rules.isEmpty }

    /// The same as they are now, for whoever asks about many files in a row.
    ///
    /// - Throws: `DatabaseError` when the store fails.
    package func asTheyAre() throws -> Self {
        var corrections = self
        corrections.said = try self.outbox?.saidCorrections.all() ?? []
        return corrections
    }

    /// As `correction`, for a match; where the store fails it can as little be made as without Trakt.
    func correctionForMatch(
        _ evidence: MediaEvidence,
        _ description: MediaDescription
    ) throws(TraktError) -> Correction? {
        do {
            return try self.correction(for: evidence, description)
        } catch {
            self.logger.note("Corrections cannot be read", error, at: .warning)
            let reason = "what you have said about files cannot be read"
            throw .unreachable(.init(mayHaveArrived: false, reason: reason))
        }
    }

    /// Whether nothing is to be told of a file, by the user's word or by a rule.
    ///
    /// - Throws: `DatabaseError` when the store fails.
    package func isExcluded(_ evidence: MediaEvidence, _ description: MediaDescription) throws -> Bool {
        try self.correction(for: evidence, description)?.target == .never
    }

    /// Stores what the user has said; it holds from the next match on.
    @discardableResult
    package func remember(_ correction: Correction, at date: Date) throws -> Correction {
        try self.outbox?.saidCorrections.remember(correction, at: date) ?? correction
    }

    /// Forgets the corrections that apply to a file.
    ///
    /// - Parameters:
    ///   - evidence: What is known about the file.
    ///   - description: What the file says it is.
    /// - Returns: Those forgotten.
    /// - Throws: `DatabaseError`.
    package func forget(for evidence: MediaEvidence, _ description: MediaDescription) throws -> [Correction] {
        let subject = Correction.Subject(evidence, description)
        let applying = try self.outbox?.saidCorrections.all().filter { $0.applies(to: subject) } ?? []
        for correction in applying { if let id = correction.id { try self.outbox?.saidCorrections.forget(id) } }
        return applying
    }

    /// For what a correction of this file should hold: a film for itself, an episode for its series in its folder.
    ///
    /// - Parameters:
    ///   - evidence: What is known about the file.
    ///   - description: What the file says it is.
    /// - Returns: The scope.
    package static func scope(of evidence: MediaEvidence, _ description: MediaDescription) -> Correction.Scope {
        let folder = MediaLocation.folders(of: evidence.path).first
        guard description.kind == .episode, let folder else { return Correction.Scope(file: evidence.path) }
        return Correction.Scope(folder: folder, title: description.title)
    }
}
