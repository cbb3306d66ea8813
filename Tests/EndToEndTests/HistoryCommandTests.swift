import Foundation
import TestSupport
import Testing

/// What was watched, through the built program.
@Suite struct HistoryCommandTests {
    @Test func `a play of here and one from elsewhere stand under their days, and each can be taken back`() throws {
        let house = try House("--approve-all", "--no-rate-limit")
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv")
        try house.run("play", "--vo=null", "--ao=null", "--speed=100", film)
        try house.run("sync")
        try house.addPlay(ofFilm: 1001, at: try Date("2024-03-05T20:00:00Z", strategy: .iso8601))
        let text = try house.run("history")
        #expect(text.status == 0, "\(text.output)")
        let lines = text.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 4 && lines[1].hasSuffix("Severance 2×07 Chikhai Bardo"), "\(lines)")
        #expect(lines[2] == "2024-03-05, Tuesday" && lines[3].hasSuffix("Dune (2021), elsewhere"))
        // Without a network the same, as far as it is known here, and that is said.
        let offline = try house.run("history", isOnline: false)
        #expect(offline.status == 0 && offline.output.contains("This is what this machine knows. "))
        #expect(offline.output.contains("Severance 2×07") && !offline.output.contains("Dune"))
        #expect(try house.run("history", "--film", "dune", "--json").output.contains(#""source":"trakt""#))
        #expect(try house.run("history", "--show", "dune").output.contains("Nothing that was watched"))
        #expect(
            try house.run("history", "2024-03-05", "--export", "letterboxd").output.hasSuffix(
                "438631,tt1160419,Dune,2021,2024-03-05,,false\n"
            )
        )
        let foreign = try #require(try house.history().first { $0.title.contains("Dune") }?.id)
        #expect(try house.run("undo", "\(foreign)").output == "Taken back: play \(foreign)\n")
        #expect(try house.run("undo", "\(foreign)").status == 1)
        let own = try #require(try house.history().first?.id)
        #expect(try house.run("undo", "\(own)").output.contains("Taken back: Severance 2×07"))
        #expect(try house.history().isEmpty)
    }

    @Test(arguments: [
        ["history", "--export", "xml"], ["history", "--since", "yesterday"], ["history", "soon"],
        ["history", "--limit=-1"], ["history", "--show", "a", "--film", "b"], ["stats", "26"],
    ])
    func `what cannot be meant is a mistake of usage`(arguments: [String]) throws {
        let home = try TemporaryDirectory()
        let outcome = try Command.run(House.program, arguments, environment: ["HOME": home.url.path])
        #expect(outcome.status == 64 && outcome.errors.hasPrefix("trakt-mpv: "), "\(outcome.errors)")
    }
}
