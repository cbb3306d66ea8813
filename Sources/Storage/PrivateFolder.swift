package import Foundation

/// Folders that only their owner can look into, whatever the umask says.
package enum PrivateFolder {
    private static let mode: mode_t = 0o700

    /// Makes a folder and those above it that are missing, each with mode 0700 from its first moment.
    ///
    /// What is there already is left as it is, links to folders included: it may be the user's own arrangement.
    ///
    /// - Parameter path: The folder.
    /// - Throws: `POSIXError`: `ENOTDIR` where something else is in the way.
    package static func make(_ path: String) throws(POSIXError) {
        var status = stat()
        if unsafe stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw POSIXError(.ENOTDIR) }
            return
        }
        guard errno == ENOENT else { throw POSIXError.current }
        let above = URL(filePath: path).deletingLastPathComponent().path
        if above != path, !above.isEmpty { try self.make(above) }
        if self.makeOne(path) { return }
        // Another process may have been faster.
        guard errno == EEXIST, unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw POSIXError.current
        }
    }

    /// Whether others can put something in a folder, or it is theirs: nothing that is kept there would be safe.
    ///
    /// - Parameter path: The folder, which is there; a link is followed.
    /// - Returns: Why it is not to be used, in a few words; nil where it may be.
    package static func objection(to path: String) -> String? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        guard status.st_uid == geteuid() else {
            return "belongs to another user; have it given to you, or name another place"
        }
        return status.st_mode & 0o022 == 0 ? nil : "can be written to by others; `chmod go-w` makes it yours alone"
    }

    /// Makes the folder where it is missing, and tells whether nobody else can look into it or put it there.
    ///
    /// For places that are everybody's, such as `/tmp`: a link, a folder of another user and one that others may read are
    /// not ours.
    ///
    /// - Parameter path: The folder; the one above it must be there.
    /// - Returns: Whether it is there and ours alone.
    package static func isOurs(_ path: String) -> Bool {
        _ = self.makeOne(path)
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return false }
        return status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid() && status.st_mode & 0o077 == 0
    }

    /// Whether it was made; else `errno` says why not.
    private static func makeOne(_ path: String) -> Bool {
        guard unsafe mkdir(path, self.mode) == 0 else { return false }
        // A umask can only have taken away from it. Ours a moment ago, and not followed if it is a link by now.
        _ = unsafe fchmodat(AT_FDCWD, path, self.mode, AT_SYMLINK_NOFOLLOW)
        return true
    }

    /// Has the names in a folder survive a power cut; where that is not possible, they may not.
    static func sync(_ path: String) {
        let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
