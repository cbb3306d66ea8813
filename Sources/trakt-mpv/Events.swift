import ArgumentParser
import TraktMPV

struct Events: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what happens while it happens, line by line.",
        discussion: """
            start, pause, resume, counted and stop of what is played, and delivered, needs-match and trouble of what becomes of \
            it, from all players and programs of yours; nothing of what is private. It ends when nobody reads any more, or with \
            Ctrl-C. What the JSON means stands in Documentation/hooks.md.

            trakt-mpv events
            trakt-mpv events --json | jq --unbuffered -r 'select(.event == "counted").title'
            """
    )

    @Flag(help: "Print JSON, one object per line.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) throws {
        // Who sits before it would see nothing until something happens.
        if output.canAsk { output.advise("What happens from now on is told here; Ctrl-C ends it.") }
        try EventStream(in: environment).tellEvents(output)
    }
}
