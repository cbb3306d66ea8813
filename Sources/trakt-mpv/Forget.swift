import ArgumentParser
import Foundation
import TraktMPV

struct Forget: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Erases what was watched from this machine; what is at Trakt stays there.",
        discussion: """
            A file, a folder or an address names all viewings of it. What has not reached Trakt is erased only after asking, or \
            with --yes. What Trakt was asked about it is forgotten too; what you have said with `match` holds on.

            trakt-mpv forget ~/Videos/private
            trakt-mpv forget --before 2025-01-01
            """
    )

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "Everything that was ever watched, and the log.") var all = false
    @Option(help: ArgumentHelp("One viewing, by its id or its beginning.", valueName: "id")) var viewing: String?
    @Option(help: ArgumentHelp("All viewings of the film or episode of this one.", valueName: "id")) var item: String?
    @Option(help: ArgumentHelp("What ended before this day.", valueName: "yyyy-mm-dd"), transform: Forget.day)
    var before: Date?
    @Flag(help: "Erase what has not reached Trakt without asking.") var yes = false
    @Argument(help: "A file, a folder or an address.", completion: .file()) var path: String?
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func validate() throws {
        let named = [self.all, self.viewing != nil, self.item != nil, self.before != nil, self.path != nil]
        guard named.count(where: \.self) == 1 else {
            throw ValidationError("Name one of a path, --viewing, --item, --before and --all.")
        }
    }

    func run(in environment: Environment, output: Output) throws {
        let desk = try ForgetDesk(in: environment)
        let choice = try self.choice(desk)
        var isLost = self.yes
        if !isLost, let question = choice.question, output.canAsk { isLost = Prompt.asks(question) }
        try output.render(try desk.forget(choice, losesUndelivered: isLost))
    }

    private func choice(_ desk: ForgetDesk) throws -> ForgetDesk.Choice {
        if let id = self.viewing { return try desk.viewing(id) }
        if let id = self.item { return try desk.item(id) }
        if let date = self.before { return try desk.before(date) }
        if let path = self.path { return try desk.path(path) }
        return try desk.all()
    }

    /// The beginning of a day, here.
    private static func day(_ text: String) throws -> Date {
        let strategy = Date.ParseStrategy(
            format: "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits)",
            timeZone: .current,
            isLenient: false
        )
        // What is wrong with it is said by the form.
        guard let date = try? Date(text, strategy: strategy) else {
            throw ValidationError("A day is written as 2026-01-31.")
        }
        return date
    }
}
