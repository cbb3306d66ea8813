import Foundation
import ScrobbleSync
import TaskRuntime
import TraktAPI

/// What taking a play back came to.
package struct UndoReport: Encodable, Hashable, Sendable {
    package var id: String
    package var title: String
    /// Trakt's number of the play that is gone; nil when none was removed.
    package var historyID: Int64?
    /// Why none was removed, in one sentence.
    package var obstacle: String?
}

extension Environment {
    /// Removes the play of a viewing from Trakt's history: that one, and no other of the same film or episode.
    ///
    /// - Parameter id: The viewing's id, or its beginning; nil for the play that was delivered last.
    /// - Returns: What came of it.
    /// - Throws: `QueueMistake`, and what the store throws.
    package func undo(_ id: String?) async throws -> UndoReport {
        let outbox = try self.outbox()
        let last = try id == nil ? outbox.lastDelivered(isPlay: true) : nil
        guard let entry = try last ?? id.map({ try self.find($0, outbox) }) else { throw QueueMistake.nothingToUndo }
        var report = UndoReport(id: entry.id, title: entry.viewing.displayTitle)
        let undone = try await self.withTransport { transport in
            try await self.engine(outbox, transport, onEvent: { _ in })?.undo(entry)
        }
        switch undone {
        case .removed(let number)?: report.historyID = number
        case .nothingThere?: report.obstacle = "Trakt has no play of this viewing."
        case .obstacle(let sentence)?: report.obstacle = sentence
        case nil: report.obstacle = Self.missingClientID
        }
        return report
    }
}
