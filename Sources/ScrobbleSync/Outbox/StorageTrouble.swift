internal import Foundation
internal import GRDB
internal import Synchronization

/// Why the store cannot be used, in a sentence that says what to do.
package enum StorageTrouble: Error, Hashable, Sendable, CustomStringConvertible {
    case full(String)
    case readOnly(String)
    case busy(String)
    case newerVersion(String)
    case damaged(String)
    case other(String, String)

    /// - Parameters:
    ///   - error: What SQLite or the file system said.
    ///   - directory: Of the store.
    init(_ error: any Error, directory: String) {
        if let trouble = error as? StorageTrouble {
            self = trouble
            return
        }
        self =
            switch (error as? DatabaseError)?.resultCode {
            case .SQLITE_FULL?: .full(directory)
            case .SQLITE_READONLY?, .SQLITE_CANTOPEN?, .SQLITE_PERM?: .readOnly(directory)
            case .SQLITE_BUSY?, .SQLITE_LOCKED?: .busy(directory)
            case .SQLITE_CORRUPT?, .SQLITE_NOTADB?: .damaged(directory)
            default: .other(directory, Self.words(error))
            }
    }

    /// One line, without the statement and its values.
    private static func words(_ error: any Error) -> String {
        if let error = error as? DatabaseError { return error.message ?? "SQLite error \(error.resultCode.rawValue)" }
        if let error = error as? POSIXError { return unsafe String(cString: strerror(error.code.rawValue)) }
        return (error as? CocoaError)?.localizedDescription ?? "\(error)"
    }

    package var description: String {
        switch self {
        case .full(let place): "The disk of \(place) is full."
        case .readOnly(let place): "\(place) cannot be written to."
        case .busy(let place): "The store in \(place) is held by another program."
        case .newerVersion(let place):
            "The store in \(place) was made by a newer version of trakt-mpv: update this one."
        case .damaged(let place):
            "The store in \(place) is damaged. The next start sets it aside and keeps what can be read of it."
        case .other(let place, let words): "The store in \(place) cannot be used: \(words)."
        }
    }
}

/// What is to be told about the store: each sentence once.
final class TroubleNotes: Sendable {
    private let notes = Mutex<(told: Set<String>, next: String?)>(([], nil))

    func add(_ sentence: String) {
        self.notes.withLock { notes in
            if notes.told.insert(sentence).inserted { notes.next = sentence }
        }
    }

    func take() -> String? {
        self.notes.withLock { notes in
            defer { notes.next = nil }
            return notes.next
        }
    }
}
