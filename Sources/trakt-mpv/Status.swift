import ArgumentParser
import Foundation
import TraktMPV

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tells what is connected, playing and waiting.")

    @Flag(help: "Print JSON.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run() throws {
        let environment = Environment.live(logLevel: self.logLevel)
        environment.tellComplaints()
        let status = try environment.status()
        if self.json { return print(try environment.json(status)) }
        print(status.isConnected ? "Connected to Trakt\(status.account.map { " as \($0)" } ?? "")." : Self.notConnected)
        for line in status.nowPlaying { print("Now playing: \(line.title) (\(Int(line.progress)) %)") }
        print(
            "Queue: \(status.waiting) waiting, \(status.parked) for you to look at; \(status.delivered) delivered so far"
        )
        if let last = status.lastDelivery {
            print("Last delivered: \(last.title), \(last.endedAt.formatted(date: .abbreviated, time: .shortened))")
        }
        if let last = status.lastError { print("Last trouble: \(last)") }
    }

    private static let notConnected =
        "Not connected to Trakt. Run `trakt-mpv login`; until then everything is kept here."
}
