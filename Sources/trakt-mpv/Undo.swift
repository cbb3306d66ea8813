import ArgumentParser
import TraktMPV

struct Undo: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes one play back from Trakt's history.",
        discussion:
            "Without an id: the play that was watched last. Other plays of the same film or episode stay. What cannot be done at once is stored and done with the next sync."
    )

    @Flag(help: "Print JSON.") var json = false
    @Argument(help: "The viewing's id, or its beginning.") var id: String?
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        try output.render(try await QueueDesk(in: environment).undo(self.id))
    }
}
