import Foundation
import TestSupport

/// A store of the first version with plays that wait, plays that may have arrived, and many that have.
struct OldStore {
    /// When the plays ended that are not known to be at Trakt.
    let waiting: [Date]
    let delivered = 1500

    private static let finished = 30
    private static let unsure = 4

    /// - Parameter house: Where it is made; half of what is unsure has arrived.
    /// - Throws: When it cannot be made.
    init(in house: House) throws {
        let directory = URL(filePath: house.store).deletingLastPathComponent()
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: house.store + suffix) }
        let first = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 - 90 * 3600).rounded())
        let waiting = (0..<Self.finished + Self.unsure).map { first + Double($0) * 3600 }
        self.waiting = waiting
        var rows = (0..<self.delivered).map { index in
            FirstVersionStore.row("D\(index)", "delivered", historyID: "\(index + 1)")
        }
        for (index, end) in waiting.enumerated() {
            let state = index < Self.finished ? "finished" : "unsure"
            let trakt = 1000 + index % 10
            rows.append(FirstVersionStore.row("W\(index)", state, trakt: trakt, endedAt: Self.sql(end)))
            if state == "unsure", index % 2 == 0 { try house.addPlay(ofFilm: trakt, at: end) }
        }
        try FirstVersionStore.make(in: directory, withCorrections: true, rows)
    }

    private static func sql(_ date: Date) -> String {
        let text = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        return text.replacing("T", with: " ").replacing("Z", with: "")
    }
}
