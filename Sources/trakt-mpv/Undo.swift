import ArgumentParser
import TraktMPV

struct Undo: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes one play back from Trakt's history.",
        discussion: """
            Without an id: the play that was watched last. `trakt-mpv history` shows ids; a number of Trakt's is a play that was \
            watched elsewhere. Other plays of the same film or episode stay. What cannot be done at once is stored and done \
            with the next sync; of what was watched elsewhere nothing is stored. A play that another app has told, or a \
            check-in, is taken back with its id only, or after asking.

            trakt-mpv undo
            trakt-mpv undo 3F2A91BC
            """
    )

    @Flag(help: "Print JSON.") var json = false
    @Argument(help: "The viewing's id, or its beginning; or Trakt's number of the play.") var id: String?
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        let desk = try QueueDesk(in: environment)
        var report = try await desk.undo(self.id)
        if let question = report.question, output.canAsk {
            guard Prompt.asks(question) else { return }
            report = try await desk.undo(report.id)
        }
        try output.render(report)
    }
}
