/// A player that people start films with, and the way into it (`Documentation/own-mpv.md`).
struct PlayerHost: Hashable, Sendable {
    enum Way: Hashable, Sendable {
        /// A link in a folder from which the player starts all that is there.
        case folder(String)
        /// A line that the user enters in the player's own settings; the link that it names is at this place.
        case line(link: String, settings: String)
        /// It starts another host, with that one's own scripts.
        case through(host: String, note: String)
        /// None: why, and what helps instead.
        case none(because: String, instead: String)
    }

    /// As in `--for`.
    let id: String
    let name: String
    let way: Way
    /// Whether it is on this machine.
    var isFound: Bool

    /// Where the link is, or would be; nil where there is none.
    var link: String? {
        switch self.way {
        case .folder(let folder): "\(folder)/\(ScriptLink.name)"
        case .line(let link, _): link
        case .through, .none: nil
        }
    }
}

extension PlayerHost {
    /// All that are known, in the order in which they are listed.
    ///
    /// - Parameters:
    ///   - folders: Where each looks.
    ///   - isFound: Whether one of these programs or Flatpak apps is on this machine.
    /// - Returns: The hosts.
    static func all(_ folders: HostFolders, isFound: ([String]) -> Bool) -> [Self] {
        self.table(folders).map { host, programs in
            var host = host
            host.isFound = isFound(programs)
            return host
        }
    }

    private static func table(_ folders: HostFolders) -> [(Self, [String])] {
        [
            (.init("mpv", "mpv", .folder(folders.mpvScripts)), ["mpv"]),
            (.init("celluloid", "Celluloid", .folder(folders.celluloidScripts)), ["celluloid"]),
            (
                .init(
                    "smplayer",
                    "SMPlayer",
                    .line(
                        link: folders.ownLink,
                        settings: "Options, Preferences, Advanced, MPlayer/mpv, “Options” of the additional options"
                    )
                ), ["smplayer"]
            ),
            (
                .init(
                    "syncplay",
                    "Syncplay",
                    .through(host: "mpv", note: "It starts mpv with your own configuration, and so with its scripts.")
                ), ["syncplay"]
            ),
        ] + self.closed(folders)
    }

    /// Those that are refused.
    private static func closed(_ folders: HostFolders) -> [(Self, [String])] {
        let server = "The server that it plays from tells Trakt itself: each film would count twice."
        let serverHelp = "Leave it to the server, or switch the server's Trakt plugin off and play its files with mpv."
        return [
            (
                .init("jellyfin-mpv-shim", "jellyfin-mpv-shim", .none(because: server, instead: serverHelp)),
                ["jellyfin-mpv-shim"]
            ),
            (.init("plex-mpv-shim", "plex-mpv-shim", .none(because: server, instead: serverHelp)), ["plex-mpv-shim"]),
            (
                .init(
                    "haruna",
                    "Haruna",
                    .none(
                        because: "It has mpv inside it and starts no scripts of the user.",
                        instead: "Set trakt-mpv or mpv as the program that opens films."
                    )
                ), ["haruna", "org.kde.haruna"]
            ),
            (
                .init(
                    "stremio",
                    "Stremio",
                    .none(
                        because: "It tells Trakt itself: each film would count twice.",
                        instead: "Leave it to Stremio."
                    )
                ), ["stremio", "com.stremio.Stremio"]
            ),
        ]
            + [("io.mpv.Mpv", "mpv", "mpv"), ("io.github.celluloid_player.Celluloid", "Celluloid", "celluloid")].map {
                app,
                name,
                folder in self.sandboxed(app, name: name, folder: folder, folders)
            }
    }

    /// In a sandbox a link leads into another system, and store and login would be a second set.
    private static func sandboxed(
        _ app: String,
        name: String,
        folder: String,
        _ folders: HostFolders
    ) -> (Self, [String]) {
        let opened = "--filesystem=\(folders.ownState):create --filesystem=\(folders.ownConfig):ro"
        let instead =
            "After `flatpak override --user \(opened) \(app)` a copy of the program works, as "
            + "\(folders.home)/.var/app/\(app)/config/\(folder)/scripts/\(ScriptLink.name)"
        return (
            .init(
                app,
                "\(name) from Flatpak",
                .none(
                    because: "A link leads nowhere in its sandbox, and its login and queue would be a second set.",
                    instead: instead
                )
            ), [app]
        )
    }

    private init(_ id: String, _ name: String, _ way: Way) {
        self.id = id
        self.name = name
        self.way = way
        self.isFound = false
    }
}
