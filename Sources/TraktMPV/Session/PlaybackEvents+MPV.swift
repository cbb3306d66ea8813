import Foundation
import MPV
import Playback

extension PlayedFile {
    /// The facts of the file that the player has just loaded.
    init(_ client: any MPVPlayer) {
        let tracks = client.node("track-list").list ?? []
        let pictures = tracks.compactMap(\.map).filter { $0["type"]?.string == "video" }
        let moving = pictures.filter { $0["albumart"] != .flag(true) && $0["image"] != .flag(true) }
        self.init(
            path: Self.whole(client.string("path") ?? "", in: client.string("working-directory")),
            duration: client.double("duration"),
            isLive: client.flag("seekable") == false,
            isImage: client.flag("current-tracks/video/image") ?? false,
            hasVideo: !moving.isEmpty
        )
    }

    /// The path as typed, but from the root: it is read later, by programs that are started elsewhere.
    private static func whole(_ path: String, in directory: String?) -> String {
        guard let directory, directory.hasPrefix("/"), !path.isEmpty, path != "-", !path.hasPrefix("/"),
            !path.contains("://")
        else { return path }
        return URL(filePath: "\(directory)/\(path)").standardizedFileURL.path
    }
}
