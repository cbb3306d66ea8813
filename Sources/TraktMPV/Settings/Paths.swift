import Foundation

/// Where things are, by the rules of XDG.
package struct Paths: Hashable, Sendable {
    /// The user's own folder; empty where nobody knows it.
    package var home: String
    package var configFile: String
    /// Whether the user has named the config file.
    package var isConfigNamed: Bool
    package var stateDirectory: String
    /// What can be fetched again.
    package var cacheDirectory: String

    /// - Parameters:
    ///   - variables: The environment.
    ///   - userHome: What the system says is the user's folder, asked where the environment does not say.
    package init(_ variables: [String: String], userHome: () -> String? = Self.userHome) {
        // A relative path is to be ignored, says XDG; one to the user's own folder means nothing either.
        func folder(_ name: String) -> String? { variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
        let home = folder("HOME") ?? userHome() ?? ""
        func base(_ name: String, _ fallback: String) -> String { folder(name) ?? "\(home)/\(fallback)" }
        self.home = home
        let named = variables["TRAKT_MPV_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        self.isConfigNamed = named != nil
        self.configFile = named ?? Self.plain("\(base("XDG_CONFIG_HOME", ".config"))/trakt-mpv/config.toml")
        self.cacheDirectory = Self.plain("\(base("XDG_CACHE_HOME", ".cache"))/trakt-mpv")
        self.stateDirectory = Self.plain("\(base("XDG_STATE_HOME", ".local/state"))/trakt-mpv")
    }

    /// With one slash between two names and none at the end, as people are shown it.
    private static func plain(_ path: String) -> String {
        "/" + path.split(separator: "/").joined(separator: "/")
    }

    /// The user's folder as the system's list of users has it; nil for a user who is not on it.
    package static func userHome() -> String? {
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16384)
        guard unsafe getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found) == 0, unsafe found != nil,
            let path = unsafe entry.pw_dir
        else { return nil }
        let home = unsafe String(cString: path)
        return home.hasPrefix("/") ? home : nil
    }

    /// Where small files may be for as long as a program runs, the best first.
    package static func scratchFolders(_ variables: [String: String] = ProcessInfo.processInfo.environment) -> [String]
    {
        let named = ["TMPDIR", "XDG_RUNTIME_DIR"].compactMap { variables[$0] }.filter { $0.hasPrefix("/") }
        let all = named + ["/tmp", "/dev/shm", "/var/tmp"]
        return all.enumerated().filter { index, folder in !all[..<index].contains(folder) }.map(\.element)
    }
}
