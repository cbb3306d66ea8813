import ArgumentParser
import TraktMPV

/// `install mpv-script`: the program as a script of the players that people use already.
struct InstallScript: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mpv-script",
        abstract: "Tracking in the mpv that you use already.",
        discussion: """
            A link to this program among the scripts of mpv, or of another player: whatever starts that player, what you watch is \
            on Trakt. --list shows the players that are known, and how each stands.
            """
    )

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("The player, as --list names it; several are named by several --for.", valueName: "host")
    )
    var hosts: [String] = []
    @Flag(help: "Show the players that are known, and how each stands.") var list = false
    @Flag(help: "Tell what would be done, and do nothing.") var dryRun = false
    @Flag(help: "Print JSON.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) throws {
        let desk = try HostDesk(in: environment)
        let reports = self.list ? desk.list() : try desk.install(self.hosts, isTrial: self.dryRun)
        for report in reports { try output.render(report) }
        guard !self.list, !self.dryRun else { return }
        output.advise(HostDesk.advice(in: environment))
    }
}

/// `uninstall mpv-script`.
struct UninstallScript: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mpv-script",
        abstract: "Takes the link out of the players' scripts again."
    )

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("The player; without it all.", valueName: "host")
    )
    var hosts: [String] = []
    @Flag(help: "Tell what would be removed, and remove nothing.") var dryRun = false
    @Flag(help: "Print JSON.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) throws {
        for report in try HostDesk(in: environment).uninstall(self.hosts, isTrial: self.dryRun) {
            try output.render(report)
        }
    }
}
