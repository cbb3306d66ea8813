import ArgumentParser
import TraktMPV

struct Install: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Puts tracking into your mpv, and a menu entry, a timer, completions or the manual page into your home.",
        discussion: """
            What was written is told, and `trakt-mpv uninstall` takes exactly that away again.

            trakt-mpv install mpv-script
            trakt-mpv install timer --dry-run
            """,
        subcommands: [
            InstallScript.self, InstallOf<DesktopEntry>.self, InstallOf<SyncTimer>.self, InstallOf<Completions>.self,
            InstallOf<ManualPage>.self,
        ]
    )
}

struct Uninstall: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes away what `install` has put into your home.",
        discussion: """
            What you have changed since is left alone.

            trakt-mpv uninstall timer
            """,
        subcommands: [
            UninstallScript.self, UninstallOf<DesktopEntry>.self, UninstallOf<SyncTimer>.self,
            UninstallOf<Completions>.self,
            UninstallOf<ManualPage>.self,
        ]
    )
}

/// `install` of a kind that takes no options of its own.
struct InstallOf<Kind: Installable>: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Kind.word, abstract: Kind.abstract, discussion: Kind.discussion)
    }

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "Tell what would be written, and write nothing.") var dryRun = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) throws {
        try output.render(try Installation<Kind>(in: environment).install(isTrial: self.dryRun))
    }
}

/// `uninstall` of a kind that takes no options of its own.
struct UninstallOf<Kind: Installable>: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Kind.word, abstract: Kind.abstract)
    }

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "Tell what would be removed, and remove nothing.") var dryRun = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) throws {
        try output.render(try Installation<Kind>(in: environment).uninstall(isTrial: self.dryRun))
    }
}
