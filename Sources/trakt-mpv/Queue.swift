import ArgumentParser
import TraktMPV

struct Queue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows and steers what has not reached Trakt yet.",
        discussion: """
            trakt-mpv queue
            trakt-mpv queue show 3F2A91BC
            """,
        subcommands: [List.self, Show.self, Retry.self, Drop.self, Resend.self],
        defaultSubcommand: List.self
    )

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists what waits, why, and when it is tried next.",
            discussion: """
                \(TraktMPVCommand.statesInJSON)

                \(TraktMPVCommand.namesInJSON)

                trakt-mpv queue list --json
                """
        )

        @Flag(help: "Print JSON, one object per line.") var json = false
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run(in environment: Environment, output: Output) throws {
            environment.tellSilence()
            try output.render(try QueueDesk(in: environment).listing)
        }
    }

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows all about one viewing.",
            discussion: """
                What Trakt was told is shown; what the name says stands beside it where that is something else.

                \(TraktMPVCommand.statesInJSON)

                \(TraktMPVCommand.namesInJSON)

                trakt-mpv queue show 3F2A91BC
                """
        )

        @Flag(help: "Print JSON.") var json = false
        @Argument(help: "The viewing's id, or its beginning.") var id: String
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run(in environment: Environment, output: Output) throws {
            try output.render(try QueueDesk(in: environment).details(of: self.id))
        }
    }

    struct Retry: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has viewings and ratings tried again at the next `sync` or `play`.",
            discussion: """
                Without an id: all that wait for you. What was watched as somebody else than who is connected waits until that \
                one is connected again, or until you say with --mine that it is yours.

                trakt-mpv queue retry
                trakt-mpv queue retry --mine
                """
        )

        @Flag(help: "Print JSON, one object per line.") var json = false
        @Flag(help: "What was watched under another account is to be told to the one that is connected.") var mine =
            false
        @Argument(help: "The viewing's id, or its beginning.") var id: String?
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run(in environment: Environment, output: Output) throws {
            environment.tellSilence()
            let desk = try QueueDesk(in: environment)
            try output.render(self.mine ? try desk.retryAsMine(self.id) : try desk.retry(self.id))
        }
    }

    struct Drop: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives viewings up: they are never told to Trakt.",
            discussion: """
                Of one that Trakt has, or that was given up before, the rating that waits is given up. --all gives up what waits \
                for you, not what waits for a network; --matching also that, where its title, its file's name or its path is \
                like the pattern: `trakt-mpv queue drop --matching 'IMG_*'`.

                trakt-mpv queue drop 3F2A91BC
                trakt-mpv queue drop --matching 'IMG_*'
                """
        )

        @Flag(help: "Print JSON, one object per line.") var json = false
        @Flag(help: "All that waits for you.") var all = false
        @Option(help: ArgumentHelp("What is called so; * ? [ ] as in a shell.", valueName: "pattern"))
        var matching: String?
        @Flag(help: "Give up several without asking.") var yes = false
        @Argument(help: "The viewing's id, or its beginning.") var id: String?
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func validate() throws {
            let named = [self.all, self.matching != nil, self.id != nil].count(where: \.self)
            guard named == 1 else { throw ValidationError("Name one of an id, --matching and --all.") }
            if self.matching?.isEmpty == true {
                throw ValidationError("An empty pattern is like everything; use --all.")
            }
        }

        func run(in environment: Environment, output: Output) throws {
            let desk = try QueueDesk(in: environment)
            if let id = self.id { return try self.drop(id, desk, output) }
            let choice = try self.matching.map(desk.matching) ?? desk.allForUser()
            guard choice.isEmpty || self.yes || self.confirms(choice, output) else {
                guard output.canAsk else { throw QueueMistake.needsYes(choice.count) }
                return
            }
            try output.render(try desk.drop(choice))
        }

        private func confirms(_ choice: DropChoice, _ output: Output) -> Bool {
            guard output.canAsk else { return false }
            for line in choice.lines { output.say(line) }
            return Prompt.asks(choice.question)
        }

        private func drop(_ id: String, _ desk: QueueDesk, _ output: Output) throws {
            if let rating = try desk.dropRating(id) { return try output.render(rating) }
            try output.render(try desk.drop(id))
        }
    }
}
