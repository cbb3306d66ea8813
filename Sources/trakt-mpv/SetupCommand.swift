import ArgumentParser
import TraktMPV

struct SetupCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Leads through everything there is to be set up, once.",
        discussion: """
            How Trakt knows this program, your account, where your films are, what is nobody's business, the players that you use \
            already, and a trial. Enter leaves everything as it is, so that it can be run again at any time. Each answer can be \
            given as an option: then only that is changed, and nothing is asked.

            Where a build carries no client id it takes yours, which VIP members make at \
            https://app.trakt.tv/settings/apps/api. A secret is asked for, or comes from --secret-file or \
            TRAKT_MPV_CLIENT_SECRET, never from the command line.

            trakt-mpv setup
            trakt-mpv setup --library ~/Videos --library /media/tv --player mpv
            """
    )

    @Option(help: ArgumentHelp("A client id of your own.", valueName: "id")) var clientId: String?
    @Option(help: ArgumentHelp("A file that holds its secret.", valueName: "file"), completion: .file()) var secretFile:
        String?
    @Flag(inversion: .prefixedNo, help: "Connect to Trakt.") var connect: Bool?
    @Option(
        help: ArgumentHelp("A folder with films and shows; several by several.", valueName: "folder"),
        completion: .directory
    )
    var library: [String] = []
    @Option(help: ArgumentHelp("A folder of which nothing is ever told.", valueName: "folder"), completion: .directory)
    var never: [String] = []
    @Option(help: ArgumentHelp("A player to be tracked, as `install mpv-script --list` names it.", valueName: "player"))
    var player: [String] = []
    @Option(
        name: .customLong("try"),
        help: ArgumentHelp("A file, to see what it is taken for.", valueName: "file"),
        completion: .file()
    )
    var trial: String?
    @Flag(help: "Print JSON.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        var answers = SetupAnswers()
        (answers.clientID, answers.secretFile, answers.connects) = (self.clientId, self.secretFile, self.connect)
        (answers.library, answers.never, answers.players) = (self.library, self.never, self.player)
        answers.trial = self.trial
        let level = self.logLevel
        var setup = try SetupRun(in: environment, output: output, answers: answers) { .live(logLevel: level) }
        try await setup.run()
    }
}
