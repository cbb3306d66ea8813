import ArgumentParser
import Foundation
import TraktMPV

struct MatchCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Says what a file is, where Trakt was not sure or wrong.",
        discussion: """
            Without an option: shows candidates and asks. What is said is remembered, for an episode for all files of its \
            series in the folder; what waits is matched anew, and plays that stand on Trakt under another title are put \
            right after asking.

            trakt-mpv match "The Office S01E01.mkv" --show the-office
            trakt-mpv match ~/lectures --never
            """
    )

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "List what has been said.") var list = false
    @Option(help: ArgumentHelp("It is this show.", valueName: "slug|number|address")) var show: String?
    @Option(help: ArgumentHelp("It is this film.", valueName: "slug|number|address")) var movie: String?
    @Option(help: "The season, whatever the name says.") var season: Int?
    @Option(help: "The episode, whatever the name says; for this file only.") var episode: Int?
    @Option(help: "Added to the episode's number in the name.") var offset: Int?
    @Flag(help: "Nothing of this file or folder is told to Trakt.") var never = false
    @Flag(help: "Forget what has been said about it.") var forget = false
    @Flag(help: "Put plays on Trakt right without asking.") var yes = false
    @Argument(help: "A file or a folder.", completion: .file()) var path: String?
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func validate() throws {
        let chosen = [self.show != nil, self.movie != nil, self.never, self.forget, self.list].filter { $0 }.count
        if chosen > 1 { throw ValidationError("Give only one of --show, --movie, --never, --forget and --list.") }
        if self.path != nil, self.list {
            throw ValidationError("--list names all that has been said; give it no path.")
        }
        if self.path == nil, !self.list { throw ValidationError("Name a file or a folder, or use --list.") }
        if self.show == nil, self.season != nil || self.episode != nil {
            throw ValidationError("--season and --episode go with --show.")
        }
        if self.offset != nil, self.movie != nil || self.never { throw ValidationError("--offset goes with --show.") }
        for (name, number) in [("season", self.season), ("episode", self.episode)] {
            if let number, !(0...100_000).contains(number) { throw ValidationError("--\(name) is from 0 to 100000.") }
        }
        if let offset, !(-100_000...100_000).contains(offset) {
            throw ValidationError("--offset is from -100000 to 100000.")
        }
    }

    func run(in environment: Environment, output: Output) async throws {
        guard let path = self.path else { return try output.render(try CorrectionLine.all(in: environment)) }
        try await MatchDesk.use(in: environment, path: path) { desk in
            if self.forget { return try output.render(try desk.forget()) }
            var choice = try self.choice()
            if choice == nil { choice = try await self.ask(desk, output) }
            if let choice { try await self.settle(choice, at: desk, in: environment, output: output) }
        }
    }

    private func choice() throws -> MatchChoice? {
        if self.never { return .never }
        if let text = self.movie { return try MatchChoice(movie: text) }
        let numbers = MatchChoice.Numbers(season: self.season, episode: self.episode, offset: self.offset)
        if let text = self.show { return try MatchChoice(show: text, numbers) }
        return self.offset.map { .offset($0) }
    }

    private func settle(
        _ choice: MatchChoice,
        at desk: MatchDesk,
        in environment: Environment,
        output: Output
    ) async throws {
        let remembered = try await desk.remember(choice)
        output.say("Remembered: \(remembered.title)")
        let replaces = self.confirms(remembered, in: environment, output: output)
        let report = try await desk.settle(remembered, replaces: replaces)
        try output.render(report)
        if let obstacle = report.obstacle { output.advise(obstacle) }
    }

    /// Asks before plays are removed at Trakt.
    private func confirms(_ remembered: RememberedMatch, in environment: Environment, output: Output) -> Bool {
        let wrongTitles = remembered.wrongTitles
        guard !wrongTitles.isEmpty, !self.yes else { return self.yes }
        let count = wrongTitles.count
        for title in wrongTitles.prefix(10) { output.say("\(remembered.heading): \(title)") }
        if count > 10 { output.say("… and \(count - 10) more") }
        guard output.canAsk else {
            environment.tell(remembered.advice)
            return false
        }
        return Prompt.asks(remembered.question)
    }

    /// Shows candidates and has the user choose; nil when nothing is chosen.
    private func ask(_ desk: MatchDesk, _ output: Output) async throws -> MatchChoice? {
        var search: String?
        while true {
            let listing = try await desk.candidates(search: search)
            try output.render(listing)
            guard output.canAsk else {
                output.advise(listing.advice)
                return nil
            }
            guard let answer = Prompt.line("Number, address, other words to search for, n for never, Enter to leave: ")
            else { return nil }
            switch listing.choice(answer) {
            case .leave: return nil
            case .chosen(let choice): return choice
            case .search(let words): search = words
            }
        }
    }
}
