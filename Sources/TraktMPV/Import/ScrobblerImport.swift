import Foundation
import MediaIdentification
import ScrobbleSync

/// Takes over what trakt-scrobbler has: settings and rules into the config, rules for titles among what was said of files,
/// and what it could not tell into the queue.
package struct ScrobblerImport: Sendable {
    private let environment: Environment
    private let places: TraktScrobblerPlaces
    private let plan: ScrobblerPlan
    private let plays: [ImportedPlay]
    private let unreadable: Int
    private let isRunning: Bool

    /// Seconds by which what is recorded here may be off from what is recorded there, and be the same.
    private static let tolerance: TimeInterval = 1800

    /// Reads all of it, and changes nothing.
    ///
    /// - Parameters:
    ///   - environment: Where our own things are.
    ///   - variables: Say where its things are.
    /// - Throws: `ImportMistake`.
    package init(
        in environment: Environment,
        variables: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        self.environment = environment
        self.places = TraktScrobblerPlaces(variables, home: environment.paths.home)
        let (config, rules, backlog) = (self.places.settings, self.places.rules, self.places.backlog)
        let there = [config, rules, backlog].filter { FileManager.default.fileExists(atPath: $0) }
        guard !there.isEmpty else { throw ImportMistake.nothingOfScrobbler(self.places.config) }
        let settings = there.contains(config) ? try ScrobblerSettings(ForeignFile(config)) : ScrobblerSettings()
        let remaps = there.contains(rules) ? try ScrobblerRule.read(ForeignFile(rules)) : []
        self.plan = ScrobblerPlan(settings, remaps, own: environment.settings) { path in
            var status = stat()
            return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        }
        let read = there.contains(backlog) ? try ScrobblerPlay.read(ForeignFile(backlog), now: Date()) : ([], 0)
        self.plays = read.0.map(Self.play)
        self.unreadable = read.1
        self.isRunning = self.places.isRunning
    }

    /// It has told a stop, whose answer it never got, and may have added it to the history since.
    private static func play(_ play: ScrobblerPlay) -> ImportedPlay {
        var description = MediaDescription(
            kind: play.isFilm ? .movie : .episode,
            title: play.title,
            year: play.year,
            season: play.isFilm ? nil : play.season ?? 1,
            episodes: play.isFilm ? [] : play.episode.map { [$0] } ?? []
        )
        description.confidence = 0.9
        let started = play.watchedAt - (play.duration ?? 0)
        return ImportedPlay(
            source: "trakt-scrobbler",
            key: "\(play.name)\u{0}\(play.watchedAt.timeIntervalSince1970)",
            // It has kept no path: an address, so that no rule for folders is about it.
            evidence: MediaEvidence(path: "trakt-scrobbler://backlog/\(play.name)", duration: play.duration),
            description: description,
            startedAt: started,
            watchedAt: play.watchedAt,
            // What it may have added to the history since has the time of the stop.
            told: [SentPlay(.stop, sentAt: play.watchedAt)]
        )
    }

    /// What would be done, or was.
    ///
    /// - Parameter isTrial: Only tells.
    /// - Returns: What is taken over, and what is not.
    /// - Throws: `ImportMistake`; what the store throws. What was done before stays done, and is not done twice.
    package func run(isTrial: Bool) throws -> ScrobblerReport {
        var report = ScrobblerReport(dryRun: isTrial, running: self.isRunning)
        report.rules = self.plan.rules.map(\.words)
        report.settings = self.plan.settings.map { "\($0.key) = \($0.value)" }
        report.left = self.plan.left
        if self.unreadable > 0 {
            report.left.append(
                "Entries of its backlog that are no plays: \(self.unreadable). Look at \(DisplayText(self.places.backlog, limit: 4096))."
            )
        }
        let outbox = try self.environment.outbox()
        let known = try outbox.saidCorrections.all()
        let new = self.plan.corrections.filter { _, correction in
            !known.contains { $0.scope == correction.scope && $0.target == correction.target }
        }
        report.titles = new.map { DisplayText($0.title).description }
        let (fresh, here) = try self.sort(outbox)
        report.plays = fresh.map { ScrobblerReport.Play($0, verdict: .take) } + here.map { .init($0, verdict: .here) }
        guard !isTrial else { return report }
        let addition = ConfigAddition(rules: self.plan.rules, settings: self.plan.settings, source: "trakt-scrobbler")
        if !addition.isEmpty { try addition.write(self.environment.paths) }
        for (_, correction) in new { _ = try outbox.saidCorrections.remember(correction, at: Date()) }
        _ = try ImportedPlays(in: outbox).take(fresh, account: self.environment.connectedAccount)
        return report
    }

    /// Whether there is anything to do.
    package func isEmpty(_ report: ScrobblerReport) -> Bool {
        report.rules.isEmpty && report.settings.isEmpty && report.titles.isEmpty
            && !report.plays.contains { $0.verdict == .take }
    }

    /// What is new, and what is here already.
    private func sort(_ outbox: Outbox) throws -> (fresh: [ImportedPlay], here: [ImportedPlay]) {
        let imported = ImportedPlays(in: outbox)
        var (fresh, here): ([ImportedPlay], [ImportedPlay]) = ([], [])
        var ids: Set<String> = []
        for play in self.plays where ids.insert(play.id).inserted {
            let isHere = try imported.hasTaken(play) || imported.hasRecorded(play, within: Self.tolerance)
            if isHere { here.append(play) } else { fresh.append(play) }
        }
        return (fresh, here)
    }
}

