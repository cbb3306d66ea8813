import ArgumentParser
import TraktMPV

struct Stats: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Adds up what was watched on this machine: hours, titles, days, the longest run.",
        discussion: """
            Nobody is asked: it is what this machine has seen, told to Trakt or not. Hours are those really played.

            trakt-mpv stats            everything, year by year
            trakt-mpv stats 2026       one year, month by month
            """
    )

    @Flag(help: "Print JSON.") var json = false
    @Argument(help: "A year, as in 2026; without one all of them.") var year: Int?
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func validate() throws {
        if let year, !(1970...9998).contains(year) { throw ValidationError("A year is written as in 2026.") }
    }

    func run(in environment: Environment, output: Output) throws {
        try output.render(try StatsReport(in: environment, year: self.year))
    }
}
