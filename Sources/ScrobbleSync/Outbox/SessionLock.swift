internal import Foundation
internal import GRDB
internal import Logbook
internal import Storage
internal import Synchronization

/// The lock that says "this player lives", with its last sign of life in the lock's own file.
package final class SessionLock: Sendable {
    private let lock: FileLock
    private let beats = Mutex(0)

    /// Two places, written in turn: a torn record leaves the one before it whole.
    private static let places: [off_t] = [0, 128]

    /// Takes the lock; nil when the player that holds it lives.
    init?(taking path: String) {
        guard let lock = FileLock(taking: path) else { return nil }
        self.lock = lock
    }

    /// Writes how far the running viewing has come: to be called about once a second; a few microseconds, no sync.
    package func beat(_ beat: Heartbeat) {
        guard let record = beat.record else { return }
        let place = self.beats.withLock { count in
            count &+= 1
            return Self.places[count & 1]
        }
        _ = unsafe pwrite(self.lock.descriptor, record, record.count, place)
    }

    /// The last whole signs of life of whoever held the lock before, in no order.
    func lastBeats() -> [Heartbeat] {
        Self.places.compactMap { place in
            var record = [UInt8](repeating: 0, count: Heartbeat.size)
            let count = unsafe pread(self.lock.descriptor, &record, record.count, place)
            return count > 0 ? Heartbeat(record: record[..<count]) : nil
        }
    }

    /// Removes the locks of players that are gone and have nothing left to be ended.
    static func sweep(_ outbox: Outbox) {
        let folder = "\(outbox.directory)/sessions"
        // Where it is not known whose viewings are still to be ended, nothing is removed.
        let running = outbox.logger.attempt("Players could not be listed") { try self.running(outbox) }
        guard let running else { return }
        // A folder that cannot be listed has nothing for us now.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasSuffix(".lock") && !running.contains(String(name.dropLast(5))) {
            let path = "\(folder)/\(name)"
            // A player that has just begun holds it in a moment.
            guard Self.age(of: path) > Self.youngest, let lock = FileLock(taking: path) else { continue }
            unsafe unlink(path)
            withExtendedLifetime(lock) {}
        }
    }

    /// The sessions of viewings that run, or whose player has died.
    private static func running(_ outbox: Outbox) throws -> Set<String> {
        try outbox.read { db in
            let sql = """
                SELECT DISTINCT session FROM delivery CROSS JOIN viewing ON viewing.id = delivery.viewing
                WHERE delivery.state = 'watching'
                """
            return Set(try String.fetchAll(db, sql: sql))
        }
    }

    /// Seconds.
    private static let youngest: TimeInterval = 600

    private static func age(of path: String) -> TimeInterval {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return 0 }
        return Date().timeIntervalSince1970 - TimeInterval(status.st_mtim.tv_sec)
    }
}
