/// Names of files that hold films and episodes.
enum VideoName {
    private static let kinds: Set<String> = [
        "mkv", "mp4", "m4v", "avi", "mov", "wmv", "mpg", "mpeg", "ts", "m2ts", "webm", "flv", "ogm", "ogv", "divx", "vob",
        "rmvb", "iso",
    ]

    static func isVideo(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: ".") else { return false }
        return self.kinds.contains(name[name.index(after: dot)...].lowercased())
    }
}
