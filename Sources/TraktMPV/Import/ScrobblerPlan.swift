import Foundation
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// What trakt-scrobbler's settings and rules mean here: what can be said, and what cannot and why.
struct ScrobblerPlan: Sendable {
    private(set) var rules: [ImportedRule] = []
    private(set) var settings: [(key: String, value: String)] = []
    /// What is said of a title wherever its files are.
    private(set) var corrections: [(title: String, correction: Correction)] = []
    /// What is not taken over: what it is, why, and what helps.
    private(set) var left: [String] = []
    private let isThere: @Sendable (String) -> Bool

    /// - Parameters:
    ///   - settings: Its settings.
    ///   - rules: Its rules.
    ///   - own: Our settings, which hold where both say something.
    ///   - isThere: Whether there is a folder.
    init(
        _ settings: ScrobblerSettings,
        _ rules: [ScrobblerRule],
        own: Settings,
        isThere: @escaping @Sendable (String) -> Bool
    ) {
        self.isThere = isThere
        for pattern in settings.excludes { self.exclude(pattern) }
        for rule in rules { self.take(rule) }
        self.allow(settings.whitelist)
        self.take(settings, own: own)
        let known = Set(own.rules)
        self.rules = self.rules.filter { !known.contains($0.correction) }
    }

    /// What is excluded there goes first here, too.
    private mutating func exclude(_ pattern: String) {
        switch PathPattern(pattern).meaning {
        case .folder(let path), .path(let path): self.rules.append(ImportedRule(path: path, deed: .never))
        case .prefix(let path) where self.isThere(path): self.rules.append(ImportedRule(path: path, deed: .never))
        case .prefix, .other:
            self.left.append(
                "The exclude pattern \(Self.shown(pattern)) is no folder. Until you name its folders in [[rule]] with never = true, "
                    + "their films are told."
            )
        }
    }

    private mutating func allow(_ whitelist: [String]) {
        let folders = whitelist.filter { $0.hasPrefix("/") }.map {
            $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0
        }
        let others = whitelist.filter { !$0.hasPrefix("/") }
        if !folders.isEmpty || !others.isEmpty {
            self.rules += folders.map { ImportedRule(path: $0, deed: .usual) }
            // What is in none of them is not told.
            if !folders.contains("/") { self.rules.append(ImportedRule(path: "/", deed: .never)) }
            self.left.append(
                "Its whitelist keeps addresses of the net out that it does not name; here they are told. Play those with --private, or "
                    + "name their hosts in [[rule]] with never = true."
            )
        }
        for address in others {
            self.left.append(
                "\(Self.shown(address)) of its whitelist is no folder; addresses are told here without being named. Nothing is to be done."
            )
        }
    }

    private mutating func take(_ rule: ScrobblerRule) {
        guard !rule.isNarrow, !rule.hasEpisode else {
            return self.leave(rule, "it holds for some seasons, episodes or years only")
        }
        guard let reference = rule.reference, TraktReference(reference) != nil else {
            return self.leave(rule, "it names a title and no number of Trakt's")
        }
        let deed: ImportedRule.Deed =
            rule.isFilm ? .movie(reference) : .show(reference, season: rule.season, offset: rule.offset)
        switch (rule.path.map { PathPattern($0).meaning }, rule.title) {
        case (.folder(let path), nil) where !rule.isFilm: self.rules.append(ImportedRule(path: path, deed: deed))
        case (.path(let path), nil), (.prefix(let path), nil): self.rules.append(ImportedRule(path: path, deed: deed))
        case (nil, let title?) where !rule.isFilm:
            let show = Correction.Show(show: reference, season: rule.season, episodeOffset: rule.offset)
            let correction = Correction(scope: Correction.Scope(title: title), target: .show(show))
            self.corrections.append((title, correction))
        case (.other, _), (.folder, _): self.leave(rule, "its path is a pattern that no folder is")
        default: self.leave(rule, "what it holds for cannot be said here")
        }
    }

    private mutating func leave(_ rule: ScrobblerRule, _ why: String) {
        self.left.append(
            "\(Self.shown(rule.words).capitalizedFirst) is not taken over, for \(why). `trakt-mpv match FILE` says it where it matters."
        )
    }

    private mutating func take(_ settings: ScrobblerSettings, own: Settings) {
        if let proxy = settings.proxy {
            if case .straight = own.network.proxy.way(to: own.api.url) {
                self.settings.append(("proxy", ImportedRule.quoted(proxy)))
            }
        }
        if settings.namePatterns > 0 {
            self.left.append(
                "Its patterns for names (include_regexes: \(settings.namePatterns)) are not needed in most cases. "
                    + "`trakt-mpv identify FILE` shows what a name says, `trakt-mpv match FILE` puts it right."
            )
        }
        let others = settings.players.filter { !$0.contains("mpv") }
        if !others.isEmpty {
            self.left.append(
                "It also follows \(others.map(Self.shown).joined(separator: ", ")), which trakt-mpv does not. To keep it for them, take "
                    + "mpv out of its list: `trakts config set players.monitored \(others.map(Self.shown).joined(separator: " "))`."
            )
        }
        for (key, word) in [("films", settings.films), ("shows", settings.episodes)] where word != "all" {
            let told = ["stop-only": "plays-only", "none": "none"][word]
            if let told {
                self.settings.append((key, ImportedRule.quoted(told)))
            } else {
                self.left.append(
                    "What it tells of \(key), “\(Self.shown(word))”, is not known here: set `\(key)` in the config."
                )
            }
        }
    }

    private static func shown(_ text: String) -> String { DisplayText(text, limit: 300).description }
}
