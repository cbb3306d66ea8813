internal import Foundation
internal import GRDB
internal import MediaIdentification

/// A record of which single columns may be unreadable: damage, another program, or a version that wrote something else.
protocol ReadableRecord: FetchableRecord, EncodableRecord {
    /// What stands in for what cannot be read.
    static func standIn(_ row: Row) -> Self
}

extension ReadableRecord {
    /// Reads what can be read of a row.
    ///
    /// - Parameter row: A whole row of the table, or of a join with it.
    /// - Returns: The record, and the names of the columns that have stand-ins in it. It must not be written back as a whole.
    static func readable(in row: Row) -> (record: Self, unreadable: [String]) {
        // Damage is rare: a whole row costs no more than it always did.
        if let whole = try? Self(row: row) { return (whole, []) }
        var record = Self.standIn(row)
        // All members of ours can be encoded; what could not would have no stand-in.
        guard var values = try? record.databaseDictionary else { return (record, Array(row.columnNames)) }
        var unreadable: [String] = []
        for (column, value) in row where values.keys.contains(column) || !value.isNull {
            var trial = values
            trial[column] = value
            // Then its name is told.
            if let read = try? Self(row: Row(trial)) {
                (record, values) = (read, trial)
            } else {
                unreadable.append(column)
            }
        }
        return (record, unreadable)
    }
}

extension Row {
    /// A column's value, or nil where it is none of that type: GRDB's own subscript ends the process then.
    func readable<Value: DatabaseValueConvertible>(_ column: String) -> Value? {
        (self[column] as DatabaseValue?).flatMap(Value.fromDatabaseValue)
    }
}

extension Viewing: ReadableRecord {
    static func standIn(_ row: Row) -> Self {
        Self(
            id: row.readable("id") ?? row.readable("viewing") ?? "",
            session: "",
            evidence: MediaEvidence(path: ""),
            description: MediaDescription(),
            startedAt: Date(timeIntervalSince1970: 0)
        )
    }
}

extension Delivery: ReadableRecord {
    /// Parked: of what cannot be read nothing is sent.
    static func standIn(_ row: Row) -> Self {
        let start = Date(timeIntervalSince1970: 0)
        var delivery = Self(viewing: row.readable("viewing") ?? row.readable("id") ?? "", to: .trakt, startedAt: start)
        for input in [.ended(.init(.place, watchedAt: start)), .unmatched(reason: Unreadable.reason([]))] as [Input] {
            _ = delivery.receive(input, at: start)
        }
        return delivery
    }
}
