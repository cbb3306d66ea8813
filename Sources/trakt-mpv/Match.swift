import ArgumentParser
import Foundation
import TraktMPV

struct Match: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a file is, where Trakt was not sure or wrong.",
        discussion: """
            Without an option: shows candidates and asks. What is said is remembered, for an episode for all files of its \
            series in the folder; what waits is matched anew, and plays that stand on Trakt under another title are put \
            right after asking.
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

    func run() async throws {
        let environment = Environment.live(logLevel: self.logLevel)
        environment.tellComplaints()
        guard let path = self.path else { return try self.list(environment) }
        try await MatchDesk.use(environment, path: path) { desk in try await self.run(desk, environment) }
    }

    private func list(_ environment: Environment) throws {
        let corrections = try environment.correctionLines()
        for correction in corrections {
            print(self.json ? try environment.json(correction) : correction.sentence)
        }
        if corrections.isEmpty, !self.json { print("Nothing has been said yet.") }
    }

    private func run(_ desk: MatchDesk, _ environment: Environment) async throws {
        if self.forget {
            let forgotten = try desk.forget()
            for correction in forgotten {
                print(self.json ? try environment.json(correction) : "Forgotten: \(correction.sentence)")
            }
            if forgotten.isEmpty, !self.json { print("Nothing has been said about it.") }
            return
        }
        let choice: MatchChoice
        if let said = try self.choice() {
            choice = said
        } else if let asked = try await self.ask(desk, environment) {
            choice = asked
        } else {
            return
        }
        let remembered = try await desk.remember(choice)
        if !self.json { print("Remembered: \(remembered.title)") }
        let replaces = self.confirms(remembered, environment)
        let report = try await desk.settle(remembered, replaces: replaces)
        if self.json { return print(try environment.json(report)) }
        for line in report.sentences { print(line) }
        if let obstacle = report.obstacle { environment.tell(obstacle) }
    }

    private func choice() throws -> MatchChoice? {
        if self.never { return .never }
        if let text = self.movie { return try MatchChoice(movie: text) }
        let numbers = MatchChoice.Numbers(season: self.season, episode: self.episode, offset: self.offset)
        if let text = self.show { return try MatchChoice(show: text, numbers) }
        return self.offset.map { .offset($0) }
    }

    /// Asks before plays are removed at Trakt.
    private func confirms(_ remembered: RememberedMatch, _ environment: Environment) -> Bool {
        let wrongTitles = remembered.wrongTitles
        guard !wrongTitles.isEmpty, !self.yes else { return self.yes }
        let count = wrongTitles.count
        if !self.json {
            for title in wrongTitles.prefix(10) { print("On Trakt under another title: \(title)") }
            if count > 10 { print("… and \(count - 10) more") }
        }
        guard environment.isInteractive, !self.json else {
            environment.tell("\(count) on Trakt under another title; run this with --yes to put them right.")
            return false
        }
        return Prompt.asks(remembered.question)
    }

    /// Shows candidates and has the user choose; nil when nothing is chosen.
    private func ask(_ desk: MatchDesk, _ environment: Environment) async throws -> MatchChoice? {
        var search: String?
        while true {
            let listing = try await desk.candidates(search: search)
            if self.json {
                print(try environment.json(listing))
                return nil
            }
            for line in listing.lines { print(line) }
            guard environment.isInteractive else {
                environment.tell("Say which with --show or --movie.")
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

/// Questions in the terminal.
private enum Prompt {
    /// One line of the user's; nil at the end of the input.
    static func line(_ question: String) -> String? {
        // Where the question cannot be seen, the answer is the end of the input.
        try? FileHandle.standardError.write(contentsOf: Data(question.utf8))
        return readLine()
    }

    static func asks(_ question: String) -> Bool {
        let answer = Self.line("\(question) [y/N] ")?.trimmingCharacters(in: .whitespaces).lowercased()
        return answer == "y" || answer == "yes"
    }
}
