import ArgumentParser
import TraktMPV

struct Undo: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes one play back from Trakt's history.",
        discussion: """
            Without an id: the play that was watched last. `trakt-mpv history` shows ids; a number of Trakt's is a play that was \
            watched elsewhere. Other plays of the same film or episode stay. What cannot be done at once is stored and done \
            with the next sync; of what was watched elsewhere nothing is stored.

            trakt-mpv undo
            trakt-mpv undo 3F2A91BC
            """
    )

    @Flag(help: "Print JSON.") var json = false
    @Argument(help: "The viewing's id, or its beginning; or Trakt's number of the play.") var id: String?
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        try output.render(try await QueueDesk(in: environment).undo(self.id))
    }
}
