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
        guard let destination = SymbolicLink(self.path).target else { return .inTheWay }
        if destination == self.target { return .installed }
        return destination.split(separator: "/").last == "trakt-mpv" ? .stale : .inTheWay
    }

    /// Makes the link, and the folder that it is in; a stale one is replaced in one step.
    ///
    /// - Throws: `POSIXError`.
    func make() throws(POSIXError) {
        try PrivateFolder.make(URL(filePath: self.path).deletingLastPathComponent().path)
        try SymbolicLink(self.path).lead(to: self.target)
    }

    /// Removes the link; the folder stays, for it is the player's.
    ///
    /// - Throws: `POSIXError`.
    func remove() throws(POSIXError) {
        guard unsafe unlink(self.path) == 0 else { throw POSIXError.current }
    }
}
