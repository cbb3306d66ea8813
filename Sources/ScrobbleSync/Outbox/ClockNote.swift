package import Foundation
internal import GRDB

/// What was found wrong with the clock of this machine, and put right: for whoever asks later.
package struct ClockNote: Codable, Hashable, Sendable {
    /// Seconds by which it was slow; negative where it was fast.
    package var seconds: Double
    /// Whether it has been set since, so that only what was watched before had a wrong time; else it is off by Trakt's word.
    package var isSet: Bool
    package var notedAt: Date

    package init(seconds: Double, isSet: Bool, notedAt: Date) {
        self.seconds = seconds
        self.isSet = isSet
        self.notedAt = notedAt
    }

    /// What was wrong and what was done about it, in one sentence.
    package var sentence: String { Self.sentence(seconds: self.seconds, isSet: self.isSet) }

    package static func sentence(seconds: Double, isSet: Bool) -> String {
        let size = Self.words(abs(seconds))
        return isSet
            ? "The clock of this machine was wrong by \(size) while something was watched; its times were put right."
            : "The clock of this machine is off by \(size); times are corrected."
    }

    private static func words(_ seconds: Double) -> String {
        switch seconds {
        case ..<120: "\(Int(seconds.rounded())) s"
        case ..<7200: "\(Int((seconds / 60).rounded())) min"
        case ..<172_800: "\(Int((seconds / 3600).rounded())) h"
        case ..<1e12: "\(Int((seconds / 86400).rounded())) days"
        default: "an age"
        }
    }
}

extension ClockNote: FetchableRecord {}

/// What was found wrong with the clock, in the store.
package struct ClockNotes: Sendable {
    private let outbox: Outbox

    package init(in outbox: Outbox) { self.outbox = outbox }

    /// How long a note about the clock is told, in seconds: a week.
    private static let life: TimeInterval = 7 * 86400

    /// Keeps what was found wrong with the clock, in the place of what was found before.
    func keep(_ note: ClockNote) throws {
        try self.outbox.write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO clockNote (id, seconds, isSet, notedAt) VALUES (1, ?, ?, ?)",
                arguments: [note.seconds, note.isSet, note.notedAt]
            )
        }
    }

    /// What was found wrong with the clock within a week.
    ///
    /// - Parameter now: The time.
    /// - Returns: What was found; nil where nothing was.
    /// - Throws: `StorageTrouble`.
    package func latest(at now: Date = Date()) throws -> ClockNote? {
        let row = try self.outbox.read { try Row.fetchOne($0, sql: "SELECT * FROM clockNote") }
        // What cannot be read is as if nothing had been found.
        guard let row, let note = try? ClockNote(row: row) else { return nil }
        return abs(now.timeIntervalSince(note.notedAt)) < Self.life ? note : nil
    }
}
