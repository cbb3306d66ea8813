import Foundation

/// What `trakt-mpv` alone tells: how it stands, in five lines, and what can be done now.
package struct Overview: Report {
    private let status: StatusReport

    package init(in environment: Environment) throws { self.status = try StatusReport(in: environment) }

    package func encode(to encoder: any Encoder) throws { try self.status.encode(to: encoder) }

    package var lines: [String] {
        self.state + ["", "What you can do now:"]
            + self.deeds.map { "  \($0.0.padding(toLength: 22, withPad: " ", startingAt: 0))\($0.1)" }
    }

    private var state: [String] {
        let status = self.status
        let playing =
            status.nowPlaying.first.map { "Playing: \($0.what) (\(Int($0.progress)) %)" } ?? "Nothing is playing."
        let queue =
            status.waiting + status.parked == 0
            ? "Nothing waits." : "\(status.waiting) waiting, \(status.parked) for you to look at."
        let last =
            status.lastDelivery.map { "Last: \(ViewingTitle.words($0.title, named: $0.named))" }
            ?? "Nothing has been delivered yet."
        let troubles = [
            status.storeDamage, status.storage.first, status.lastError.map { "Trouble: \($0)" }, status.clock,
            status.hooks.first,
        ]
        return [status.lines[0], playing, queue, last, troubles.compactMap(\.self).first ?? "Nothing is wrong."]
    }

    /// What to type, and what it does.
    private var deeds: [(String, String)] {
        var deeds: [(String, String)] = []
        if !self.status.isConnected { deeds.append(("trakt-mpv setup", "leads through everything, once")) }
        if self.status.parked > 0 { deeds.append(("trakt-mpv queue", "shows what is for you to look at")) }
        if self.status.waiting > 0, self.status.isConnected {
            deeds.append(("trakt-mpv sync", "sends what waits, now"))
        }
        deeds.append(("trakt-mpv FILE", "plays as mpv does, and what you watch is on Trakt"))
        deeds.append(("trakt-mpv next", "finds the next episode of what you watch"))
        return deeds + [("trakt-mpv --help", "tells what else there is")]
    }
}
