import ArgumentParser
import TraktMPV

struct Attach: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follows players that run already, at their sockets.",
        discussion: """
            For players that were started with --input-ipc-server. A SOCKET may also be a folder of sockets or a pattern in \
            quotes; without any, the one that mpv.conf names is taken. It ends with the last player, or with Ctrl-C, and the \
            players play on.

            trakt-mpv attach /tmp/mpvsocket
            trakt-mpv attach --wait
            """
    )

    @Argument(help: "Sockets, folders of sockets, or patterns.") var socket: [String] = []
    @Flag(help: "Also follow players that come later, until Ctrl-C.") var wait = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run() async throws {
        CoreDumps.forbid()
        let environment = Environment.live(logLevel: self.logLevel)
        environment.tellComplaints()
        do {
            try await AttachProcess(environment, sockets: self.socket, waits: self.wait).run()
        } catch {
            environment.tell("\(error)")
            throw ExitCode(1)
        }
    }
}
