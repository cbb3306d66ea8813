import ArgumentParser
import TraktMPV

struct Login: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Connects this device to Trakt.",
        discussion: """
            Shows an address and a code. Open the address on any device, sign in, enter the code and approve. A login that was \
            there before is replaced and revoked; Trakt lists connected apps at https://app.trakt.tv/settings/apps.
            """
    )

    @Flag(help: "Print JSON, one object per line: the code, then the outcome.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        try output.render(LoginReport(await Activation(in: environment).connect(output: output)))
    }
}

struct Logout: ReportingCommand {
    static let configuration = CommandConfiguration(abstract: "Revokes the login; what is queued stays.")

    @Flag(help: "Print JSON.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        try output.render(try await LogoutReport.logOut(in: environment))
    }
}
