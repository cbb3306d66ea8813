import ArgumentParser
import TraktMPV

struct Sync: ReportingCommand {
    static let configuration = CommandConfiguration(abstract: "Sends what waits, now.")

    @Flag(help: "Print JSON, one object per line: each viewing, then the sum.") var json = false
    @Flag(help: "Send more than 200 waiting plays at once.") var all = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        let report = try await QueueDesk(in: environment).sync(all: self.all) { step in
            // A step of four plain members can always be written.
            try? output.render(step)
        }
        try output.render(report)
    }
}
