internal import Foundation
internal import GRDB
internal import Logging

/// Times that a wrong clock has told, put right as long as the machine runs: the time since boot is true all the same.
struct ClockMending: Sendable {
    let outbox: Outbox

    /// Seconds by which a time may be off.
    private static let tolerance = 1.0

    /// Seconds from which people are told: less is how clocks are.
    private static let leastTold = 30.0

    /// The wall clock's and the true time of what was watched since boot, where they differ; in the words of the index.
    private static let wrongTimes = """
        SELECT id, startedAt, startedUptime, endedAt, endedUptime FROM viewing
        WHERE boot = ? AND endedUptime IS NOT NULL
        AND abs((julianday(endedAt) - 2440587.5) * 86400.0 - (? + endedUptime)) > ?
        """

    private static func arguments(_ now: Timestamp) -> StatementArguments {
        [now.boot, now.date.timeIntervalSince1970 - now.uptime, self.tolerance]
    }

    /// Whether the wall clock was set since something was watched.
    func isDue(by now: Timestamp) throws -> Bool {
        guard !now.boot.isEmpty else { return false }
        return try self.outbox.read { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (\(Self.wrongTimes))", arguments: Self.arguments(now)) ?? false
        }
    }

    /// Puts right what the wall clock said wrong of what was watched since boot, also of what was delivered: it is compared
    /// with what others say.
    ///
    /// - Parameter now: By a wall clock that is right, or as far off as the receiver's clock says.
    /// - Returns: What was wrong, and is kept as a note; nil where nothing was.
    /// - Throws: `DatabaseError`.
    @discardableResult
    func mend(by now: Timestamp) throws -> ClockNote? {
        guard !now.boot.isEmpty else { return nil }
        var wrongBy = 0.0
        let applied = try self.outbox.write { db -> [Outbox.Applied] in
            let wrong = try Row.fetchAll(db, sql: Self.wrongTimes, arguments: Self.arguments(now))
            return try wrong.flatMap { row in
                let id: String = row["id"]
                let endedAt = now.date(atUptime: row["endedUptime"])
                if let told: Date = row["endedAt"] {
                    let difference = endedAt.timeIntervalSince(told)
                    if abs(difference) > abs(wrongBy) { wrongBy = difference }
                }
                let startedUptime: Double? = row["startedUptime"]
                let startedAt: Date = startedUptime.map { now.date(atUptime: $0) } ?? row["startedAt"]
                try db.execute(
                    sql: "UPDATE viewing SET startedAt = ?, endedAt = ? WHERE id = ?",
                    arguments: [startedAt, endedAt, id]
                )
                return try Outbox.apply(Outbox.changes(.timeMended(endedAt), of: id), at: now.date, in: db)
            }
        }
        self.outbox.note(applied)
        guard !applied.isEmpty else { return nil }
        self.outbox.logger.info("Times were put right", metadata: ["count": "\(applied.count)"])
        guard abs(wrongBy) >= Self.leastTold else { return nil }
        let note = ClockNote(seconds: wrongBy, isSet: true, notedAt: now.date)
        try ClockNotes(in: self.outbox).keep(note)
        return note
    }
}
