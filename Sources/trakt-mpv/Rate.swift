import ArgumentParser
import TraktMPV

struct Rate: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Rates what was watched, from 1 to 10.",
        discussion: "Without an id: the last play. `trakt-mpv rate 8`, `trakt-mpv rate 3F2A 8`."
    )

    @Flag(help: "Print JSON.") var json = false
    @Argument(help: "The viewing's id, or its beginning, and the rating; or the rating alone.") var words: [String]
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func validate() throws {
        guard (1...2).contains(self.words.count), let rating = self.words.last.flatMap({ Int($0) }),
            (1...10).contains(rating)
        else { throw ValidationError("A rating is a number from 1 to 10, as in `trakt-mpv rate 8`.") }
    }

    func run(in environment: Environment, output: Output) throws {
        let id = self.words.count > 1 ? self.words.first : nil
        let rating = self.words.last.flatMap { Int($0) } ?? 0
        try output.render(try QueueDesk(in: environment).rate(id, rating))
    }
}
