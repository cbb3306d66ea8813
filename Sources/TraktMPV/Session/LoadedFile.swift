import Foundation
import MPV
import MediaIdentification
import Playback
import ScrobbleSync
import Storage

/// A file that the player has just loaded, with all that the player says of it.
struct LoadedFile: Hashable, Sendable {
    var file: PlayedFile
    var mediaTitle: String?
    /// The container's tags.
    var metadata: [String: String] = [:]
    var chapters: [Chapter] = []
}

extension LoadedFile {
    /// - Parameter player: Asked now: `fileLoaded` has come, the next file has not.
    init(_ player: any MPVPlayer) {
        self.file = PlayedFile(player)
        for (key, value) in player.node("metadata").map ?? [:] {
            self.metadata[key] = value.string.map(ByteText.readable)
        }
        let address = player.string("path") ?? ""
        // mpv 0.40 makes tags of it, too, but of names: `Season 2`, and the episode's title.
        self.metadata.merge(PageFacts.tags(player, of: address)) { _, fact in fact }
        // Held against the whole address, which nobody sees from here on.
        self.mediaTitle = MediaAddress.title(
            player.string("media-title").map(ByteText.readable),
            of: address
        )
        self.chapters = (player.node("chapter-list").list ?? []).compactMap { chapter in
            guard let time = chapter.map?["time"]?.number, time.isFinite else { return nil }
            return Chapter(time: time, title: chapter.map?["title"]?.string ?? "")
        }
    }
}

extension PlayedFile {
    fileprivate init(_ player: any MPVPlayer) {
        let tracks = player.node("track-list").list ?? []
        let pictures = tracks.compactMap(\.map).filter { $0["type"]?.string == "video" }
        let moving = pictures.filter { $0["albumart"] != .flag(true) && $0["image"] != .flag(true) }
        self.init(
            path: MediaLocation.recorded(
                player.string("path") ?? "",
                by: player.string("pid"),
                in: player.string("working-directory")
            ),
            duration: player.double("duration"),
            isLive: Self.isLive(player),
            isImage: player.flag("current-tracks/video/image") ?? false,
            hasVideo: !moving.isEmpty
        )
    }

    /// Whether it goes on and on, and is no film.
    ///
    /// What cannot be jumped in may be a film of a server that knows no ranges: that has a size all the same. What is live has
    /// none, and that of a playlist is that of the list.
    private static func isLive(_ player: any MPVPlayer) -> Bool {
        guard player.flag("seekable") == false else { return false }
        let formats = (player.string("file-format") ?? "").split(separator: ",")
        return player.double("file-size") == nil
            || formats.contains { ["hls", "applehttp", "dash", "sdp"].contains($0) }
    }
}

/// A chapter of a file.
struct Chapter: Hashable, Sendable {
    /// Where it begins, in seconds.
    var time: Double
    var title: String

    /// Whether the credits begin here, by what such chapters are called.
    var isCredits: Bool {
        let words = self.title.lowercased().split { !$0.isLetter }.map(String.init)
        let names: Set<String> = [
            "credits", "outro", "ending", "abspann", "générique", "créditos", "titoli", "ed", "endcredits",
        ]
        let isOpening = words.contains { ["opening", "op", "intro"].contains($0) }
        return !isOpening && !words.isEmpty && words.count <= 4 && words.contains { names.contains($0) }
    }
}
