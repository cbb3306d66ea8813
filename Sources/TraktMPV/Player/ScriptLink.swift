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
        let folders = ["\(paths.stateDirectory)/bin"] + Paths.scratchFolders().map { "\($0)/trakt-mpv-\(geteuid())" }
        self.path = folders.lazy.compactMap { Self.make(in: $0, to: program) }.first
    }

    private static func make(in folder: String, to program: String) -> String? {
        do throws(POSIXError) { try PrivateFolder.make(folder) } catch { return nil }
        guard PrivateFolder.isOurs(folder) else { return nil }
        let link = "\(folder)/\(Self.name)"
        if Self.target(link) == program { return link }
        // Made beside it and moved there, so that whoever starts meanwhile finds the old one or the new one.
        let temporary = "\(link).\(UUID().uuidString)"
        guard unsafe symlink(program, temporary) == 0 else { return nil }
        guard unsafe rename(temporary, link) == 0 else {
            unsafe unlink(temporary)
            return nil
        }
        return link
    }

    private static func target(_ link: String) -> String? {
        // Where there is none it is made.
        try? FileManager.default.destinationOfSymbolicLink(atPath: link)
    }
}
