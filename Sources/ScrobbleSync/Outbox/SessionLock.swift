internal import Foundation
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
}
