import ArgumentParser
import TraktMPV

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes over what another program has: trakt-scrobbler, or a history of mpv's.",
        discussion: """
            What it may have told Trakt already is looked up before anything is added.

            trakt-mpv import trakt-scrobbler --dry-run
            trakt-mpv import mpv-history FILE --dry-run
            """,
        subcommands: [ImportScrobbler.self, ImportHistory.self]
    )
}

/// `import trakt-scrobbler`.
struct ImportScrobbler: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "trakt-scrobbler",
        abstract: "Its folders, exclusions and rules, and what it could not tell.",
        discussion: """
            Folders and rules go into your config, rules for titles among what `match` has said, its backlog into the queue, from \
            where `sync` sends it after a look into your history. Its own files stay as they are. What cannot be taken over is \
            told, with what helps.

              trakt-mpv import trakt-scrobbler --dry-run
            """
    )

    @Flag(help: "Tell what would be taken over, and change nothing.") var dryRun = false
    @Flag(help: "Take it over without asking.") var yes = false
    @Flag(help: "Print JSON.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) throws {
        let desk = try ScrobblerImport(in: environment)
        let trial = try desk.run(isTrial: true)
        guard !self.dryRun, !desk.isEmpty(trial) else { return try output.render(trial) }
        if !self.yes {
            for line in trial.lines.dropLast() { output.say(line) }
            guard output.canAsk else {
                environment.tell("Nothing was changed. Run this with --yes to take it over.")
                return try output.render(trial)
            }
            guard Prompt.asks("Take this over?") else { return }
        }
        try output.render(desk.run(isTrial: false))
    }
}

/// `import mpv-history`.
struct ImportHistory: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mpv-history",
        abstract: "What mpv, or a script of it, has written down as watched.",
        discussion: """
            FILE is mpv's own watch_history.jsonl (`--save-watch-history`, mpv 0.40), or the log of the script SimpleHistory. Each \
            line is identified, its length probed, and looked up here and in your history at Trakt, where a play within half a \
            day is taken for the same. What is left is shown, and added after asking, with its own date.

              trakt-mpv import mpv-history ~/.local/state/mpv/watch_history.jsonl --dry-run
            """
    )

    @Argument(help: "The history.", completion: .file()) var file: String
    @Flag(help: "Tell what would be added, and change nothing.") var dryRun = false
    @Flag(help: "Add it without asking.") var yes = false
    @Option(help: ArgumentHelp("Look at no more lines than these, the newest.", valueName: "count")) var max = 100
    @Flag(help: "Print JSON.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func validate() throws {
        guard (1...1000).contains(self.max) else { throw ValidationError("--max is a number from 1 to 1000.") }
    }

    func run(in environment: Environment, output: Output) async throws {
        let desk = try HistoryImport(self.file, in: environment, most: self.max)
        let report = try await desk.look { row in output.say(row.line) }
        guard !self.dryRun, report.count > 0 else { return try output.render(report) }
        guard self.yes || output.canAsk else {
            environment.tell(report.advice)
            return try output.render(report)
        }
        guard self.yes || Prompt.asks(report.question) else { return try output.render(report) }
        try output.render(desk.take(report))
    }
}