/// What `import trakt-scrobbler` takes over.
package struct ScrobblerReport: Report {
    package struct Play: Encodable, Sendable {
        enum Verdict: String, Encodable, Sendable {
            case take
            /// Recorded here already.
            case here
        }

        let title: String
        let watchedAt: Date
        let verdict: Verdict

        init(_ play: ImportedPlay, verdict: Verdict) {
            self.title = play.description.displayTitle ?? DisplayText(play.evidence.path).description
            self.watchedAt = play.watchedAt
            self.verdict = verdict
        }
    }

    package var dryRun: Bool
    /// Whether it runs now, and tells the same films.
    package var running: Bool
    package var rules: [String] = []
    package var settings: [String] = []
    /// Titles of which something is said from now on.
    package var titles: [String] = []
    package var plays: [Play] = []
    /// What is not taken over, a sentence or two each.
    package var left: [String] = []

    init(dryRun: Bool, running: Bool) {
        self.dryRun = dryRun
        self.running = running
    }

    package var lines: [String] {
        let plays = self.plays.map { play in
            let date = play.watchedAt.formatted(date: .abbreviated, time: .shortened)
            return play.verdict == .take
                ? "To the queue: \(play.title), watched \(date)"
                : "Recorded here already: \(play.title), watched \(date)"
        }
        let taken =
            self.settings.map { "Setting: \($0)" } + self.rules.map { "Rule: \($0)" }
            + self.titles.map { "For all files called so: \($0)" } + plays
        let nothing = taken.isEmpty ? ["Nothing is to be taken over."] : []
        return nothing + taken + self.left.map { "Left: \($0)" } + [self.end].compactMap(\.self)
    }

    private var end: String? {
        let count = self.plays.count { $0.verdict == .take }
        if self.dryRun { return "Nothing was changed: this was a trial." }
        guard count > 0 else { return nil }
        return
            "\(count == 1 ? "1 play waits" : "\(count) plays wait"); `trakt-mpv sync` looks each up at Trakt, and adds what is not there."
    }

    package var trouble: String? {
        self.running
            ? "trakt-scrobbler runs, and tells the same films: `trakts stop` and `trakts autostart disable` end that, or each counts twice."
            : nil
    }
}
