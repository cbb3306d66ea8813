internal import Foundation
internal import GRDB
internal import Logbook
package import Storage
internal import Synchronization

/// Why the store cannot be used, in a sentence that says what to do.
package enum StorageTrouble: Error, Hashable, Sendable, CustomStringConvertible {
    /// The disk does not take it; each cause has words of its own.
    case disk(DiskTrouble, String)
    case busy(String)
    case newerVersion(String)
    case damaged(String)
    /// The store was removed or set aside while it was open.
    case gone(String)
    /// The folder is not ours alone, and why.
    case notOurs(String, String)
    case other(String, String)

    /// - Parameters:
    ///   - error: What SQLite or the file system said.
    ///   - directory: Of the store.
    package init(_ error: any Error, directory: String) {
        if let trouble = error as? StorageTrouble {
            self = trouble
        } else if let error = error as? DatabaseError {
            self.init(error, directory: directory)
        } else if let trouble = DiskTrouble(error) {
            self = .disk(trouble, directory)
        } else {
            self = .other(directory, Self.words(error))
        }
    }

    /// SQLite tells a full disk from all else, and hardly more: what else it is comes out by trying.
    private init(_ error: DatabaseError, directory: String) {
        self =
            switch error.resultCode {
            case .SQLITE_FULL: .disk(DiskTrouble.found(in: directory) ?? .full, directory)
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR:
                DiskTrouble.found(in: directory, file: "\(directory)/viewings.sqlite").map { .disk($0, directory) }
                    ?? .other(directory, Self.words(error))
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(directory)
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(directory)
            default: .other(directory, Self.words(error))
            }
    }

    /// What the store has thrown in these words; any other error as it is.
    static func wording(_ error: any Error, directory: String) -> any Error {
        error is DatabaseError ? StorageTrouble(error, directory: directory) : error
    }

    /// One line, without the statement and its values.
    private static func words(_ error: any Error) -> String {
        if let error = error as? DatabaseError { return error.message ?? "SQLite error \(error.resultCode.rawValue)" }
        if let error = error as? POSIXError { return unsafe String(cString: strerror(error.code.rawValue)) }
        return (error as? CocoaError)?.localizedDescription ?? "\(error)"
    }

    package var description: String {
        switch self {
        case .disk(let trouble, let place): trouble.sentence(about: place)
        case .busy(let place):
            "The store in \(place) is held by another program: try again in a moment, or end that program."
        case .newerVersion(let place):
            "The store in \(place) was made by a newer version of trakt-mpv: update this one."
        case .damaged(let place):
            "The store in \(place) is damaged. It is set aside, and what can be read of it kept, as soon as nothing else has "
                + "it open; `trakt-mpv status` does so at once."
        case .gone(let place):
            "The store in \(place) was removed or replaced while the film ran: leave it where it is. "
                + "What was watched meanwhile is kept."
        case .notOurs(let place, let why): "\(place) \(why.asSentence)"
        case .other(let place, let words):
            "The store in \(place) cannot be used: \(words.asSentence) `trakt-mpv doctor` looks at it."
        }
    }
}

extension StorageTrouble: LoggedError {
    package var logWord: String {
        switch self {
        case .disk(let trouble, _): "the disk: \(trouble.rawValue)"
        case .busy: "busy"
        case .newerVersion: "newer version"
        case .damaged: "damaged"
        case .gone: "gone"
        case .notOurs: "not ours"
        case .other: "other"
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
