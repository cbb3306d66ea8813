import Foundation
import Storage

/// The link by which a player finds the program, at one place.
struct HostLink: Hashable, Sendable {
    enum Standing: String, Hashable, Sendable, Encodable {
        case missing
        /// It leads to this program.
        case installed
        /// It leads to another trakt-mpv, or to one that is gone.
        case stale
        /// Something that is not ours has the name.
        case inTheWay
    }

    let path: String
    /// The program.
    let target: String

    /// How it stands now.
    var standing: Standing {
        var status = stat()
        guard unsafe lstat(self.path, &status) == 0 else { return .missing }
        guard status.st_mode & S_IFMT == S_IFLNK,
            // A link that went in this moment is looked at again by whoever acts.
            let destination = try? FileManager.default.destinationOfSymbolicLink(atPath: self.path)
        else { return .inTheWay }
        if destination == self.target { return .installed }
        return destination.split(separator: "/").last == "trakt-mpv" ? .stale : .inTheWay
    }

    /// Makes the link, and the folder that it is in; a stale one is replaced in one step.
    ///
    /// - Throws: `POSIXError`.
    func make() throws(POSIXError) {
        let folder = URL(filePath: self.path).deletingLastPathComponent().path
        try PrivateFolder.make(folder)
        // Begins with a dot, so that a player that starts now takes it for nothing.
        let draft = "\(folder)/.\(PlayerHost.linkName)-\(getpid())"
        _ = unsafe unlink(draft)
        guard unsafe symlink(self.target, draft) == 0 else { throw POSIXError.current }
        guard unsafe rename(draft, self.path) == 0 else {
            let error = POSIXError.current
            _ = unsafe unlink(draft)
            throw error
        }
    }

    /// Removes the link; the folder stays, for it is the player's.
    ///
    /// - Throws: `POSIXError`.
    func remove() throws(POSIXError) {
        guard unsafe unlink(self.path) == 0 else { throw POSIXError.current }
    }
}
