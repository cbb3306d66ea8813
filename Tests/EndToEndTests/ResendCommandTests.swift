import Foundation
import TestSupport
import Testing

/// What Trakt has lost, what was watched last, and what has no second try: through the built program.
@Suite struct ResendCommandTests {
    private static func watched(_ names: [String], isOnline: Bool = true) throws -> House {
        let house = try House("--approve-all", "--no-rate-limit")
        try house.run("login")
        for name in names {
            let film = try house.film(name)
            try house.run("play", "--vo=null", "--ao=null", "--speed=100", film, isOnline: isOnline)
        }
        return house
    }

    private static func lose(_ house: House) throws {
        let numbers = try house.history().map { "\($0.id)" }.joined(separator: ",")
        try house.tellFromElsewhere("/sync/history/remove", #"{"ids":[\#(numbers)]}"#)
        #expect(try house.history().isEmpty)
    }

    @Test func `what Trakt has lost is shown, and added again with its times when that is agreed to`() throws {
        let house = try Self.watched(["Severance.S02E07.mkv", "The Wire 1x01.mkv"])
        try house.run("sync")
        let before = try house.history()
        #expect(before.count == 2)
        let day = Calendar.current.startOfDay(for: Date() - 86400).formatted(
            Date.ISO8601FormatStyle(timeZone: .current).year().month().day()
        )
        #expect(try house.run("queue", "resend", "--since", day).output.contains("Trakt has all 2."))
        try Self.lose(house)
        let asked = try house.run("queue", "resend", "--since", day)
        #expect(asked.status == 0 && asked.output.contains("No longer on Trakt: The Wire 1×01"))
        #expect(asked.output.contains("nothing was sent. Run this with --yes"))
        #expect(try house.history().isEmpty)
        let json = try house.run("queue", "resend", "--since", day, "--json")
        #expect(json.output.contains(#""added":0"#) && json.output.contains(#""checked":2"#))
        #expect(try house.history().isEmpty)
        let done = try house.run("queue", "resend", "--since", day, "--yes")
        #expect(done.status == 0 && done.output.contains("added again"))
        // What was told a moment ago is looked for a while before it is added.
        #expect(try house.settle())
        // A stop was stamped by Trakt when it came; what is added has our own time.
        let after = try house.history()
        for play in before {
            let again = try #require(after.first { $0.title == play.title }?.date)
            #expect(abs(again.timeIntervalSince(try #require(play.date))) < 2)
        }
        #expect(try house.run("queue", "resend", "--since", day, "--yes").output.contains("Trakt has all 2."))
        #expect(try house.history().count == 2)
    }

    @Test(arguments: [("y", 1), ("n", 0), ("", 0)])
    func `in a terminal it asks`(answer: String, plays: Int) throws {
        let house = try Self.watched(["Severance.S02E07.mkv"])
        try house.run("sync")
        try Self.lose(house)
        let id = try #require(try house.deliveredID())
        let program = try TerminalProgram(
            "\(House.program) queue resend \(id)",
            environment: house.environment()
        )
        // A program that is gone takes no keys.
        try #require(program.read { $0.contains("Add it again? [y/N]") ? true : nil } == true)
        try program.type("\(answer)\r")
        #expect(program.finish() == 0)
        #expect(try house.settle())
        #expect(try house.history().count == plays)
    }

    @Test func `where the history cannot be read nothing is sent, even with --yes`() throws {
        let house = try Self.watched(["Severance.S02E07.mkv"])
        try house.run("sync")
        try Self.lose(house)
        try house.fault(#"{"path":"/sync/history","method":"GET","kind":"truncated","count":9}"#)
        let outcome = try house.run("queue", "resend", "--yes", try #require(try house.deliveredID()))
        #expect(outcome.status == 1 && outcome.output.contains("Trakt answered something unreadable"))
        #expect(try house.history().isEmpty)
    }

    @Test(
        arguments: [
            ["--since", "2026-02-30"], ["--since", "yesterday"], ["--since", "2999-01-01"], [],
            ["ABC", "--since", "2026-01-01"],
        ]
    )
    func `a day that is none, and nothing to look for, is one sentence`(arguments: [String]) throws {
        let home = try TemporaryDirectory()
        let outcome = try Command.run(
            House.program,
            ["queue", "resend"] + arguments,
            environment: ["HOME": home.url.path]
        )
        #expect(outcome.status == 64)
        #expect(outcome.errors.split(separator: "\n").count { $0.hasPrefix("trakt-mpv: ") } == 1)
    }

    @Test func `a rating without an id is of what was watched last, not of what was delivered last`() throws {
        let house = try Self.watched(["Severance.S02E07.mkv"])
        let film = try house.film("Dune (2021).mkv")
        try house.run("play", "--vo=null", "--ao=null", "--speed=50", film, isOnline: false)
        let rated = try house.run("rate", "9", isOnline: false)
        #expect(rated.output.contains("Rated 9: Dune (2021)"), "\(rated)")
        // Given elsewhere afterwards, it stays.
        try house.run("sync")
        let id = try #require(try house.deliveredID())
        let retried = try house.run("queue", "retry", id)
        #expect(retried.status == 1 && !retried.output.contains("To be tried again"))
    }

    @Test func `a refused rating is in the list and in the status`() throws {
        let house = try Self.watched(["Severance.S02E07.mkv"])
        try house.run("sync")
        try house.run("rate", "9")
        try house.fault(#"{"path":"/sync/ratings","method":"POST","status":422}"#)
        try house.run("sync")
        #expect(try house.run("queue", "list").output.contains("parked  rated 9"))
        #expect(try house.run("queue", "list", "--json").output.contains(#""rating":9"#))
        #expect(try house.run("status").output.contains("Ratings: 0 waiting, 1 for you to look at"))
        #expect(try house.run("queue", "retry").output.contains("the rating 9 of Severance"))
        try house.run("sync")
        #expect(try house.run("status", "--json").output.contains(#""ratingsParked":0,"ratingsWaiting":0"#))
    }
}

extension House {
    /// The viewing that was delivered last, as the store has it.
    fileprivate func deliveredID() throws -> String? {
        let sql = "SELECT viewing FROM delivery WHERE state = 'delivered' ORDER BY deliveredAt DESC LIMIT 1"
        let code = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])"
        let output = try Command.run("python3", ["-c", code, self.store, sql]).output
        return output.split(separator: "\n").first.map { String($0) }
    }
}
