import ArgumentParser
import Foundation
import TraktMPV

extension Queue {
    struct Resend: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds plays again that were delivered and are no longer in Trakt's history.",
            discussion: """
                The history is read first; what is there is never added again, and where that is not certain nothing is sent. \
                It asks before it sends; without a terminal it takes --yes.

                trakt-mpv queue resend --since 2026-01-31
                """
        )

        @Flag(help: "Print JSON.") var json = false
        @Flag(help: "Add what is missing without asking.") var yes = false
        @Option(help: "All that was watched from this day on, as in 2026-01-31.") var since: String?
        @Argument(help: "The viewing's id, or its beginning.") var id: String?
        @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

        func validate() throws {
            guard (self.id == nil) != (self.since == nil) else {
                throw ValidationError("Name one viewing, or a day with --since.")
            }
            guard let text = self.since else { return }
            guard let day = ResendChoice.day(text) else {
                throw ValidationError("--since takes a day as in 2026-01-31.")
            }
            guard day <= Date() else { throw ValidationError("--since is a day that has begun already.") }
        }

        func run(in environment: Environment, output: Output) async throws {
            let desk = try QueueDesk(in: environment)
            let day = self.since.flatMap { ResendChoice.day($0) }
            let report = try await desk.missing(day.map { .since($0) } ?? .viewing(self.id ?? ""))
            for title in report.titles { output.say(title) }
            guard !report.isEmpty, report.obstacle == nil else { return try output.render(desk.leave(report)) }
            guard self.yes || output.canAsk else {
                environment.tell(report.advice)
                return try output.render(desk.leave(report))
            }
            guard self.yes || Prompt.asks(report.question) else { return try output.render(desk.leave(report)) }
            try output.render(try await desk.resend(report))
        }
    }
}
