import Foundation

/// How it stands after a setup, and what to type now.
struct SetupReport: Report {
    /// By which client id Trakt knows the program.
    let app: StatusReport.App
    let isConnected: Bool
    let account: String?
    let library: [String]
    /// Folders of which nothing is told from now on; those of this run.
    let never: [String]
    /// Players that are tracked from now on, or were before.
    let players: [String]
    /// What the file of the trial was taken for; nil without one, and where it was taken for nothing.
    let trial: String?
    /// What to type now.
    let next: [String]

    init(_ environment: Environment, never: [String], players: [String], trial: String?) {
        self.app = environment.app
        self.isConnected = environment.isConnected
        self.account = environment.connectedAccount.map { DisplayText($0).description }
        self.library = environment.settings.library
        self.never = never
        self.players = players
        self.trial = trial
        self.next = Self.next(environment, players: players)
    }

    private static func next(_ environment: Environment, players: [String]) -> [String] {
        var lines: [String] = []
        if !environment.isConnected {
            let way = environment.app == .none ? "trakt-mpv setup" : "trakt-mpv login"
            lines.append(
                "\(way.padding(toLength: 22, withPad: " ", startingAt: 0))connects; until then everything is kept here"
            )
        }
        lines.append("trakt-mpv FILE        plays as mpv does, and what you watch is on Trakt")
        if !players.isEmpty { lines.append("mpv FILE              does the same, as does each player above") }
        lines.append("trakt-mpv             tells how it stands")
        return lines + ["trakt-mpv --help      tells what else there is"]
    }

    var lines: [String] { ["", "What to type now:"] + self.next.map { "  \($0)" } }
}
