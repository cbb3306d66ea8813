import ArgumentParser
import TraktMPV

struct Login: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Connects this device to Trakt.",
        discussion: """
            Shows an address and a code. Open the address on any device, sign in, enter the code and approve. A login that was \
            there before is replaced and revoked; Trakt lists connected apps at https://app.trakt.tv/settings/apps. What is kept \
            and what is sent to Trakt stands in privacy.md in its documentation.

            The client id is the one that this build carries, else yours (VIP, https://app.trakt.tv/settings/apps/api). A \
            login belongs to the id that it was made with. A free account has one place for such an app.

            trakt-mpv login
            """
    )

    @Flag(help: "Print JSON, one object per line: the code, then the outcome.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        if environment.canConnect {
            output.say("What is kept here, what is sent to Trakt and how to end it: \(InstallationPlaces.privacyPage())")
        }
        try output.render(LoginReport(await Activation(in: environment).connect(output: output)))
    }
}

struct Logout: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Revokes the login; what is queued stays.",
        discussion: """
            Where Trakt cannot be told, the login is forgotten all the same, and the next command that asks \
            Trakt tells it.

            trakt-mpv logout
            """
    )

    @Flag(help: "Print JSON.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        try output.render(try await LogoutReport.logOut(in: environment))
    }
}
