import ArgumentParser
import TraktMPV

struct Status: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what is connected, playing and waiting.",
        discussion: """
            No network is used: account, VIP and limits are as Trakt told them at the login, or to a `sync` of the last day. \
            That a store was damaged is told by every command until this one has told it in a terminal.

            With --follow it goes on, with a line for a bar whenever something changes, until nobody reads any more; what bars \
            make of it stands in Documentation/status-bars.md.

            trakt-mpv status
            trakt-mpv status --json
            trakt-mpv status --follow --format waybar
            """
    )

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "You have seen that the store was damaged: no command tells it any more.") var seen = false
    @Flag(help: "How it stands in five lines, and what can be done now: what `trakt-mpv` alone tells.") var short =
        false
    @Flag(help: "Go on: a line for a bar, and another whenever something has changed.") var follow = false
    @Option(help: ArgumentHelp("With --follow: text, json or waybar.", valueName: "form"), transform: Choice.parse)
    var format: BarForm?
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func validate() throws {
        guard !self.follow || !self.short else { throw ValidationError("--short is told once; leave --follow out.") }
        guard self.follow || self.format == nil else { throw ValidationError("--format goes with --follow.") }
    }

    func run(in environment: Environment, output: Output) throws {
        guard !self.follow else {
            return try EventStream(in: environment).tellState(self.format ?? (self.json ? .json : .text), output)
        }
        if self.short {
            try output.render(try Overview(in: environment))
        } else {
            try output.render(try StatusReport(in: environment))
        }
        if self.seen || output.canAsk { environment.acknowledgeNotice() }
    }
}
