import ArgumentParser
import TraktMPV

struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Connects this device to Trakt.")

    func run() async throws {
        let environment = Environment.live()
        environment.tellComplaints()
        switch await environment.activate({ print($0) }) {
        case .connected(let name): print("Connected as \(name).")
        case .later: print("Nothing was changed.")
        case .denied:
            environment.tell("Denied on Trakt's page.")
            throw ExitCode(1)
        case .failed(let reason):
            environment.tell(reason)
            throw ExitCode(1)
        }
    }
}

struct Logout: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Gives the login back; what is queued stays.")

    func run() async throws {
        let left = try await Environment.live().logOut()
        print(left == 0 ? "Logged out." : "Logged out. \(left) viewings stay queued until the next login.")
    }
}

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tells what is connected, playing and waiting.")

    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let environment = Environment.live()
        environment.tellComplaints()
        let status = try environment.status()
        if self.json { return print(try environment.json(status)) }
        print(status.isConnected ? "Connected to Trakt." : "Not connected. Run `trakt-mpv login`.")
        print(
            "\(status.watching) playing, \(status.waiting) waiting, \(status.parked) parked, \(status.delivered) delivered"
        )
    }
}
