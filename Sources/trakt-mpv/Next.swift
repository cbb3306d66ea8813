import ArgumentParser
import TraktMPV

struct Next: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds the next episode among your files, by what you have watched.",
        discussion: """
            It looks through the folders of `library` in the config, or one that is named. What was watched is known from Trakt, \
            of which a copy is kept and asked for anew only when something has changed there, and from this machine, told to \
            Trakt or not. What is hidden or dropped at Trakt is left out unless its title is given.

            trakt-mpv next                       of each show that is under way
            trakt-mpv next severance --play      plays it
            trakt-mpv next ~/Videos/New          what is in a folder, begun or not
            trakt-mpv next --print0 | fzf --read0 --print0 | xargs -0 -r trakt-mpv
            """
    )

    @Flag(help: "Print JSON, one object per line.") var json = false
    @Flag(help: "Play the first one.") var play = false
    @Flag(help: "Print only the files, each with a zero byte behind it.") var print0 = false
    @Flag(help: "Ask nobody: go by what is known here.") var offline = false
    @Argument(
        help: ArgumentHelp("A part of a show's title, or a folder.", valueName: "show|folder"),
        completion: .directory
    ) var word: String?
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func validate() throws {
        if [self.json, self.play, self.print0].count(where: \.self) > 1 {
            throw ValidationError("Give only one of --json, --play and --print0.")
        }
    }

    func run(in environment: Environment, output: Output) async throws {
        let found = try await NextDesk(in: environment).find(self.word, isOffline: self.offline)
        for note in found.notes { environment.tellOnce(note) }
        guard let first = found.lines.first else {
            guard self.json else { throw NextMistake.nothing(self.word, files: found.files) }
            return
        }
        if self.print0 { return output.printPaths(found.lines.map(\.path)) }
        guard self.play else { return try output.render(found.listing) }
        output.advise("Playing \(first.title)")
        throw NextMistake.notPlayed(PlayHandover.play(first.path, logLevel: self.logLevel))
    }
}
