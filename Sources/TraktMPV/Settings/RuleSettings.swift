import Foundation
import ScrobbleSync
import TraktAPI
import TOMLKit

/// The `[[rule]]` tables of the config: what whole trees are, or that nothing of them is told to Trakt.
///
/// A rule that says `never` in any form means it, whatever else is wrong with it. One of which it is not clear what it means or
/// for what it holds lets nothing be sent until it is mended.
struct RuleSettings {
    private(set) var rules: [Correction] = []
    /// What is not as it should be with them.
    private(set) var findings: [ConfigFinding] = []
    /// The first of them that lets nothing be sent.
    private(set) var unclear: ConfigFinding?

    private let lines: [Substring]
    private let file: String
    private let home: String
    /// What is wrong with the rule that is read.
    private var mistakes: [(place: ConfigFinding.Place, what: String)] = []

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
        if let tables = value?.array {
            for index in 0..<tables.count { self.read(tables[index].table, index) }
        } else {
            // `[rule]` is one all the same.
            self.read(value?.table, 0, isAlone: true)
        }
    }

    /// Whether another key of the config may have been meant as a rule that says `never`.
    static func mayExclude(_ key: String, _ value: (any TOMLValueConvertible)?) -> Bool {
        if key.lowercased().contains("never") || key.lowercased().hasPrefix("rule") { return true }
        if let table = value?.table { return table.keys.contains { self.mayExclude($0, table[$0]) } }
        guard let array = value?.array else { return false }
        return (0..<array.count).contains { self.mayExclude("", array[$0]) }
    }

    private mutating func read(_ table: TOMLTable?, _ index: Int, isAlone: Bool = false) {
        self.mistakes = []
        if isAlone { self.note("must be written as [[rule]]", about: "rule", rule: index) }
        guard let table else {
            if !isAlone { self.note("must be written as [[rule]]", about: "rule", rule: index) }
            return self.complain(isNever: false)
        }
        let known = ["path", "never", "show", "movie", "season", "season_offset", "episode_offset"]
        for key in table.keys where !known.contains(key) {
            self.note("there is no such key in a rule", about: key, rule: index)
        }
        let path = table["path"]?.string.flatMap { self.path($0) }
        if path == nil { self.note("must be a whole path, from / or ~/", about: "path", rule: index) }
        let target = self.target(of: table, index)
        let isNever = Self.saysNever(table)
        defer { self.complain(isNever: isNever && path != nil) }
        guard let path else { return }
        if isNever {
            self.rules.append(Correction(scope: Correction.Scope(folder: path), target: .never))
        } else if let target, self.mistakes.isEmpty {
            self.rules.append(Correction(scope: Correction.Scope(folder: path), target: target))
        }
    }

    /// Whether it says `never`, be it misspelt or as text; only a plain `false` says that it does not.
    private static func saysNever(_ table: TOMLTable) -> Bool {
        table.keys.contains { $0.lowercased().contains("never") && table[$0]?.bool != false }
    }

    private mutating func complain(isNever: Bool) {
        for (place, what) in self.mistakes {
            let consequence = isNever ? "the rule means never all the same" : ConfigFinding.nothingIsSent
            let finding = ConfigFinding(place, what, consequence)
            self.findings.append(finding)
            if !isNever { self.unclear = self.unclear ?? finding }
        }
    }

    private func path(_ typed: String) -> String? {
        // `/tv/*` is meant as `/tv`; what else a star may mean is not known, unless it is a name.
        let text = typed.hasSuffix("/*") || typed.hasSuffix("/**") ? String(typed.prefix { $0 != "*" }) : typed
        if text.contains("*"), !FileManager.default.fileExists(atPath: text) { return nil }
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
        if table["never"] != nil, isNever == nil { self.note("must be true or false", about: "never", rule: index) }
        let chosen = [isNever == true, show != nil, movie != nil].filter { $0 }.count
        if chosen > 1 { self.note("can have only one of never, show and movie", about: "path", rule: index) }
        if Self.saysNever(table) { return .never }
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
            self.note("needs never, show, movie, season_offset or episode_offset", about: "path", rule: index)
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
        self.note("must be a whole number from \(range.lowerBound) to \(range.upperBound)", about: key, rule: index)
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
        self.note("must be a number, a slug or an address of Trakt", about: key, rule: index)
        return nil
    }

    private mutating func note(_ what: String, about key: String, rule index: Int) {
        self.mistakes.append((.file(self.file, self.line(of: key, index), key), what))
    }

    /// The line of a key in the rule of a number, else of its head.
    private func line(of key: String, _ index: Int) -> Int {
        let all = self.lines.indices.filter { self.lines[$0].filter { !$0.isWhitespace }.hasPrefix("[[rule]]") }
        let heads = all.isEmpty ? self.lines.indices.filter { self.lines[$0].contains("rule") } : all
        guard heads.indices.contains(index) else { return 1 }
        let end = heads.indices.contains(index + 1) ? heads[index + 1] : self.lines.count
        let place = (heads[index]..<end).first {
            let line = self.lines[$0].drop(while: \.isWhitespace)
            return line.hasPrefix(key) && line.dropFirst(key.count).first { !$0.isWhitespace } == "="
        }
        return (place ?? heads[index]) + 1
    }
}
