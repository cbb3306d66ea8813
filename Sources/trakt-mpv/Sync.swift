import ArgumentParser
import TraktMPV

struct Sync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Sends what waits, now.")

    @Flag(help: "Print JSON, one object per line: each viewing, then the sum.") var json = false
    @Flag(help: "Send more than 200 waiting plays at once.") var all = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run() async throws {
        let environment = Environment.live(logLevel: self.logLevel)
        environment.tellComplaints()
        let isJSON = self.json
        let report = try await environment.sync(all: self.all) { step in
            // A step of four plain members can always be written.
            print(isJSON ? (try? environment.json(step)) ?? "" : step.sentence)
        }
        if self.json {
            print(try environment.json(report))
        } else {
            print("\(report.delivered) delivered, \(report.parked) for you to look at, \(report.waiting) waiting")
        }
        if let obstacle = report.obstacle {
            environment.tell(obstacle)
            throw ExitCode(1)
        }
    }
}
