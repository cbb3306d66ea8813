import Foundation
import Storage

/// This program under the name by which mpv takes it for a script that is a program: a link in a folder that is the user's.
struct ScriptLink {
    /// From the root; nil where no folder takes it.
    let path: String?

    /// mpv makes `trakt_mpv` of it, the name by which bindings and messages reach us.
    static let name = "trakt-mpv.run"

    init(in paths: Paths) {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
        let others = Paths.scratchFolders().map { "\($0)/trakt-mpv-\(geteuid())/\(Self.name)" }
        self.path = ([Self.place(in: paths)] + others).first { Self.make($0, to: program) }
    }

    /// Where it is, unless the state takes no link.
    static func place(in paths: Paths) -> String { "\(paths.stateDirectory)/bin/\(self.name)" }

    private static func make(_ path: String, to program: String) -> Bool {
        let (folder, link) = (URL(filePath: path).deletingLastPathComponent().path, SymbolicLink(path))
        do throws(POSIXError) {
            try PrivateFolder.make(folder)
            guard PrivateFolder.isOurs(folder) else { return false }
            if link.target != program { try link.lead(to: program) }
            return true
        } catch { return false }
    }
}
