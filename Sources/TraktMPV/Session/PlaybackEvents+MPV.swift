import Foundation
import MPV
import Playback
import ScrobbleSync

extension PlayedFile {
    /// The facts of the file that the player has just loaded.
    init(_ client: any MPVPlayer) {
        let tracks = client.node("track-list").list ?? []
        let pictures = tracks.compactMap(\.map).filter { $0["type"]?.string == "video" }
        let moving = pictures.filter { $0["albumart"] != .flag(true) && $0["image"] != .flag(true) }
        self.init(
            path: MediaLocation.recorded(client.string("path") ?? ""),
            duration: client.double("duration"),
            isLive: client.flag("seekable") == false,
            isImage: client.flag("current-tracks/video/image") ?? false,
            hasVideo: !moving.isEmpty
        )
    }
}
