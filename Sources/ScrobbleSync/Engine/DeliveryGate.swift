internal import Foundation
internal import GRDB
internal import Storage

/// The one gate for requests with an effect, shared by all processes through a file of its own.
///
/// Apart from the viewings: it is asked before every request and must not wait for their syncs; what it knows may be lost.
struct DeliveryGate: Sendable {
    private let database: DatabaseQueue
    private let directory: String
    private let now: @Sendable () -> Timestamp

    /// Opens the gate; one that cannot be read is made anew.
    ///
    /// - Parameters:
    ///   - directory: The state directory.
    ///   - now: The time.
    /// - Throws: `StorageTrouble` when it cannot be made.
    init(directory: String, now: @escaping @Sendable () -> Timestamp) throws {
        self.now = now
        self.directory = directory
        do {
            self.database = try Self.openOrReplace("\(directory)/gate.sqlite")
        } catch {
            throw StorageTrouble(error, directory: directory)
        }
    }

    private static func openOrReplace(_ path: String) throws -> DatabaseQueue {
        do {
            return try Self.open(path)
        } catch let error as DatabaseError where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
            DatabaseFiles(path).remove()
            return try Self.open(path)
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        DatabaseFiles(path).make()
        var configuration = GRDB.Configuration()
        configuration.busyMode = .callback { attempts in
            // A transaction here takes microseconds; SQLite's own steps are too long for somebody who presses pause.
            usleep(attempts < 20 ? 200 : 2000)
            return attempts < 2500
        }
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL") }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction { db in
            try db.execute(
                sql: "CREATE TABLE IF NOT EXISTS gate (id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL)"
            )
        }
        return database
    }

    /// Asks to send one write.
    func ask(_ asker: GateState.Asker, login: String?) throws -> GateState.Permit {
        try self.change { $0.ask(asker, at: self.now(), login: login) }
    }

    /// Cancels a write that was permitted and is not sent after all.
    func cancelWrite() throws { try self.change { $0.cancelWrite() } }

    /// Learns from what came of a request.
    func note(_ outcome: GateState.Outcome, isWrite: Bool) throws {
        let jitter = Double.random(in: 0...1)
        try self.change { $0.note(outcome, at: self.now(), jitter: jitter, isWrite: isWrite) }
    }

    func state() throws -> GateState { try self.worded { try self.database.read(Self.load) } }

    private func worded<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw StorageTrouble.wording(error, directory: self.directory) }
    }

    private func change<Value: Sendable>(_ body: (inout GateState) -> Value) throws -> Value {
        try self.worded { try self.changeAtOnce(body) }
    }

    private func changeAtOnce<Value: Sendable>(_ body: (inout GateState) -> Value) throws -> Value {
        try self.database.writeWithoutTransaction { db in
            var result: Value?
            // Immediate: who reads first writes first.
            try db.inTransaction(.immediate) {
                var state = try Self.load(db)
                result = body(&state)
                let text = String(decoding: try JSONEncoder().encode(state), as: UTF8.self)
                try db.execute(sql: "INSERT OR REPLACE INTO gate (id, state) VALUES (1, ?)", arguments: [text])
                return .commit
            }
            guard let result else { throw CancellationError() }
            return result
        }
    }

    /// What cannot be read is as if it had never been.
    static func load(_ db: Database) throws -> GateState {
        guard let text = try String.fetchOne(db, sql: "SELECT state FROM gate WHERE id = 1") else { return GateState() }
        // From another version, or damaged: what it knew is learned again soon.
        return (try? JSONDecoder().decode(GateState.self, from: Data(text.utf8))) ?? GateState()
    }
}
