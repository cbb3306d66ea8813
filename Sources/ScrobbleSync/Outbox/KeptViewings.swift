internal import Foundation
internal import GRDB

/// Viewings that are kept for the account that they were watched under, while another is connected.
package struct KeptViewings: Sendable {
    private let outbox: Outbox

    package init(in outbox: Outbox) { self.outbox = outbox }

    /// How the reason begins by which a viewing is kept for its own account.
    static func mark(of owner: String) -> String { "watched as \(owner), who is not connected" }

    /// Has those viewings tried again that were kept for the account that is connected now.
    func retryOwn(at now: Date) throws {
        guard let name = ConnectedAccount(of: self.outbox).name else { return }
        let mark = Self.mark(of: name)
        let kept = try self.outbox.read { db in
            try String.fetchAll(
                db,
                sql: "SELECT viewing FROM delivery WHERE state = 'parked' AND substr(reason, 1, length(?)) = ?",
                arguments: [mark, mark]
            )
        }
        for viewing in kept { _ = try self.outbox.apply(Outbox.changes(.userRetried, of: viewing), at: now) }
    }

    /// Says whose a viewing is, and has it tried again.
    ///
    /// - Parameters:
    ///   - id: The viewing.
    ///   - account: Whose it is.
    /// - Throws: `DatabaseError`.
    package func assign(_ id: String, to account: String) throws {
        try self.outbox.write { db in
            try db.execute(sql: "UPDATE viewing SET account = ? WHERE id = ?", arguments: [account, id])
        }
        try self.outbox.retry(id)
    }
}
