import Foundation

/// Plays in the form that another program reads.
package enum HistoryExport: String, CaseIterable, Hashable, Sendable {
    /// All that `--json` has, as a table.
    case csv
    /// One list.
    case json
    /// What <https://letterboxd.com/import/> takes: films only.
    case letterboxd

    /// The first row of a table; nil for what is none.
    var heading: [String]? {
        switch self {
        case .csv:
            [
                "watched_at", "type", "title", "year", "season", "episode", "episode_title", "rating", "trakt_id",
                "imdb_id", "tmdb_id", "history_id", "viewing", "source", "state",
            ]
        case .letterboxd: ["tmdbID", "imdbID", "Title", "Year", "WatchedDate", "Rating", "Rewatch"]
        case .json: nil
        }
    }

    /// A play as a row.
    ///
    /// - Parameters:
    ///   - line: The play.
    ///   - isRewatch: Whether the same film was watched before.
    ///   - zone: Whose days they are.
    func row(_ line: HistoryLine, isRewatch: Bool, in zone: TimeZone) -> [String] {
        func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "" }
        switch self {
        case .csv:
            let date = line.watchedAt.map { $0.formatted(.iso8601) } ?? ""
            return [
                date, line.type ?? "", Self.defused(line.title), text(line.year), text(line.season),
                text(line.episode), Self.defused(line.episodeTitle ?? ""), text(line.rating), text(line.trakt),
                Self.defused(line.imdb ?? ""), text(line.tmdb), line.historyID.map { "\($0)" } ?? "",
                line.viewing ?? "", line.source.rawValue, line.state,
            ]
        case .letterboxd:
            let stars = line.rating.map { $0 % 2 == 0 ? "\($0 / 2)" : "\($0 / 2).5" } ?? ""
            let day = line.watchedAt.map { HistoryLine.isoDay($0, in: zone) } ?? ""
            return [
                text(line.tmdb), line.imdb ?? "", line.title, text(line.year), day, stars, "\(isRewatch)",
            ]
        case .json: return []
        }
    }

    /// A title that a spreadsheet would take for a formula begins with an apostrophe, which it shows as nothing.
    private static func defused(_ text: String) -> String {
        guard let first = text.first, "=+-@".contains(first) else { return text }
        return "'\(text)"
    }

    /// A row as a line (RFC 4180): control characters are left out before, so that a row is one line.
    static func line(_ fields: [String]) -> String {
        fields.map { field in
            let text = DisplayText(field, limit: 1000).description
            guard text.contains(where: { $0 == "," || $0 == "\"" }) || text.hasPrefix(" ") || text.hasSuffix(" ") else {
                return text
            }
            return "\"\(text.replacing("\"", with: "\"\""))\""
        }.joined(separator: ",")
    }
}
