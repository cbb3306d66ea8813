import ArgumentParser
import Foundation
import TraktMPV

struct Queue: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows and steers what has not reached Trakt yet.",
        subcommands: [List.self, Show.self, Retry.self, Drop.self],
        defaultSubcommand: List.self
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists what waits, why, and when it is tried next.")

        @Flag(help: "Print JSON, one object per line.") var json = false
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run() throws {
            let environment = Environment.live(logLevel: self.logLevel)
            var isEmpty = true
            try environment.queue { line in
                isEmpty = false
                print(self.json ? try environment.json(line) : line.summary)
            }
            if isEmpty, !self.json { print("Nothing waits.") }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows all about one viewing.")

        @Flag(help: "Print JSON.") var json = false
        @Argument(help: "The viewing's id, or its beginning.") var id: String
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run() throws {
            let environment = Environment.live(logLevel: self.logLevel)
            let line = try environment.queued(self.id)
            if self.json { return print(try environment.json(line)) }
            print(line.details)
        }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has viewings tried again at the next `sync` or `play`.",
            discussion: "Without an id: all that wait for you."
        )

        @Flag(help: "Print JSON, one object per line.") var json = false
        @Argument(help: "The viewing's id, or its beginning.") var id: String?
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run() throws {
            let environment = Environment.live(logLevel: self.logLevel)
            let lines = try environment.retry(self.id)
            for line in lines { print(self.json ? try environment.json(line) : "To be tried again: \(line.title)") }
            if lines.isEmpty, !self.json { print("Nothing waits for you.") }
        }
    }

    struct Drop: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Gives a viewing up: it is never told to Trakt.")

        @Flag(help: "Print JSON.") var json = false
        @Argument(help: "The viewing's id, or its beginning.") var id: String
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func run() throws {
            let environment = Environment.live(logLevel: self.logLevel)
            let line = try environment.drop(self.id)
            print(self.json ? try environment.json(line) : "Given up: \(line.title)")
        }
    }
}

extension QueueLine {
    /// One line for a list.
    fileprivate var summary: String {
        let words = [
            String(self.id.prefix(Self.shortID)), self.state, "\(Int(self.progress)) %", self.title, self.reason ?? "",
            self.nextAttemptAt.map { "next try \($0.formatted(date: .omitted, time: .shortened))" } ?? "",
        ]
        return words.filter { !$0.isEmpty }.joined(separator: "  ")
    }

    fileprivate var details: String {
        var lines = [
            ("id", self.id), ("what", self.title), ("file", self.path), ("for", self.receiver), ("state", self.state),
            ("progress", "\(Int(self.progress)) %"),
            ("ended", self.endedAt.formatted(date: .abbreviated, time: .standard)), ("attempts", "\(self.attempts)"),
        ]
        if let next = self.nextAttemptAt {
            lines.append(("next try", next.formatted(date: .abbreviated, time: .standard)))
        }
        if let reason = self.reason { lines.append(("why", reason)) }
        return lines.map { "\($0.0.padding(toLength: 10, withPad: " ", startingAt: 0))\($0.1)" }.joined(separator: "\n")
    }
}
