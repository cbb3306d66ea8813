internal import Foundation
package import TraktAPI

/// What a correction changes of what was watched before: shown to the user, then applied.
///
/// Nothing is lost on the way: what is to be removed at Trakt stands on disk, in one step with the viewing that is told
/// anew, before the first request, and `Withdrawals.settle` finishes it after a crash.
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
            case .needsMatch: self.unresolved.append(viewing)
            }
        }
    }

    // MARK: - Applying

    /// What came of it.
    package struct Result: Hashable, Sendable {
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
            current.reason = "not told to Trakt, as you have said"
            try outbox.update(current)
            result.dropped += 1
        }
        return result
    }

    /// Applies the part that removes plays at Trakt: ask the user before.
    ///
    /// - Parameters:
    ///   - outbox: The viewings; those that are to be added again are told by the engine, with their own times.
    ///   - client: Trakt.
    ///   - token: The access token.
    ///   - waitForTurn: Returns when the next write may go out.
    /// - Returns: What has changed.
    /// - Throws: `DatabaseError`; `TraktError`, after which `Withdrawals.settle` goes on where it stopped.
    package func replace(
        in outbox: Outbox,
        _ client: TraktClient,
        token: String,
        waitForTurn: @Sendable () async throws -> Void
    ) async throws -> Result {
        var result = Result()
        for replacement in self.replaced {
            guard var viewing = try outbox.viewing(replacement.viewing.id), viewing.state == .delivered,
                let item = viewing.item, item == replacement.viewing.item
            else { continue }
            var play = viewing.historyID
            if play == nil { play = try await Self.play(of: item, viewing, client, token: token) }
            guard let id = play else {
                result.notFound.append(viewing.id)
                continue
            }
            viewing.state = replacement.match == nil ? .dropped : .finished
            viewing.item = replacement.match?.item
            viewing.reason = replacement.match == nil ? "withdrawn from Trakt, as you have said" : nil
            viewing.historyID = nil
            viewing.attempts = 0
            viewing.nextAttemptAt = nil
            try outbox.withdraw(id, for: viewing)
            result.withdrawn += 1
        }
        try await Withdrawals.settle(in: outbox, client, token: token, waitForTurn: waitForTurn)
        return result
    }

    /// The play of a viewing whose history id was never told: the only one of its time.
    private static func play(
        of item: ScrobbleItem,
        _ viewing: Viewing,
        _ client: TraktClient,
        token: String
    ) async throws(TraktError) -> Int64? {
        let plays = try await client.history(of: item, in: viewing.endedAt...viewing.endedAt, token: token)
        let near = plays.filter { play in
            guard let date = play.watched_at.flatMap(TraktDate.parse) else { return false }
            return (-2...600).contains(date.timeIntervalSince(viewing.endedAt))
        }
        return near.count == 1 ? near.first?.id : nil
    }
}

/// Plays that are to be removed at Trakt and are not yet.
package enum Withdrawals {
    /// Removes them by history id, a hundred at a time; to be called at the start of `sync` too, for what a crash left.
    ///
    /// - Parameters:
    ///   - outbox: Where they stand.
    ///   - client: Trakt.
    ///   - token: The access token.
    ///   - waitForTurn: Returns when the next write may go out.
    /// - Throws: `DatabaseError`, `TraktError`; what is left stays on disk. Removing twice does no harm.
    package static func settle(
        in outbox: Outbox,
        _ client: TraktClient,
        token: String,
        waitForTurn: @Sendable () async throws -> Void
    ) async throws {
        while true {
            let ids = Array(try outbox.withdrawals().prefix(100))
            if ids.isEmpty { return }
            try await waitForTurn()
            try await client.removeFromHistory(ids: ids, token: token)
            try outbox.settleWithdrawals(ids)
        }
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
