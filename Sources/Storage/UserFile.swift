package import Foundation

/// Files that are the user's own and that we change: what they are made of stays, be they links, be they readable for others.
package enum UserFile {
    /// Links that lead to a file, at most; more lead in a circle.
    private static let mostLinks = 40

    /// The file that a path leads to, by whatever links; it need not be there.
    ///
    /// - Parameter path: From the root.
    /// - Returns: The path of the file itself; nil where links lead in a circle.
    package static func target(of path: String) -> String? {
        var path = path
        for _ in 0..<self.mostLinks {
            guard let next = SymbolicLink(path).target else { return path }
            let folder = URL(filePath: path).deletingLastPathComponent()
            path = next.hasPrefix("/") ? next : folder.appending(path: next).path
        }
        return nil
    }

    /// Replaces what a file holds, durably and in one step: whoever reads sees the old or the new whole.
    ///
    /// - Parameters:
    ///   - path: The file itself, no link. A new one is the user's alone; of an old one permissions and group stay.
    ///   - data: What it is to hold.
    /// - Throws: `POSIXError`, `CocoaError`; then the old content stays, and nothing new is left behind.
    package static func replace(_ path: String, with data: Data) throws {
        var status = stat()
        let isThere = unsafe lstat(path, &status) == 0
        guard !isThere || status.st_mode & S_IFMT == S_IFREG else { throw POSIXError(.EISDIR) }
        let draft = "\(path).\(UUID().uuidString)"
        do {
            let descriptor = try PrivateFile.open(draft)
            let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            try file.write(contentsOf: data)
            if isThere {
                // Of a group that is not ours it cannot be; then others see no more of it than before.
                let isOfGroup = fchown(descriptor, uid_t.max, status.st_gid) == 0
                fchmod(descriptor, status.st_mode & (isOfGroup ? 0o7777 : 0o7707))
            }
            try file.synchronize()
            try file.close()
            guard unsafe rename(draft, path) == 0 else { throw POSIXError.current }
        } catch {
            unsafe unlink(draft)
            throw error
        }
        PrivateFolder.sync(URL(filePath: path).deletingLastPathComponent().path)
    }

    /// Holds a folder while a file in it is read, changed and replaced: who wants the same waits for that long.
    ///
    /// - Parameters:
    ///   - folder: It must be there.
    ///   - body: Reads and replaces.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws; `POSIXError` where there is no such folder.
    package static func holding<Value>(_ folder: String, _ body: () throws -> Value) throws -> Value {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXError.current }
        defer { close(descriptor) }
        // A file system without locks has none to wait for.
        _ = flock(descriptor, LOCK_EX)
        return try body()
    }
}
