import Foundation

/// Where players may listen: paths, folders and patterns, as the user names them or mpv.conf does.
package struct PlayerSockets: Hashable, Sendable {
    /// Paths of sockets, folders of them, and patterns of paths.
    let patterns: [String]

    /// - Parameters:
    ///   - patterns: As typed; a path that is not from the root is taken from where the user is.
    ///   - folder: Where the user is.
    package init(_ patterns: [String], in folder: String = FileManager.default.currentDirectoryPath) {
        self.patterns = patterns.map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" }
    }

    /// What the user's mpv.conf names as `input-ipc-server`.
    ///
    /// - Parameters:
    ///   - variables: The environment.
    ///   - home: The user's folder.
    package init(ofConfig variables: [String: String], home: String) {
        let folders = MPVFolders(variables, home: home).all
        let lines = folders.lazy.compactMap { Self.lines(of: "\($0)/mpv.conf") }.first { lines in
            lines.contains { Self.value($0) != nil }
        }
        let named = (lines ?? []).compactMap(Self.value).last
        self.patterns = named.map { [Self.expand($0, home: home, config: folders.first ?? home)] } ?? []
    }

    private static func lines(of path: String) -> [String]? {
        // No file names nothing.
        (try? String(contentsOfFile: path, encoding: .utf8))?.split(whereSeparator: \.isNewline).map(String.init)
    }

    private static func value(_ line: String) -> String? {
        let line = line.trimmingCharacters(in: .whitespaces).drop { $0 == "-" }
        let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.count == 2, parts[0] == "input-ipc-server" else { return nil }
        if let quote = parts[1].first, quote == "\"" || quote == "'" {
            return String(parts[1].dropFirst().prefix { $0 != quote })
        }
        let value = parts[1].prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
        return value.isEmpty ? nil : value
    }

    /// As mpv expands `~` and `~~`.
    private static func expand(_ path: String, home: String, config: String) -> String {
        if path.hasPrefix("~~/") { return config + path.dropFirst(2) }
        if path.hasPrefix("~~home/") { return config + path.dropFirst("~~home".count) }
        return path.hasPrefix("~/") ? home + path.dropFirst(1) : path
    }

    /// The folders in which sockets may appear.
    var folders: Set<String> {
        Set(
            self.patterns.map { pattern in
                Self.isFolder(pattern) ? pattern : URL(filePath: pattern).deletingLastPathComponent().path
            }
        )
    }

    /// The sockets that are there now.
    func found() -> [FoundSocket] {
        let paths = self.patterns.flatMap {
            Self.isFolder($0) ? Self.matches("\(Self.escaped($0))/*") : Self.matches($0)
        }
        var known: Set<FoundSocket> = []
        return paths.compactMap(FoundSocket.init).filter { known.insert($0).inserted }
    }

    private static func escaped(_ folder: String) -> String {
        folder.map { "*?[\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    }

    private static func matches(_ pattern: String) -> [String] {
        var found = unsafe glob_t()
        defer { unsafe globfree(&found) }
        // A path may have the signs of a pattern in it.
        guard unsafe access(pattern, F_OK) != 0 else { return [pattern] }
        guard unsafe glob(pattern, 0, nil, &found) == 0 else { return [] }
        let count = unsafe Int(found.gl_pathc)
        return (0..<count).compactMap { index in
            unsafe found.gl_pathv[index].map { unsafe String(cString: $0) }
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

/// A socket at a path: another one once a player has made it anew.
struct FoundSocket: Hashable, Sendable {
    let path: String
    private let device: dev_t
    private let number: ino_t
    /// The number may be given again.
    private let madeAt: Int

    init?(_ path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return nil }
        self.path = path
        self.device = status.st_dev
        self.number = status.st_ino
        self.madeAt = status.st_ctim.tv_sec &* 1_000_000_000 &+ status.st_ctim.tv_nsec
    }
}
