import Foundation
import ScrobbleSync
import TraktAPI
import TOMLKit

/// The `[[rule]]` tables of the config: what whole trees are, or that nothing of them is told to Trakt.
struct RuleSettings {
    private(set) var rules: [Correction] = []
    /// One sentence for each rule that does not hold: file, line, key.
    private(set) var complaints: [String] = []

    private let lines: [Substring]
    private let file: String
    private let home: String

    /// Most seasons or episodes that a count can be off by.
    private static let offsets = -10_000...10_000

    /// - Parameters:
    ///   - value: What stands under `rule`.
    ///   - text: The whole file, to name lines.
    ///   - file: Its path.
    ///   - home: What `~/` stands for.
    init(_ value: (any TOMLValueConvertible)?, text: String, file: String, home: String) {
        self.lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.file = file
        self.home = home
        guard let tables = value?.array else {
            self.complaints.append("\(file), key rule: must be written as [[rule]]; it is ignored.")
            return
        }
        for index in 0..<tables.count {
            guard let table = tables[index].table else { continue }
            self.read(table, index)
        }
    }

    private mutating func read(_ table: TOMLTable, _ index: Int) {
        let before = self.complaints.count
        let known = ["path", "never", "show", "movie", "season", "season_offset", "episode_offset"]
        for key in table.keys where !known.contains(key) {
            self.complain("there is no such key in a rule", about: key, rule: index)
        }
        let path = table["path"]?.string.flatMap { self.path($0) }
        if path == nil { self.complain("must be a whole path, from / or ~/", about: "path", rule: index) }
        let target = self.target(of: table, index)
        guard self.complaints.count == before, let path, let target else { return }
        self.rules.append(Correction(scope: Correction.Scope(folder: path), target: target))
    }

    private func path(_ text: String) -> String? {
        if text == "~" || text.hasPrefix("~/") { return self.home + text.dropFirst() }
        return text.hasPrefix("/") || text.contains("://") ? text : nil
    }

    private mutating func target(of table: TOMLTable, _ index: Int) -> Correction.Target? {
        let season = self.number(table, "season", in: 0...10_000, rule: index)
        let seasonOffset = self.number(table, "season_offset", in: Self.offsets, rule: index)
        let episodeOffset = self.number(table, "episode_offset", in: Self.offsets, rule: index)
        let show = self.reference(table, "show", not: .movie, rule: index)
        let movie = self.reference(table, "movie", not: .show, rule: index)
        let isNever = table["never"]?.bool
        if table["never"] != nil, isNever == nil { self.complain("must be true or false", about: "never", rule: index) }
        let chosen = [isNever == true, show != nil, movie != nil].filter { $0 }.count
        if chosen > 1 { self.complain("can have only one of never, show and movie", about: "path", rule: index) }
        if isNever == true { return .never }
        if let movie { return .movie(movie) }
        if let show {
            return .show(
                Correction.Show(
                    show: show,
                    season: season,
                    seasonOffset: seasonOffset ?? 0,
                    episodeOffset: episodeOffset ?? 0
                )
            )
        }
        if seasonOffset != nil || episodeOffset != nil {
            return .offset(season: seasonOffset ?? 0, episode: episodeOffset ?? 0)
        }
        // `never = false` alone says nothing, and is how one switches a rule off.
        if isNever == nil {
            self.complain("needs never, show, movie, season_offset or episode_offset", about: "path", rule: index)
        }
        return nil
    }

    private mutating func number(
        _ table: TOMLTable,
        _ key: String,
        in range: ClosedRange<Int>,
        rule index: Int
    ) -> Int? {
        guard let value = table[key] else { return nil }
        if let number = value.int, range.contains(number) { return number }
        self.complain("must be a whole number from \(range.lowerBound) to \(range.upperBound)", about: key, rule: index)
        return nil
    }

    private mutating func reference(
        _ table: TOMLTable,
        _ key: String,
        not other: TraktClient.Kind,
        rule index: Int
    ) -> String? {
        guard let value = table[key] else { return nil }
        let text = value.string ?? value.int.map { "\($0)" }
        if let reference = text.flatMap({ TraktReference($0) }), reference.kind != other { return reference.id }
        self.complain("must be a number, a slug or an address of Trakt", about: key, rule: index)
        return nil
    }

    private mutating func complain(_ what: String, about key: String, rule index: Int) {
        let line = self.line(of: key, index)
        self.complaints.append(
            "\(self.file), line \(line), key \(DisplayText(key, limit: 60)): \(what); the rule is ignored."
        )
    }

    /// The line of a key in the rule of a number, else of its head.
    private func line(of key: String, _ index: Int) -> Int {
        let heads = self.lines.indices.filter { self.lines[$0].filter { !$0.isWhitespace }.hasPrefix("[[rule]]") }
        guard heads.indices.contains(index) else { return 1 }
        let end = heads.indices.contains(index + 1) ? heads[index + 1] : self.lines.count
        let place = (heads[index]..<end).first {
            let line = self.lines[$0].drop(while: \.isWhitespace)
            return line.hasPrefix(key) && line.dropFirst(key.count).first { !$0.isWhitespace } == "="
        }
        return (place ?? heads[index]) + 1
    }
}
