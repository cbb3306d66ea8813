import ArgumentParser
import TraktMPV

struct Rate: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Rates what was watched, from 1 to 10.",
        discussion: """
            Without an id: the last play. `trakt-mpv rate 8`, `trakt-mpv rate 3F2A 8`. With --pending: what has counted and was \
            not rated here, the newest first, one key each; without a terminal, and with --json, it is listed. Where \
            rating_prompt is "movies" these are films only.

            trakt-mpv rate 8
            trakt-mpv rate --pending
            """
    )

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "Go through what has counted and has no rating yet.") var pending = false
    @Argument(help: "The viewing's id, or its beginning, and the rating; or the rating alone.") var words: [String] = []
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func validate() throws {
        guard !self.pending else {
            if !self.words.isEmpty { throw ValidationError("--pending asks for each rating; name none.") }
            return
        }
        guard (1...2).contains(self.words.count), let rating = self.words.last.flatMap({ Int($0) }),
            (1...10).contains(rating)
        else { throw ValidationError("A rating is a number from 1 to 10, as in `trakt-mpv rate 8`.") }
    }

    func run(in environment: Environment, output: Output) async throws {
        guard !self.pending else { return try await self.goThrough(environment, output) }
        let id = self.words.count > 1 ? self.words.first : nil
        let rating = self.words.last.flatMap { Int($0) } ?? 0
        try output.render(try QueueDesk(in: environment).rate(id, rating))
    }

    private func goThrough(_ environment: Environment, _ output: Output) async throws {
        let pending = try PendingRatings(in: environment)
        if output.canAsk, try await pending.ask(output) { return }
        try output.render(pending.listing)
    }
}
