internal import Foundation
internal import TraktAPI

extension SyncEngine {
    /// What taking a play back came to.
    package enum Undone: Hashable, Sendable {
        case removed(historyID: Int64)
        /// It is no play at Trakt: not delivered, a place to resume from, or removed there by hand.
        case nothingThere
        case obstacle(String)
    }

    /// Removes exactly the play of a viewing, by Trakt's number: removing by item would take every play of it (trap 30).
    ///
    /// The wish is on disk before the request, so that `sync` finishes it after a crash.
    ///
    /// - Parameter viewing: A delivered one.
    /// - Returns: What came of it.
    /// - Throws: `DatabaseError`, `CancellationError`.
    package func undo(_ viewing: Viewing) async throws -> Undone {
        do {
            guard viewing.state == .delivered, viewing.isCounted, let item = viewing.item else { return .nothingThere }
            let number =
                if let number = viewing.historyID { number } else { try await self.number(of: viewing, item) }
            guard let number else { return .nothingThere }
            var dropped = viewing
            dropped.state = .dropped
            dropped.reason = "taken back by the user"
            dropped.historyID = number
            try self.outbox.withdraw(number, for: dropped)
            try await self.write(.user) {
            } _: { token throws(TraktError) in
                try await self.client.removeFromHistory(ids: [number], token: token)
            }
            try self.outbox.settleWithdrawals([number])
            return .removed(historyID: number)
        } catch Halt.obstacle(let sentence, _) {
            return .obstacle(sentence)
        } catch let error as TraktError {
            return .obstacle(error.description)
        }
    }

    /// The number of a play that Trakt never told.
    func number(of viewing: Viewing, _ item: ScrobbleItem) async throws -> Int64? {
        try await self.learnClock()
        var viewing = viewing
        if viewing.historyTime == nil, viewing.stopSentFrom == nil {
            viewing.historyTime = self.serverTime(viewing.endedAt)
        }
        let plays = try await self.read { [viewing] token throws(TraktError) in
            try await self.client.history(of: item, in: ArrivedPlay.range(of: viewing), token: token)
        }
        let search = ArrivedPlay(
            viewing: viewing,
            neighbours: try self.outbox.neighbours(of: viewing, item.key, within: 2 * 86400),
            claimed: try self.outbox.claimed(plays.map(\.id))
        )
        return search.find(in: plays)?.id
    }
}
