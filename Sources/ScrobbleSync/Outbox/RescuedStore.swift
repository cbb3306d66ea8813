internal import Foundation
internal import GRDB
internal import Storage

/// A new store that takes the place of a damaged one: made beside it, and moved there when it is complete.
///
/// Whoever is killed meanwhile leaves the damaged one where it was, or the new one to be moved by the next. Only for whoever
/// has the store alone.
struct RescuedStore {
    private let path: String
    private var unfinished: String { "\(self.path).rescuing" }
    private var complete: String { "\(self.path).rescued" }

    /// - Parameter path: Of the store.
    init(_ path: String) {
        self.path = path
    }

    var isComplete: Bool { unsafe access(self.complete, F_OK) == 0 }

    /// Makes the new store.
    ///
    /// - Parameter fill: Fills it; it has no table yet.
    /// - Throws: What `fill` throws, and `DatabaseError`; then nothing has changed.
    func fill(_ fill: (DatabaseQueue) throws -> Void) throws {
        for leftOver in [self.unfinished, self.complete] { DatabaseFiles(leftOver).remove() }
        DatabaseFiles(self.unfinished).make()
        let store = try DatabaseQueue(path: self.unfinished, configuration: ViewingStore.configuration)
        try fill(store)
        // All in one file, for only one can be moved at once.
        try store.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try store.close()
        guard unsafe rename(self.unfinished, self.complete) == 0 else { throw POSIXError(.EIO) }
        DatabaseFiles(self.unfinished).remove()
    }

    /// Sets the damaged store aside, moves the new one into its place and has it told.
    func takePlace(in directory: String) throws {
        var aside: String?
        if unsafe access(self.path, F_OK) == 0 {
            aside = try DatabaseFiles(self.path).setAside(as: "damaged", at: Date())
        }
        guard unsafe rename(self.complete, self.path) == 0 else { throw POSIXError(.EIO) }
        let store = try DatabaseQueue(path: self.path, configuration: ViewingStore.configuration)
        let count = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM viewing") } ?? 0
        try store.close()
        let rest = aside.map { " What could not be read is in \($0)." } ?? ""
        try StoreNotice(directory: directory).add(
            "The store was damaged on \(ViewingStore.day): \(count) viewings were kept.\(rest)"
        )
    }
}
