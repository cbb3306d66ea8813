import ArgumentParser
import Foundation
import TraktMPV

@main struct TraktMPVCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trakt-mpv",
        abstract: "Plays files as mpv does; what was watched is on Trakt.",
        discussion: """
            `trakt-mpv FILE` is short for `trakt-mpv play FILE`. What was sent and why is in the log in the state folder; \
            --log-level says how much, and `play` takes it as --log-level=LEVEL. With --private nothing of what is played is \
            told or written down.
            """,
        version: Environment.version,
        subcommands: [
            Play.self, Login.self, Logout.self, Status.self, Queue.self, Sync.self, Undo.self, Rate.self, Identify.self,
            MatchCommand.self, Forget.self,
        ]
    )

    /// The words that begin a command of ours; a file of such a name is played by `trakt-mpv play NAME`.
    private static let words = Set(
        Self.configuration.subcommands.flatMap { [$0._commandName] + $0.configuration.aliases }
            + ["help", "-h", "--help", "--help-hidden", "--version", "--generate-completion-script"]
    )

    /// Whatever is not one of our own words is mpv's, and is not held up by the reading of commands.
    @MainActor static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let first = arguments.first, first == Play._commandName || !self.isOurs(first) else {
            return await self.main(arguments)
        }
        self.refuseSlip(first)
        await Play.run(first == Play._commandName ? Array(arguments.dropFirst()) : arguments)
    }

    private static func isOurs(_ word: String) -> Bool {
        self.words.contains(word) || word.hasPrefix("--generate-completion-script=")
    }

    /// A word that is near to a command, and is no file, was meant to be one: mpv would only say that it cannot open it.
    private static func refuseSlip(_ word: String) {
        guard !self.words.contains(word), word.allSatisfy({ $0.isLetter || $0 == "-" }), !word.hasPrefix("-"),
            unsafe access(word, F_OK) != 0,
            let suggestion = Suggestion(for: word, among: self.words.filter { !$0.hasPrefix("-") })
        else { return }
        let sentence =
            "There is no file and no command \(DisplayText(word, limit: 40)). Did you mean `trakt-mpv \(suggestion.command)`?"
        self.exit(withError: ValidationError(sentence))
    }
}
