/// Where things are, by the rules of XDG.
package struct Paths: Hashable, Sendable {
    package var configFile: String
    package var stateDirectory: String
    /// What can be fetched again.
    package var cacheDirectory: String

    /// - Parameter variables: The environment.
    package init(_ variables: [String: String]) {
        let home = variables["HOME"] ?? "/"
        func base(_ name: String, _ fallback: String) -> String {
            // A relative path is to be ignored, says XDG.
            variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(fallback)"
        }
        self.configFile = variables["TRAKT_MPV_CONFIG"] ?? "\(base("XDG_CONFIG_HOME", ".config"))/trakt-mpv/config.toml"
        self.cacheDirectory = "\(base("XDG_CACHE_HOME", ".cache"))/trakt-mpv"
        self.stateDirectory = "\(base("XDG_STATE_HOME", ".local/state"))/trakt-mpv"
    }
}
