import ArgumentParser
import TraktMPV

@main struct TraktMPVCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trakt-mpv",
        abstract: "Plays files as mpv does; what was watched is on Trakt.",
        discussion: """
            `trakt-mpv FILE` is short for `trakt-mpv play FILE`. What was sent and why is in the log in the state folder; \
            --log-level says how much, and `play` takes it as --log-level=LEVEL.
            """,
        version: Environment.version,
        subcommands: [
            Play.self, Login.self, Logout.self, Status.self, Queue.self, Sync.self, Undo.self, Rate.self, Identify.self,
            MatchCommand.self,
        ]
    )

    /// The words that begin a command of ours; a file of such a name is played by `trakt-mpv play NAME`.
    private static let words = Set(
        Self.configuration.subcommands.flatMap { [$0._commandName] + $0.configuration.aliases }
            + ["help", "-h", "--help", "--version"]
    )

    /// Whatever is not one of our own words is mpv's, and is not held up by the reading of commands.
    @MainActor static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let first = arguments.first, first == Play._commandName || !Self.words.contains(first) else {
            return await self.main(arguments)
        }
        await Play.run(first == Play._commandName ? Array(arguments.dropFirst()) : arguments)
    }
}
