import ArgumentParser
import Foundation
import TraktMPV

struct History: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what was watched, day by day: here, and by Trakt's history.",
        discussion: """
            What this machine knows stands beside what Trakt has; without a network or login it is what this machine knows, and \
            that is said. `trakt-mpv undo ID` takes a play back, by the id in front of it.

            trakt-mpv history                                  the last 50 plays
            trakt-mpv history 2026-01-31                       one day
            trakt-mpv history --show severance --since 2026-01-01
            trakt-mpv history --export letterboxd > films.csv
            """
    )

    @Flag(help: "Print JSON, one object per line.") var json = false
    @Option(help: ArgumentHelp("Plays of shows whose title holds this.", valueName: "title")) var show: String?
    @Option(help: ArgumentHelp("Plays of films whose title holds this.", valueName: "title")) var film: String?
    @Option(help: ArgumentHelp("Watched on this day or later, as in 2026-01-31.", valueName: "day")) var since: String?
    @Option(help: ArgumentHelp("Watched on this day or earlier.", valueName: "day")) var until: String?
    @Option(help: ArgumentHelp("How many at most, 0 for all; 50 unless they are exported.", valueName: "number"))
    var limit: Int?
    @Option(
        help: ArgumentHelp("All of them as csv, json or letterboxd (films only).", valueName: "form"),
        completion: .list(HistoryExport.allCases.map(\.rawValue)),
        transform: Choice.parse
    ) var export: HistoryExport?
    @Flag(help: "Only what this machine knows.") var offline = false
    @Argument(help: "One day, as in 2026-01-31.") var day: String?
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func validate() throws {
        if self.show != nil, self.film != nil { throw ValidationError("Give only one of --show and --film.") }
        if self.day != nil, self.since != nil || self.until != nil {
            throw ValidationError("Name one day, or give --since and --until.")
        }
        for (name, text) in [
            ("A day is written", self.day), ("--since takes a day", self.since), ("--until takes a day", self.until),
        ] {
            if let text, ResendChoice.day(text) == nil { throw ValidationError("\(name) as in 2026-01-31.") }
        }
        if let limit, limit < 0 { throw ValidationError("--limit is 0 or more.") }
        if self.export == .letterboxd, self.show != nil { throw ValidationError("Letterboxd takes films only.") }
        if self.export != nil, self.json { throw ValidationError("Give only one of --export and --json.") }
    }

    func run(in environment: Environment, output: Output) async throws {
        let desk = try HistoryDesk(in: environment)
        guard let export = self.export else { return try await self.list(desk, environment, output) }
        var filter = self.filter
        filter.limit = self.limit == 0 ? nil : self.limit
        // What was watched before says what is watched again.
        if export == .letterboxd { (filter.since, filter.isOfFilms) = (nil, true) }
        let found = try await desk.find(filter, isOffline: self.offline, asksRatings: export == .letterboxd)
        if let obstacle = found.obstacle { environment.tell("Only what this machine knows is exported. \(obstacle)") }
        try desk.export(found, as: export, to: output, since: self.filter.since, until: self.filter.until)
    }

    private func list(_ desk: HistoryDesk, _ environment: Environment, _ output: Output) async throws {
        var filter = self.filter
        filter.limit = self.limit.map { $0 == 0 ? nil : $0 } ?? Self.usualLimit
        let found = try await desk.find(filter, isOffline: self.offline)
        if self.offline { output.advise("Trakt was not asked.") }
        if let obstacle = found.obstacle { environment.tellOnce("This is what this machine knows. \(obstacle)") }
        try output.render(desk.listing(found))
        if found.isCut { output.advise("There are more: --limit 0 shows all, --since DAY those of some time.") }
    }

    private static let usualLimit = 50

    private var filter: HistoryFilter {
        var filter = HistoryFilter()
        (filter.show, filter.film) = (self.show, self.film)
        filter.since = self.since.flatMap { ResendChoice.day($0) }
        filter.until = self.until.flatMap { ResendChoice.day($0) }.map { HistoryFilter.end(of: $0) }
        if let day = self.day.flatMap({ ResendChoice.day($0) }) { filter.limit(to: day) }
        return filter
    }
}
