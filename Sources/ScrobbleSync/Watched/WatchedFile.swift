internal import Foundation
internal import GRDB
internal import Storage
internal import Synchronization

/// The file of what was watched, kept open from the first question on.
///
/// Of a database that is closed GRDB leaves something to Dispatch's shared queues, which are looked after once a second from
/// then on: in a player it is not to be opened for each question.
final class WatchedFile: Sendable {
    private struct Opened {
        let database: DatabaseQueue
        let file: FileIdentity
    }

    private let path: String
    private let opened = Mutex<Opened?>(nil)

    init(_ path: String) { self.path = path }

    var isThere: Bool { unsafe access(self.path, F_OK) == 0 }

    /// Makes it where it is missing.
    func make() { DatabaseFiles(self.path).make() }

    /// Deletes it.
    func remove() {
        self.opened.withLock { $0 = nil }
        DatabaseFiles(self.path).remove()
    }

    /// The database in the file that is at the path now: a logout in another process takes it away.
    ///
    /// - Throws: `DatabaseError`.
    func database() throws -> DatabaseQueue {
        try self.opened.withLock { opened in
            let file = FileIdentity(self.path)
            if let opened, opened.file == file { return opened.database }
            opened = nil
            let database = try DatabaseQueue(path: self.path, configuration: .cache)
            // One that was made just now is somebody else's the next time.
            opened = file.map { Opened(database: database, file: $0) }
            return database
        }
    }
}
