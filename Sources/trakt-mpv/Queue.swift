import ArgumentParser
import TraktMPV

struct Queue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows and steers what has not reached Trakt yet.",
        subcommands: [List.self, Show.self, Retry.self, Drop.self, Resend.self],
        defaultSubcommand: List.self
    )

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists what waits, why, and when it is tried next.",
            discussion: "\(TraktMPVCommand.statesInJSON)\n\n\(TraktMPVCommand.namesInJSON)"
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
            abstract: "Gives a viewing up: it is never told to Trakt.",
            discussion: "Of one that Trakt has, or that was given up before, the rating that waits is given up."
        )

        @Flag(help: "Print JSON.") var json = false
        @Argument(help: "The viewing's id, or its beginning.") var id: String
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run(in environment: Environment, output: Output) throws {
            let desk = try QueueDesk(in: environment)
            if let rating = try desk.dropRating(self.id) { return try output.render(rating) }
            try output.render(try desk.drop(self.id))
        }
    }
}
