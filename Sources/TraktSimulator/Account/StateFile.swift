import Foundation

/// The account's state on disk: one change a line, appended as it happens, written anew at start.
struct StateFile: Sendable {
    private let handle: FileHandle

    /// Opens the file and reads what it holds.
    ///
    /// A last line that was cut off by a crash counts as not written.
    ///
    /// - Parameter path: Where it is, or where it will be.
    /// - Returns: The file, and the state in it.
    /// - Throws: When it can be neither read nor written.
    static func open(_ path: String) throws -> (file: Self, state: AccountState) {
        var state = AccountState()
        if FileManager.default.fileExists(atPath: path) {
            let lines = try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
            let decoder = JSONDecoder()
            for line in lines { (try? decoder.decode(Change.self, from: line)).map { state.apply($0) } }
        }
        // Only its owner may read it, from the first byte: there are tokens in it.
        let fresh = path + ".new"
        try? FileManager.default.removeItem(atPath: fresh)
        let handle = try FileHandle(appendingTo: fresh)
        try handle.write(contentsOf: Self.lines(state.changes))
        try handle.synchronize()
        guard unsafe rename(fresh, path) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
        return (Self(handle: handle), state)
    }

    /// Appends changes with a single write: all of them are there, or none that counts.
    func append(_ changes: [Change]) { try? self.handle.write(contentsOf: Self.lines(changes)) }

    private static func lines(_ changes: [Change]) -> Data {
        let encoder = JSONEncoder()
        return changes.reduce(into: Data()) { lines, change in
            guard let line = try? encoder.encode(change) else { return }
            lines += line + [UInt8(ascii: "\n")]
        }
    }
}
