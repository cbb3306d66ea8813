import ArgumentParser
import TraktMPV

struct Status: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what is connected, playing and waiting.",
        discussion: """
            No network is used: account, VIP and limits are as Trakt told them at the login, or to a `sync` of the last day. \
            That a store was damaged is told by every command until this one has told it in a terminal.

            trakt-mpv status
            trakt-mpv status --json
            """
    )

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "You have seen that the store was damaged: no command tells it any more.") var seen = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) throws {
        try output.render(try StatusReport(in: environment))
        if self.seen || output.canAsk { environment.acknowledgeNotice() }
    }
}
