import Foundation

/// What trakt-scrobbler has set (`config.yaml`), as far as it says something here.
struct ScrobblerSettings: Hashable, Sendable {
    /// Folders and patterns of addresses; empty for all.
    var whitelist: [String] = []
    var excludes: [String] = []
    /// Names that it reads by expressions of the user's own.
    var namePatterns = 0
    var players: [String] = []
    /// For requests over TLS.
    var proxy: String?
    /// What is told of films and of episodes: `all`, `stop-only`, `none`.
    var films = "all"
    var episodes = "all"

    init() {}

    /// - Parameter file: Its `config.yaml`.
    /// - Throws: `ImportMistake`.
    init(_ file: ForeignFile) throws(ImportMistake) {
        guard let value = try YAMLText.value(of: file) else { return }
        guard let all = value as? [String: Any] else {
            throw .malformed(file.path, line: nil, wanted: "settings of trakt-scrobbler")
        }
        let info = try Self.table("fileinfo", in: all, file)
        self.whitelist = try Self.texts("whitelist", in: info, file)
        self.excludes = try Self.texts("exclude_patterns", in: info, file)
        let names = try Self.table("include_regexes", in: info, file)
        self.namePatterns =
            try Self.texts("movie", in: names, file).count + Self.texts("episode", in: names, file).count
        self.players = try Self.texts("monitored", in: Self.table("players", in: all, file), file)
        let general = try Self.table("general", in: all, file)
        let proxies = try Self.table("proxies", in: general, file)
        self.proxy = (proxies["https"] ?? proxies["all"]) as? String
        let allowed = try Self.table("allowed_scrobbles", in: general, file)
        self.films = allowed["movie"] as? String ?? self.films
        self.episodes = allowed["episode"] as? String ?? self.episodes
    }

    /// Settings may be written with points, too: `fileinfo.whitelist`.
    private static func table(
        _ key: String,
        in value: [String: Any],
        _ file: ForeignFile
    ) throws(ImportMistake) -> [String: Any] {
        switch value[key] {
        case nil, is NSNull: return [:]
        case let text as String where text.isEmpty || text == "null" || text == "~": return [:]
        case let table as [String: Any]: return table
        default: throw .malformed(file.path, line: nil, wanted: "settings: under `\(key)` there should be names")
        }
    }

    private static func texts(
        _ key: String,
        in table: [String: Any],
        _ file: ForeignFile
    ) throws(ImportMistake) -> [String] {
        switch table[key] {
        case nil, is NSNull: return []
        case let text as String: return text.isEmpty || text == "null" || text == "~" ? [] : [text]
        case let list as [Any]:
            let texts = list.compactMap { $0 as? String }
            guard texts.count == list.count else {
                throw .malformed(file.path, line: nil, wanted: "settings: `\(key)` should be a list of texts")
            }
            return texts
        default: throw .malformed(file.path, line: nil, wanted: "settings: `\(key)` should be a list of texts")
        }
    }
}
