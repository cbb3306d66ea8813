import ArgumentParser
import TraktMPV

struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Connects this device to Trakt.",
        discussion: "Shows an address and a code. Open the address on any device, sign in, enter the code and approve."
    )

    @Flag(help: "Print JSON, one object per line: the code, then the outcome.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run() async throws {
        let environment = Environment.live(logLevel: self.logLevel)
        environment.tellComplaints()
        let outcome = await environment.activate(.login(isJSON: self.json))
        if self.json { print(try environment.json(LoginReport(outcome))) }
        switch outcome {
        case .connected(let name):
            if !self.json { print("Connected as \(name).") }
        case .later, .quit: environment.tell("Nothing was changed.")
        case .denied:
            environment.tell("Denied on Trakt's page. Run `trakt-mpv login` to try again.")
            throw ExitCode(1)
        case .failed(let reason):
            environment.tell(reason)
            throw ExitCode(1)
        }
    }
}

struct Logout: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Gives the login back; what is queued stays.")

    @Flag(help: "Print JSON.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run() async throws {
        let environment = Environment.live(logLevel: self.logLevel)
        let report = try await environment.logOut()
        if self.json { return print(try environment.json(report)) }
        guard report.wasConnected else { return print("Nobody was logged in.") }
        let left = report.waiting
        print(left == 0 ? "Logged out." : "Logged out. \(left) viewings stay queued until the next login.")
    }
}
