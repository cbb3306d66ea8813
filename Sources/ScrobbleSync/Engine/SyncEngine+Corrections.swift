internal import Foundation
internal import TraktAPI

extension SyncEngine {
    /// Removes plays at Trakt that a correction has shown to be something else, and has them told anew with their own
    /// times: ask the user before.
    ///
    /// Nothing is lost on the way: what is to be removed stands on disk, in one step with the viewing that is told anew,
    /// before the first request. The pass that follows does the rest; after a crash the next one does.
    ///
    /// - Parameter plan: What a correction changes.
    /// - Returns: What has changed, and why something has not, in one sentence.
    /// - Throws: `DatabaseError`, `CancellationError`.
    package func replace(_ plan: CorrectionPlan) async throws -> (result: CorrectionPlan.Result, obstacle: String?) {
        var result = CorrectionPlan.Result()
        do {
            for replacement in plan.replaced {
                guard var viewing = try self.outbox.viewing(replacement.viewing.id), viewing.state == .delivered,
                    let item = viewing.item, item == replacement.viewing.item
                else { continue }
                let number =
                    if let number = viewing.historyID { number } else { try await self.number(of: viewing, item) }
                guard let number else {
                    result.notFound.append(viewing.id)
                    continue
                }
                viewing.tellAnew(replacement.match)
                try self.outbox.withdraw(number, for: viewing)
                result.withdrawn += 1
            }
        } catch Halt.obstacle(let sentence, _) {
            return (result, sentence)
        } catch let error as TraktError {
            return (result, error.description)
        }
        return (result, nil)
    }
}

extension Viewing {
    /// As if it had never been sent, and as something else; with no match nothing of it is told.
    fileprivate mutating func tellAnew(_ match: Match?) {
        self.state = match == nil ? .dropped : .finished
        self.item = match?.item
        self.reason = match == nil ? "withdrawn from Trakt, as you have said" : nil
        self.historyID = nil
        self.historyTime = nil
        self.stopSentFrom = nil
        self.stopSentUntil = nil
        self.deliveredAt = nil
        self.attempts = 0
        self.nextAttemptAt = nil
    }
}
