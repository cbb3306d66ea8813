import Foundation

/// What trakt-scrobbler has seen to the end and could not tell (`watched_backlog.json`).
struct ScrobblerPlay: Hashable, Sendable {
    var isFilm: Bool
    var title: String
    var year: Int?
    var season: Int?
    var episode: Int?
    /// Trakt's number or slug of the film or show, where a rule has named it.
    var reference: String?
    var progress: Double
    /// Seconds, where it was noted.
    var duration: Double?
    /// When it was stopped.
    var watchedAt: Date

    /// More is none.
    private static let most = 100_000
    private static let wanted = "the backlog of trakt-scrobbler, a list of plays"

    /// - Parameters:
    ///   - file: The backlog.
    ///   - now: The time; what was watched later was not.
    /// - Returns: The plays, the oldest first, and how many entries were none.
    /// - Throws: `ImportMistake`.
    static func read(_ file: ForeignFile, now: Date) throws(ImportMistake) -> (plays: [Self], unreadable: Int) {
        // What is wrong with it is said by the form.
        guard let value = try? JSONSerialization.jsonObject(with: Data(file.text.utf8), options: .fragmentsAllowed)
        else {
            throw .malformed(file.path, line: nil, wanted: self.wanted)
        }
        // Where there was nothing, it has written an empty table.
        if let table = value as? [String: Any], table.isEmpty { return ([], 0) }
        guard let list = value as? [Any], list.count <= self.most else {
            throw .malformed(file.path, line: nil, wanted: self.wanted)
        }
        let plays = list.compactMap { Self($0, now: now) }
        return (plays.sorted { $0.watchedAt < $1.watchedAt }, list.count - plays.count)
    }

    private init?(_ value: Any, now: Date) {
        guard let item = value as? [String: Any], let info = item["media_info"] as? [String: Any],
            let type = info["type"] as? String, ["movie", "episode"].contains(type),
            let title = info["title"] as? String, (1...500).contains(title.count),
            let seconds = Self.number(item["updated_at"]), seconds > 0, seconds < now.timeIntervalSince1970 + 86400
        else { return nil }
        self.isFilm = type == "movie"
        self.title = title
        self.year = Self.whole(info["year"], in: 1800...3000)
        self.season = Self.whole(info["season"], in: 0...10_000)
        self.episode = Self.whole(info["episode"], in: 0...100_000)
        guard self.isFilm || self.episode != nil else { return nil }
        self.reference = Self.whole(info["trakt_id"], in: 1...Int.max).map { "\($0)" } ?? info["trakt_slug"] as? String
        self.progress = min(max(Self.number(item["progress"]) ?? 100, 0), 100)
        self.duration = Self.number(item["duration"]).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
        self.watchedAt = Date(timeIntervalSince1970: seconds)
    }

    /// A number that is none of a truth value.
    private static func number(_ value: Any?) -> Double? {
        guard let number = value as? NSNumber, !(value is Bool) || number.doubleValue > 1 else { return nil }
        return number.doubleValue.isFinite ? number.doubleValue : nil
    }

    private static func whole(_ value: Any?, in range: ClosedRange<Int>) -> Int? {
        let read = self.number(value).flatMap { Int(exactly: $0) } ?? (value as? String).flatMap { Int($0) }
        return read.flatMap { range.contains($0) ? $0 : nil }
    }

    /// Its name as a file of such content would be called.
    var name: String {
        let year = self.year.map { " (\($0))" } ?? ""
        guard let episode, !self.isFilm else { return "\(self.title)\(year)" }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(self.title)\(year) S\(two(self.season ?? 1))E\(two(episode))"
    }
}
