import Foundation
import TOMLKit

/// A rule of trakt-scrobbler's `remap_rules.toml`.
struct ScrobblerRule: Hashable, Sendable {
    var path: String?
    var title: String?
    /// Whether it holds for some seasons, episodes or years only.
    var isNarrow = false
    var isFilm = false
    /// Trakt's number or slug of the film or show; nil where the rule names another title only.
    var reference: String?
    var newTitle: String?
    var season: Int?
    var hasEpisode = false
    var offset = 0

    /// For people.
    var words: String {
        let match = [self.path.map { "path \($0)" }, self.title.map { "title \($0)" }].compactMap(\.self)
        return "the rule for \(match.joined(separator: ", "))"
    }

    /// - Parameter file: The rules.
    /// - Returns: All of them.
    /// - Throws: `ImportMistake`.
    static func read(_ file: ForeignFile) throws(ImportMistake) -> [Self] {
        let table: TOMLTable
        do { table = try ConfigTable.parse(file.text) } catch let error as TOMLParseError {
            throw .malformed(file.path, line: error.source.begin.line, wanted: "TOML")
        } catch {
            throw .malformed(file.path, line: nil, wanted: "TOML")
        }
        guard let rules = table["rules"] else { return [] }
        guard let array = rules.array else {
            throw .malformed(file.path, line: nil, wanted: "rules, each as [[rules]]")
        }
        var read: [Self] = []
        for index in 0..<array.count {
            guard let rule = array[index].table.flatMap(Self.init) else {
                throw .malformed(file.path, line: nil, wanted: "rules: number \(index + 1) has no match, type and id")
            }
            read.append(rule)
        }
        return read
    }

    private init?(_ table: TOMLTable) {
        guard let match = table["match"]?.table, let type = table["type"]?.string, let id = table["id"]?.table,
            ["episode", "movie"].contains(type)
        else { return nil }
        self.path = match["path"]?.string
        self.title = match["title"]?.string
        guard self.path != nil || self.title != nil else { return nil }
        self.isNarrow = ["season", "episode", "year"].contains { match[$0] != nil }
        self.isFilm = type == "movie"
        self.reference = id["trakt_id"]?.int.map { "\($0)" } ?? id["trakt_slug"]?.string
        self.newTitle = id["title"]?.string
        self.season = table["season"]?.int
        self.hasEpisode = table["episode"] != nil
        self.offset = table["episode_delta"]?.int ?? 0
    }
}
