import ArgumentParser
import Foundation
import TraktSimulator

@main struct TraktSimulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trakt-simulator",
        abstract: "A pretend Trakt on a loopback address.",
        subcommands: [Serve.self]
    )
}

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Answers requests until it is interrupted.")

    @Option(help: "The port; 0 takes any free one.") var port = 0
    @Flag(help: "Approve every device code at once.") var approveAll = false
    @Option(help: "Seconds that an access token lives.") var tokenLifetime = 604_800.0

    func run() async throws {
        var settings = SimulatorSettings()
        settings.port = self.port
        settings.approvesAll = self.approveAll
        settings.tokenLifetime = self.tokenLifetime
        try await runSimulator(settings) { port in
            let line = "Trakt simulator listening on http://127.0.0.1:\(port)\n"
            try? FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
        }
    }
}
