import ArgumentParser
import TraktMPV

struct Sync: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sends what waits, now.",
        discussion: """
            `trakt-mpv install timer` has the system do it in the background. In JSON each step has an `event`: delivered (a \
            play), place-kept, parked or needs-match.

            trakt-mpv sync
            trakt-mpv sync --all
            """
    )

    @Flag(help: "Print JSON, one object per line: each viewing, then the sum.") var json = false
    @Flag(help: "Send more than 200 waiting plays at once.") var all = false
    @Flag(help: "For timers: send what is due, say nothing, and be content without login or network.")
    var background = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        let desk = try QueueDesk(in: environment)
        guard !self.background else { return try await desk.syncInBackground() }
        let meter = StepMeter("Sending", unit: "viewings", of: try desk.waitingCount)
        defer { meter.end() }
        let report = try await desk.sync(all: self.all) { step in
            meter.step()
            // Plain members can always be written; what gets nowhere is told at the end, when all is sent.
            try? output.render(step)
        }
        meter.end()
        try output.render(report)
    }
}
