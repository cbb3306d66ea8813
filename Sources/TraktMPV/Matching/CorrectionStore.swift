import Foundation
import ScrobbleSync
import TraktAPI

/// What storing a correction came to, beside the correction itself.
enum StoredCorrection: Sendable {
    /// What waits is matched anew; what else it is about stands in the plan.
    case planned(CorrectionPlan)
    /// Trakt could not be asked about what was sent before.
    case onlyStored(TraktError)
}

extension Environment {
    func corrections(_ outbox: Outbox?) -> Corrections {
        Corrections(outbox: outbox, rules: self.settings.rules, logger: self.logger)
    }

    /// Stores what the user has said, and applies it to what waits.
    ///
    /// - Parameters:
    ///   - correction: What the user has said.
    ///   - outbox: Where it is stored.
    ///   - matcher: Matches with it.
    /// - Returns: What else it is about.
    /// - Throws: `DatabaseError`; then nothing is stored.
    func remember(
        _ correction: Correction,
        _ outbox: Outbox,
        _ matcher: MediaMatcher
    ) async throws -> StoredCorrection {
        try await self.apply(try self.store(correction, outbox), outbox, matcher)
    }

    /// Stores what the user has said, which needs no network: it holds from the next match on.
    ///
    /// - Parameters:
    ///   - correction: What the user has said.
    ///   - outbox: Where it is stored.
    /// - Returns: The correction with its number.
    /// - Throws: `DatabaseError`; then nothing is stored.
    func store(_ correction: Correction, _ outbox: Outbox) throws -> Correction {
        let stored = try self.corrections(outbox).remember(correction, at: Date())
        // What a wrong match has taught about its neighbours goes with it.
        if let series = stored.scope.series { self.cache.forgetNeighbours(ofSeries: series) }
        return stored
    }

    /// Applies a stored correction to what waits.
    ///
    /// - Parameters:
    ///   - stored: The correction.
    ///   - outbox: What waits.
    ///   - matcher: Matches with it.
    /// - Returns: What else it is about.
    /// - Throws: `DatabaseError`.
    func apply(_ stored: Correction, _ outbox: Outbox, _ matcher: MediaMatcher) async throws -> StoredCorrection {
        do {
            let plan = try await CorrectionPlan.affected(by: stored, in: outbox, matcher)
            _ = try plan.applyToQueue(outbox)
            return .planned(plan)
        } catch let error as TraktError {
            return .onlyStored(error)
        }
    }
}
