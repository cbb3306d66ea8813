import ArgumentParser
import TraktMPV

struct Undo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes one play back from Trakt's history.",
        discussion: "Without an id: the play that was delivered last. Other plays of the same film or episode stay."
    )

    @Flag(help: "Print JSON.") var json = false
    @Argument(help: "The viewing's id, or its beginning.") var id: String?
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run() async throws {
        let environment = Environment.live(logLevel: self.logLevel)
        environment.tellComplaints()
        let report = try await environment.undo(self.id)
        if self.json { print(try environment.json(report)) }
        if let obstacle = report.obstacle {
            environment.tell(obstacle)
            throw ExitCode(1)
        }
        if !self.json { print("Taken back: \(report.title)") }
    }
}
