import Foundation

/// Where players look for scripts, by the same rules as they do.
struct HostFolders: Hashable, Sendable {
    let home: String
    /// From which mpv starts scripts.
    let mpvScripts: String
    let celluloidScripts: String
    /// A link for players that are told of it by a line.
    let ownLink: String
    let ownState: String
    let ownConfig: String

    /// - Parameters:
    ///   - paths: Our own places.
    ///   - variables: The environment.
    ///   - isThere: Whether there is a folder or file.
    init(_ paths: Paths, variables: [String: String], isThere: (String) -> Bool) {
        func base(_ name: String, _ fallback: String) -> String {
            variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(paths.home)/\(fallback)"
        }
        let config = base("XDG_CONFIG_HOME", ".config")
        self.home = paths.home
        self.mpvScripts = "\(Self.mpv(home: paths.home, config: config, variables, isThere))/scripts"
        self.celluloidScripts = "\(config)/celluloid/scripts"
        self.ownLink = "\(base("XDG_DATA_HOME", ".local/share"))/trakt-mpv/\(PlayerHost.linkName)"
        self.ownState = paths.stateDirectory
        self.ownConfig = URL(filePath: paths.configFile).deletingLastPathComponent().path
    }

    /// mpv's own folder (its `path.c` and `path-unix.c`): `MPV_HOME` alone where it is set; the old one where it is there
    /// and the new one is not.
    private static func mpv(
        home: String,
        config: String,
        _ variables: [String: String],
        _ isThere: (String) -> Bool
    ) -> String {
        if let named = variables["MPV_HOME"], !named.isEmpty { return URL(filePath: named).standardized.path }
        let (new, old) = ("\(config)/mpv", "\(home)/.mpv")
        return !isThere(new) && isThere(old) ? old : new
    }
}
