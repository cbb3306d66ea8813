internal import Foundation
internal import TraktAPI

/// What a correction changes of what was watched before: shown to the user, then applied.
///
/// The part that removes plays at Trakt is `SyncEngine.replace`.
package struct CorrectionPlan: Sendable {
    /// A play that is at Trakt under another title.
    package struct Replacement: Sendable {
        package var entry: OutboxEntry
        /// What it is by the correction; nil where nothing is to be told of it.
        package var match: Match?
    }

    /// Not delivered yet: matched anew.
    package private(set) var requeued: [OutboxEntry] = []
    /// Not delivered yet, and never to be.
    package private(set) var dropped: [OutboxEntry] = []
    /// Delivered as something else: to be removed by history id and added again with its own time, after asking.
    package private(set) var replaced: [Replacement] = []
    /// What may be at Trakt or not: what it is by the correction is stored with it, and carried out when that is known.
    package private(set) var unsure: [Replacement] = []
    /// Delivered viewings that the correction is about, but which need a match even so: left as they are.
    package private(set) var unresolved: [OutboxEntry] = []

    package var isEmpty: Bool {
        self.requeued.isEmpty && self.dropped.isEmpty && self.replaced.isEmpty && self.unsure.isEmpty
    }

    /// Finds what a correction is about among all viewings.
    ///
    /// - Parameters:
    ///   - correction: What the user has said, stored already.
    ///   - outbox: The viewings.
    ///   - matcher: Matches with that correction.
    /// - Returns: The plan; nothing has changed yet.
    /// - Throws: `DatabaseError`; `TraktError` when Trakt could not be asked.
    package static func affected(
        by correction: Correction,
        in outbox: Outbox,
        matcher: MediaMatcher
    ) async throws -> Self {
        var plan = Self()
        let states = Delivery.State.allCases.filter { $0 != .dropped }
        var offset = 0
        while true {
            let page = try outbox.entries(in: states, limit: 200, offset: offset)
            // What is made up in the place of what cannot be read is nobody's file.
            for entry in page
            where entry.unreadable.isEmpty && correction.applies(to: entry.viewing.evidence, entry.viewing.description)
            {
                try await plan.add(entry, by: correction, matcher: matcher)
            }
            guard page.count == 200 else { return plan }
            offset += page.count
        }
    }

    private mutating func add(_ entry: OutboxEntry, by correction: Correction, matcher: MediaMatcher) async throws {
        switch entry.delivery.state {
        case .dropped: return
        // What was parked may have been sent before.
        case .parked where !entry.delivery.mayHaveArrived: self.requeue(entry, by: correction)
        case .sending, .unsure, .parked:
            if let replacement = try await self.replacement(of: entry, by: correction, matcher: matcher) {
                self.unsure.append(replacement)
            }
        case .watching, .finished: self.requeue(entry, by: correction)
        case .delivered:
            if let replacement = try await self.replacement(of: entry, by: correction, matcher: matcher) {
                self.replaced.append(replacement)
            }
        }
    }

    private mutating func requeue(_ entry: OutboxEntry, by correction: Correction) {
        if correction.target == .never { self.dropped.append(entry) } else { self.requeued.append(entry) }
    }

    /// What a play is by the correction; nil where that is what was told, or is not known.
    private mutating func replacement(
        of entry: OutboxEntry,
        by correction: Correction,
        matcher: MediaMatcher
    ) async throws -> Replacement? {
        // A place to resume from leaves no play behind.
        guard entry.delivery.kind == .play, let item = entry.delivery.item else { return nil }
        if correction.target == .never { return Replacement(entry: entry, match: nil) }
        switch try await matcher.match(entry.viewing.description, evidence: entry.viewing.evidence) {
        case .matched(let match) where match.item.key == item.key: return nil
        case .matched(let match): return Replacement(entry: entry, match: match)
        case .needsMatch, .excluded:
            self.unresolved.append(entry)
            return nil
        }
    }

    /// Why a viewing is not told.
    static let exclusion = "not told to Trakt, as you have said"

    // MARK: - Applying

    /// What came of it.
    package struct Result: Codable, Hashable, Sendable {
        package var requeued = 0
        package var dropped = 0
        package var withdrawn = 0
        /// What may have arrived; it becomes what the user has said when that is known.
        package var renamed = 0
        /// Viewings whose play is not in the history any more, or cannot be told from another: left as they are.
        package var notFound: [String] = []
    }

    /// Applies the part that touches nothing at Trakt; what has moved on meanwhile is left as it is.
    ///
    /// - Parameter outbox: The viewings.
    /// - Returns: What has changed; the engine is to be woken then.
    /// - Throws: `DatabaseError`; then nothing has changed.
    package func applyToQueue(_ outbox: Outbox) throws -> Result {
        var result = Result()
        let now = Date()
        result.requeued = try outbox.apply(self.requeued.map { .init(.userCorrected, $0.delivery) }, at: now).count
        let exclusions = self.dropped.map { Outbox.Change(.excluded(reason: Self.exclusion), $0.delivery) }
        result.dropped = try outbox.apply(exclusions, at: now).count
        try ItemTitles(in: outbox).learn(self.unsure.compactMap(\.match))
        let wishes = self.unsure.map { Outbox.Change(.userRenamed($0.match?.item), $0.entry.delivery) }
        result.renamed = try outbox.apply(wishes, at: now).count
        return result
    }
}
