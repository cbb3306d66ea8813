import ArgumentParser
import Foundation
import TraktMPV

@main struct TraktMPVCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trakt-mpv",
        abstract: "Plays files as mpv does; what was watched is on Trakt.",
        discussion: """
            `trakt-mpv FILE` is short for `trakt-mpv play FILE`, and `trakt-mpv` alone tells how it stands. What was sent and why is in the log in the state folder; \
            --log-level says how much, and `play` takes it as --log-level=LEVEL. With --private nothing of what is played is \
            told or written down.

            Trakt knows programs by a client id: a release carries one; else it is yours, which VIP members make at \
            https://app.trakt.tv/settings/apps/api, in client_id of the config or TRAKT_MPV_CLIENT_ID. Without any, \
            nothing is sent, and everything is recorded.

            \(CommonFlags.help)

            \(Self.namesInJSON)
            """,
        version: Environment.version,
        subcommands: [
            Play.self, SetupCommand.self, Attach.self, Login.self, Logout.self, Status.self, Events.self, Queue.self,
            Sync.self, History.self, Stats.self, Next.self, Undo.self, Rate.self, Identify.self, MatchCommand.self,
            Forget.self, ConfigCommand.self, DoctorCommand.self, ImportCommand.self, Install.self, Uninstall.self,
            RunHooks.self,
        ]
    )

    /// How JSON names files whose names are no text; for --help.
    static let namesInJSON = """
        In JSON a path is whole: control characters stand as \\u001b and the like, and a byte of a name that is not UTF-8 as \
        the character U+10FF00 plus its value, from U+10FF80 to U+10FFFF.
        """

    /// What becomes of a viewing, in JSON; for --help.
    static let statesInJSON = """
        In JSON `title` is what Trakt was told and `named` what the name says where it differs. `state` is watching, finished \
        (waits), sending, unsure (may have arrived), delivered, parked (for you to look at) or dropped; `kind` is play or place: \
        a place that is delivered is kept at Trakt to go on from, and counts as nothing.
        """

    /// The words that begin a command of ours; a file of such a name is played by `trakt-mpv play NAME`.
    private static let words = Set(
        Self.configuration.subcommands.flatMap { [$0._commandName] + $0.configuration.aliases }
            + [
                "help", "-h", "--help", "--help-hidden", "--version", "--generate-completion-script",
                // Of which the manual page is made.
                "--experimental-dump-help",
            ]
    )

    /// Whatever is not one of our own words is mpv's, and is not held up by the reading of commands.
    @MainActor static func main() async {
        let arguments = CommandWords.all
        switch Calling(as: CommandWords.program, arguments) {
        case .script(let descriptor): return await Script.run(descriptor)
        case .mpv: return await Play.run(arguments, as: .mpv)
        case .ownName: break
        }
        // Those are mpv's, too: before a file they are left to it.
        let word = arguments.first { CommonFlags.Flag(rawValue: $0) == nil }
        if let word, word != Play._commandName, self.isOurs(word) {
            self.refuseUnknownCommand(arguments)
            if self.staysLong(word, arguments) { LongWait.prepare() }
            return await self.run(arguments)
        }
        guard let first = arguments.first else { return await self.run([Status._commandName, "--short"]) }
        self.refuseSlip(first)
        self.refuseLateCommand(arguments)
        var own = arguments
        if let word, word == Play._commandName, let place = own.firstIndex(of: word) { own.remove(at: place) }
        await Play.run(own)
    }

    /// Whether a command goes on until it is ended: it lets the processor sleep meanwhile.
    private static func staysLong(_ word: String, _ arguments: [String]) -> Bool {
        word == Events._commandName || word == Attach._commandName
            || word == Status._commandName && arguments.contains("--follow")
    }

    private static func isOurs(_ word: String) -> Bool {
        self.words.contains(word) || word.hasPrefix("--generate-completion-script=")
    }

    /// A word that is near to a command, and is no file, was meant to be one: mpv would only say that it cannot open it.
    private static func refuseSlip(_ word: String) {
        guard !self.words.contains(word), self.isLikeCommand(word), unsafe access(word, F_OK) != 0,
            let suggestion = Suggestion(for: word, among: self.words.filter { !$0.hasPrefix("-") })
        else { return }
        self.refuse(
            "There is no file and no command \(DisplayText(word, limit: 40)). Did you mean `trakt-mpv \(suggestion.word)`?",
            echoing: word
        )
    }

    /// The same for the commands of a command, and for `help`, where no word is a file: the parser knows no more than that
    /// there is a word too many.
    private static func refuseUnknownCommand(_ arguments: [String]) {
        let isHelp = arguments.first == "help"
        var (command, path): (any ParsableCommand.Type, String) = (self, "trakt-mpv")
        for word in arguments.dropFirst(isHelp ? 1 : 0) {
            let commands = command.configuration.subcommands
            guard self.isLikeCommand(word), !commands.isEmpty else { return }
            if let next = commands.first(where: { $0._commandName == word }) {
                (command, path) = (next, "\(path) \(word)")
                continue
            }
            let advice =
                Suggestion(for: word, among: commands.map { $0._commandName }).map {
                    "Did you mean `\(path) \($0.word)`?"
                }
                ?? "`\(path) --help` names those that there are."
            self.refuse("There is no command `\(path) \(DisplayText(word, limit: 40))`. \(advice)", echoing: word)
        }
    }

    /// Options that every command but `play` has, before the command: mpv would look for a file of that name.
    private static func refuseLateCommand(_ arguments: [String]) {
        var rest = arguments[...]
        while let option = rest.first, option == "--json" || option.hasPrefix("--log-level") {
            rest = rest.dropFirst(option == "--log-level" ? 2 : 1)
        }
        self.refuseSlipOfOption(rest)
        guard let word = rest.first, rest.count < arguments.count, self.words.contains(word), self.isLikeCommand(word),
            unsafe access(word, F_OK) != 0
        else { return }
        let right = rest + arguments[..<rest.startIndex]
        self.refuse(
            "The command comes first: `trakt-mpv \(DisplayText(right.joined(separator: " ")))`.",
            echoing: right.joined(separator: " ")
        )
    }

    /// A mistyped option of ours before a command, which mpv would take for one of its own.
    private static func refuseSlipOfOption(_ arguments: ArraySlice<String>) {
        guard let option = arguments.first, option.hasPrefix("--"), let word = arguments.dropFirst().first,
            self.words.contains(word), self.isLikeCommand(word), unsafe access(word, F_OK) != 0,
            let meant = Suggestion(for: option, among: ["--json"] + CommonFlags.Flag.allCases.map(\.rawValue)),
            meant.word != option
        else { return }
        self.refuse(
            "There is no option \(DisplayText(option, limit: 40)). Did you mean `trakt-mpv \(word) \(meant.word)`?",
            echoing: option
        )
    }

    private static func isLikeCommand(_ word: String) -> Bool {
        !word.hasPrefix("-") && word.allSatisfy { $0.isLetter || $0 == "-" }
    }

    private static func refuse(_ sentence: String, echoing word: String) -> Never {
        self.leave(ValidationError(sentence), echoing: [word])
    }

    /// As the parser's own `main`, but what it says of a command line, whose words it echoes, is made harmless first.
    private static func run(_ arguments: [String]) async {
        Printed.prepare()
        let common = CommonFlags(arguments)
        common.apply()
        let arguments = common.rest
        do {
            var command = try await self.asyncParseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            self.refuseUnknownOption(arguments, error)
            self.leave(error, echoing: arguments)
        }
    }

    /// An option that is mistyped is told as that, also where something is missing because of it.
    private static func refuseUnknownOption(_ arguments: [String], _ error: any Error) {
        let words = self.fullMessage(for: error)
        guard self.exitCode(for: error) == .validationFailure, !words.contains("Did you mean") else { return }
        var (command, path): (any ParsableCommand.Type, String) = (self, "trakt-mpv")
        for word in arguments {
            guard let next = command.configuration.subcommands.first(where: { $0._commandName == word }) else { break }
            (command, path) = (next, "\(path) \(word)")
        }
        let known = self.options(of: command)
        let options = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { $0.prefix { $0 != "=" } }
        guard let option = options.first(where: { !known.contains(String($0)) }).map(String.init) else { return }
        var advice = Suggestion(for: option, among: known).map { "Did you mean '\($0.word)'?" }
        // What only does something with a command behind it has no options but theirs.
        for next in command.configuration.subcommands where advice == nil {
            guard let meant = Suggestion(for: option, among: self.options(of: next)) else { continue }
            let example = "\(path) \(next._commandName) \(meant.word)"
            advice = "'\(meant.word)' stands behind what it is for, as in `\(example)`."
        }
        guard let advice else { return }
        self.refuse("Unknown option '\(DisplayText(option, limit: 40))'. \(advice)", echoing: words)
    }

    private static func options(of command: any ParsableCommand.Type) -> [String] {
        // Behind the examples.
        let help = self.helpMessage(for: command).split(separator: "USAGE: ", maxSplits: 1).last ?? ""
        return help.matches(of: #/--[a-z][a-z0-9-]*/#).map { String($0.output) }
    }

    private static func leave(_ error: any Error, echoing arguments: [String]) -> Never {
        if let trouble = error as? Printed.Trouble { self.leave(trouble) }
        let (code, words) = (Self.code(for: error), self.fullMessage(for: error))
        if !words.isEmpty { Console.tell(lines: Self.begun(words), echoing: arguments, isError: code != .success) }
        if let lost = Printed.finish() { self.leave(lost) }
        self.exit(withError: code)
    }

    /// By `sysexits.h`: `Documentation/exit-codes.md`.
    private static func code(for error: any Error) -> ExitCode {
        SystemExit(error).map { ExitCode($0.code) } ?? self.exitCode(for: error)
    }

    /// What is wrong begins alike, whoever says it.
    private static func begun(_ words: String) -> String {
        let parser = "Error: "
        return words.hasPrefix(parser) ? "trakt-mpv: \(words.dropFirst(parser.count))" : words
    }

    private static func leave(_ trouble: Printed.Trouble) -> Never {
        guard trouble != .closed else { self.exit(withError: ExitCode.success) }
        Console.tell("trakt-mpv: \(trouble)")
        self.exit(withError: ExitCode(Printed.exitCode))
    }
}
