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
    ///   - places: Where things are installed.
    ///   - variables: The environment.
    ///   - isThere: Whether there is a folder or file.
    init(
        _ paths: Paths,
        _ places: InstallationPlaces,
        variables: [String: String],
        isThere: (String) -> Bool
    ) {
        self.home = paths.home
        self.mpvScripts = "\(MPVFolders(variables, home: paths.home).own(isThere))/scripts"
        self.celluloidScripts = "\(places.configHome)/celluloid/scripts"
        self.ownLink = ScriptLink.place(in: paths)
        self.ownState = paths.stateDirectory
        self.ownConfig = URL(filePath: paths.configFile).deletingLastPathComponent().path
    }
}
