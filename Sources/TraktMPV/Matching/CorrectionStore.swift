import Foundation
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// The outcome of storing a correction, beside the correction itself.
enum StoredCorrection: Sendable {
    /// What waits is matched anew; what else it is about stands in the plan.
    case planned(CorrectionPlan)
    /// Trakt could not be asked about what was sent before.
    case onlyStored(TraktError)
}

/// Stores what the user has said about files, and applies it to what waits.
struct CorrectionStore: Sendable {
    private let outbox: Outbox
    private let corrections: Corrections
    private let cache: MatchCache

    /// - Parameters:
    ///   - environment: With the rules of the config.
    ///   - outbox: Where corrections are stored.
    init(in environment: Environment, outbox: Outbox) {
        self.outbox = outbox
        self.corrections = environment.corrections(outbox)
        self.cache = environment.cache
    }

    /// Stores what the user has said, and applies it to what waits.
    ///
    /// - Parameters:
    ///   - correction: What the user has said.
    ///   - matcher: Matches with it.
    /// - Returns: What else it is about.
    /// - Throws: `DatabaseError`; then nothing is stored.
    func remember(_ correction: Correction, matcher: MediaMatcher) async throws -> StoredCorrection {
        try await self.apply(try self.store(correction), matcher: matcher)
    }

    /// Stores what the user has said, which needs no network: it holds from the next match on.
    ///
    /// - Parameter correction: What the user has said.
    /// - Returns: The correction with its number.
    /// - Throws: `DatabaseError`; then nothing is stored.
    func store(_ correction: Correction) throws -> Correction {
        let stored = try self.corrections.remember(correction, at: Date())
        // What a wrong match has taught about its neighbours goes with it.
        if let series = stored.scope.series { self.cache.forgetNeighbours(ofSeries: series) }
        return stored
    }

    /// Applies a stored correction to what waits.
    ///
    /// - Parameters:
    ///   - stored: The correction.
    ///   - matcher: Matches with it.
    /// - Returns: What else it is about.
    /// - Throws: `DatabaseError`.
    func apply(_ stored: Correction, matcher: MediaMatcher) async throws -> StoredCorrection {
        do {
            let plan = try await CorrectionPlan.affected(by: stored, in: self.outbox, matcher: matcher)
            _ = try plan.applyToQueue(self.outbox)
            return .planned(plan)
        } catch let error as TraktError {
            return .onlyStored(error)
        }
    }

    /// Forgets what was said about a folder and all series in it.
    func forget(folder: String) throws -> [Correction] {
        let scope = Correction.Scope(folder: folder)
        let inside = try self.outbox.saidCorrections.all().filter { $0.scope.folder == scope.folder }
        for correction in inside { if let id = correction.id { try self.outbox.saidCorrections.forget(id) } }
        return inside
    }

    /// Forgets what was said about a file.
    func forget(for evidence: MediaEvidence, _ description: MediaDescription) throws -> [Correction] {
        try self.corrections.forget(for: evidence, description)
    }
}
