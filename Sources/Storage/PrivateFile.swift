package import Foundation

/// Files that only their owner can read, whatever the umask says.
///
/// A link in the way is never followed: what would be written into another's file is an error instead.
package enum PrivateFile {
    private static let mode: mode_t = 0o600

    /// Opens a file, made with mode 0600 where missing; a descriptor that programs started from here do not get.
    ///
    /// - Parameters:
    ///   - path: The file; its folder must be there.
    ///   - appends: Whether each write goes to the end, also when other processes write, too.
    /// - Returns: The descriptor, for reading and writing; to be closed by the caller.
    /// - Throws: `POSIXError`: `ELOOP` for a link.
    package static func open(_ path: String, appends: Bool = false) throws(POSIXError) -> CInt {
        let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | (appends ? O_APPEND : 0)
        // Made by whoever comes first; it may be gone again before the other has opened it.
        for _ in 0..<10 {
            let made = unsafe Foundation.open(path, flags | O_CREAT | O_EXCL, self.mode)
            if made >= 0 {
                // A umask can only have taken away from it.
                fchmod(made, self.mode)
                return made
            }
            guard errno == EEXIST else { throw POSIXError.current }
            let found = unsafe Foundation.open(path, flags)
            if found >= 0 { return found }
            guard errno == ENOENT else { throw POSIXError.current }
        }
        throw POSIXError(.ENOENT)
    }

    /// Makes a file where it is missing, for a library that would make it readable for others.
    ///
    /// - Returns: Whether it is there now; if not, whoever opens it is told why.
    @discardableResult
    package static func make(_ path: String) -> Bool {
        do throws(POSIXError) {
            close(try self.open(path))
            return true
        } catch {
            return false
        }
    }

    /// Replaces what a file holds, durably: whoever reads sees the old or the new whole, also after a power cut.
    ///
    /// - Parameters:
    ///   - path: The file, made with mode 0600 where missing; a link is replaced, not followed.
    ///   - data: What it is to hold.
    /// - Throws: `CocoaError` or `POSIXError`; then the old content stays, and nothing new is left behind.
    package static func replace(_ path: String, with data: Data) throws {
        let temporary = "\(path).\(UUID().uuidString)"
        do {
            let file = FileHandle(fileDescriptor: try self.open(temporary), closeOnDealloc: true)
            try file.write(contentsOf: data)
            try file.synchronize()
            try file.close()
            guard unsafe rename(temporary, path) == 0 else { throw POSIXError.current }
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        // The rename itself survives a power cut only when the folder is synced.
        PrivateFolder.sync(URL(filePath: path).deletingLastPathComponent().path)
    }

    /// Moves a file out of the way, never over another one: `path.word-20260102T030405Z`, with `-2` where that is taken.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - word: Why it is moved, for the name.
    ///   - date: For the name.
    /// - Returns: Where it is now.
    /// - Throws: `POSIXError`; then it is where it was.
    package static func setAside(_ path: String, as word: String, at date: Date) throws(POSIXError) -> String {
        let stamp = date.formatted(.iso8601.timeSeparator(.omitted).dateSeparator(.omitted))
        var aside = "\(path).\(word)-\(stamp)"
        var count = 1
        // The name is taken before the file is moved there, so that no two can have the same.
        while true {
            let reserved = unsafe Foundation.open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, self.mode)
            if reserved >= 0 {
                close(reserved)
                break
            }
            guard errno == EEXIST else { throw POSIXError.current }
            count += 1
            aside = "\(path).\(word)-\(stamp)-\(count)"
        }
        guard unsafe rename(path, aside) == 0 else {
            let error = POSIXError.current
            unsafe unlink(aside)
            throw error
        }
        return aside
    }
}

extension POSIXError {
    /// What the last call of the system said.
    package static var current: Self { Self(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
