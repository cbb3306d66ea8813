import Foundation
import TestSupport
import Testing

/// Every request of a login meets every bad day; a login that is there stays, and what is queued arrives afterwards.
@Suite(.serialized) struct LoginFaultsTests {
    /// Bad days of the short form, for each request.
    private static let shortForm = 2
    /// Seconds after which a person gives up.
    private static let patience = "4"

    @Test(arguments: ["/oauth/device/code", "/oauth/device/token", "/users/settings", "/oauth/revoke"])
    func `a bad day of a login ends no other login and loses nothing`(path: String) throws {
        let listeners = try TLSListener.Certificate.allCases.reduce(into: [:]) { $0[$1] = try TLSListener($1) }
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv")
        try house.run("play", "--vo=null", "--ao=null", "--speed=100", film, isOnline: false)
        var dice = Dice(seed: Torture.seed)
        let days =
            Torture.rounds == nil ? Array(BadDay.all.shuffled(using: &dice).prefix(Self.shortForm)) : BadDay.all
        var states: [String] = []
        for day in days {
            var address: String?
            switch day.means {
            case .detour(let elsewhere): address = elsewhere
            case .certificate(let certificate): address = listeners[certificate]?.address
            case .conflict: try house.fault(#"{"path":"\#(path)","status":409,"body":"{}","count":99}"#)
            case .fault(let members): try house.fault(#"{"path":"\#(path)","count":99,\#(members)}"#)
            }
            let word = path == "/oauth/revoke" ? "logout" : "login"
            let status = try house.run([word], giveUpAfter: Self.patience, address: address)
            try house.endFaults()
            // Who logs out wants to be logged out, whatever Trakt says.
            let isConnected = try house.status().isConnected
            #expect(isConnected == (word == "login"), "\(word), \(path), \(day.name)")
            states.append("\(day.name): \(word) ended with \(status), \(isConnected ? "connected" : "logged out")")
            if !isConnected { try house.run("login") }
        }
        if Torture.rounds != nil { print("\(path)\n  " + states.joined(separator: "\n  ")) }
        try house.run("sync")
        #expect(try house.history().map(\.title) == ["Severance 2×07"])
    }
}

extension House {
    /// Runs `trakt-mpv` as somebody who does not wait for ever, with Trakt at another address.
    fileprivate func run(_ arguments: [String], giveUpAfter seconds: String, address: String?) throws -> Int32 {
        var variables = self.environment()
        if let address {
            // Plain http is taken for loopback only, and would be ignored.
            let url = address.replacing("http://trakt.invalid", with: "https://trakt.invalid")
            variables["TRAKT_MPV_API_URL"] = url
            variables["TRAKT_MPV_AUTH_URL"] = url
        }
        return try Command.run("timeout", [seconds, Self.program] + arguments, environment: variables).status
    }
}
