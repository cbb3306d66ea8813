internal import Foundation
internal import TraktAPI

/// What a correction changes of what was watched before: shown to the user, then applied.
///
/// The part that removes plays at Trakt is `SyncEngine.replace`.
package struct CorrectionPlan: Sendable {
    /// A play that is at Trakt under another title.
    package struct Replacement: Sendable {
        package var viewing: Viewing
        /// What it is by the correction; nil where nothing is to be told of it.
        package var match: Match?
    }

    /// Not delivered yet: matched anew.
    package private(set) var requeued: [Viewing] = []
    /// Not delivered yet, and never to be.
    package private(set) var dropped: [Viewing] = []
    /// Delivered as something else: to be removed by history id and added again with its own time, after asking.
    package private(set) var replaced: [Replacement] = []
    /// What may be at Trakt or not; it is looked up first, and then is one of the above.
    package private(set) var unsure: [Viewing] = []
    /// Delivered viewings that the correction is about, but which need a match even so: left as they are.
    package private(set) var unresolved: [Viewing] = []

    package var isEmpty: Bool { self.requeued.isEmpty && self.dropped.isEmpty && self.replaced.isEmpty }

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
        _ matcher: MediaMatcher
    ) async throws -> Self {
        var plan = Self()
        let states = Viewing.State.allCases.filter { $0 != .dropped }
        var offset = 0
        while true {
            let page = try outbox.viewings(in: states, limit: 200, offset: offset)
            for viewing in page where correction.applies(to: viewing.evidence, viewing.description) {
                try await plan.add(viewing, correction, matcher)
            }
            guard page.count == 200 else { return plan }
            offset += page.count
        }
    }

    private mutating func add(_ viewing: Viewing, _ correction: Correction, _ matcher: MediaMatcher) async throws {
        switch viewing.state {
        case .dropped: return
        case .sending, .unsure: self.unsure.append(viewing)
        case .watching, .finished, .parked:
            if correction.target == .never { self.dropped.append(viewing) } else { self.requeued.append(viewing) }
        case .delivered:
            // A place to resume from leaves no play behind.
            guard viewing.isCounted, let item = viewing.item else { return }
            if correction.target == .never {
                return self.replaced.append(Replacement(viewing: viewing, match: nil))
            }
            switch try await matcher.match(viewing.description, evidence: viewing.evidence) {
            case .matched(let match) where match.item.isSame(as: item): return
            case .matched(let match): self.replaced.append(Replacement(viewing: viewing, match: match))
            case .needsMatch, .excluded: self.unresolved.append(viewing)
            }
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
        /// Viewings whose play is not in the history any more, or cannot be told from another: left as they are.
        package var notFound: [String] = []
    }

    /// Applies the part that touches nothing at Trakt.
    ///
    /// - Parameter outbox: The viewings.
    /// - Returns: What has changed; the engine is to be woken then.
    /// - Throws: `DatabaseError`.
    package func applyToQueue(_ outbox: Outbox) throws -> Result {
        var result = Result()
        for viewing in self.requeued {
            guard var current = try outbox.viewing(viewing.id), current.state == viewing.state else { continue }
            if current.state == .parked { current.state = .finished }
            current.item = nil
            current.reason = nil
            current.nextAttemptAt = nil
            try outbox.update(current)
            result.requeued += 1
        }
        for viewing in self.dropped {
            guard var current = try outbox.viewing(viewing.id), current.state == viewing.state else { continue }
            current.state = .dropped
            current.reason = Self.exclusion
            try outbox.update(current)
            result.dropped += 1
        }
        return result
    }
}

extension ScrobbleItem {
    /// Whether it is the same film or episode, whatever its title is called by now.
    func isSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.movie(let id, _, _), .movie(let otherID, _, _)): id == otherID
        case (.episode(let id), .episode(let otherID)): id == otherID
        case (.movie, .episode), (.episode, .movie): false
        }
    }
}
