import ArgumentParser
import TraktMPV

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Shows, changes and checks the settings.",
        discussion: """
            Settings stand in one file, whose place `trakt-mpv config path` tells; what each means is in Config/config.example.toml. \
            A variable of the environment wins over the file, and the file over the default.

            trakt-mpv config set threshold 90
            trakt-mpv config get osd
            trakt-mpv config check
            """,
        subcommands: [Show.self, Path.self, Get.self, Set.self, Unset.self, Check.self],
        defaultSubcommand: Show.self
    )

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists every setting, what holds, and where that comes from.",
            discussion: "Secrets are not shown, so that it can be pasted."
        )

        @Flag(help: "Print JSON.") var json = false
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run(in environment: Environment, output: Output) throws {
            try output.render(ConfigDesk(in: environment).listing)
        }
    }

    struct Path: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells where the config is, or would be.",
            discussion: "Example: `$EDITOR \"$(trakt-mpv config path)\"`"
        )

        @Flag(help: "Print JSON.") var json = false
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run(in environment: Environment, output: Output) throws {
            try output.render(ConfigDesk(in: environment).place)
        }
    }

    struct Get: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells what holds for one setting.",
            discussion: "Without quotation marks; a list has a line for each. Example: `trakt-mpv config get threshold`"
        )

        @Flag(help: "Print JSON.") var json = false
        @Argument(help: "The setting.", completion: ConfigCommand.keys) var key: String
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run(in environment: Environment, output: Output) throws {
            try output.render(ConfigDesk(in: environment).report(on: try ConfigDesk.key(self.key)))
        }
    }

    struct Set: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Changes one setting in the config.",
            discussion: """
                Everything else in the file stays as it is, comments too; where there is none it is made. What is not right is \
                refused. A secret is asked for, or read from stdin, never taken from the command line. A list takes all words \
                behind its name.

                Examples: `trakt-mpv config set rating_prompt movies`, `trakt-mpv config set library ~/Videos /media/tv`
                """
        )

        @Flag(help: "Print JSON.") var json = false
        @Argument(help: "The setting.", completion: ConfigCommand.keys) var key: String
        @Argument(help: "What it is to be.") var value: [String] = []
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run(in environment: Environment, output: Output) throws {
            try ConfigCommand.change(self.key, in: environment, output) { desk, key in
                try desk.set(key, to: try self.words(for: key))
            }
        }

        private func words(for key: SettingKey) throws -> [String] {
            guard !self.value.contains(where: { key.isSecret(.text($0)) }) else {
                throw ConfigMistake.seenByOthers(key)
            }
            guard self.value.isEmpty, key == .clientSecret || key == .proxy else { return self.value }
            guard let typed = Console.askSecretly("\(key.rawValue): "), !typed.isEmpty else {
                throw ConfigMistake.noValue(key)
            }
            return [typed]
        }
    }

    struct Unset: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes one setting out of the config: its default holds.",
            discussion: "Example: `trakt-mpv config unset threshold`"
        )

        @Flag(help: "Print JSON.") var json = false
        @Argument(help: "The setting.", completion: ConfigCommand.keys) var key: String
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run(in environment: Environment, output: Output) throws {
            try ConfigCommand.change(self.key, in: environment, output) { desk, key in try desk.unset(key) }
        }
    }

    struct Check: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells what is wrong with the settings, and what to do.",
            discussion: """
                After a change by hand: each mistake with its line. It ends with 0 where nothing is wrong, and else with 78.
                """
        )

        /// `EX_CONFIG` of `sysexits.h`.
        private static let mistaken: Int32 = 78

        @Flag(help: "Print JSON.") var json = false
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        /// It is what the command prints.
        var tellsComplaints: Bool { false }

        func run(in environment: Environment, output: Output) throws {
            let check = ConfigDesk(in: environment).check
            try output.render(check)
            if !check.isRight { throw ExitCode(Self.mistaken) }
        }
    }

    /// Changes one setting, and says so where it does not hold all the same.
    private static func change(
        _ word: String,
        in environment: Environment,
        _ output: Output,
        _ change: (ConfigDesk, SettingKey) throws -> some Report
    ) throws {
        let (desk, key) = (ConfigDesk(in: environment), try ConfigDesk.key(word))
        try output.render(try change(desk, key))
        if let objection = desk.objection(to: key) { output.advise(objection) }
    }

    private static var keys: CompletionKind { .list(SettingKey.allCases.map(\.rawValue)) }
}
