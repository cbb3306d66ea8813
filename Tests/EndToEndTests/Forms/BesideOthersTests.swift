import Foundation
import TestSupport
import Testing

/// Beside other apps, other scripts and other sessions of this program.
@Suite struct BesideOthersTests {
    @Test(arguments: [Form.script, .attach])
    func `what another app tells of the same film counts once, and is said once`(form: Form) throws {
        let house = try House()
        try house.configure("minimum_share = 0\n")
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv", seconds: 2000)
        try house.postJSON("/simulator/watching", #"{"type":"episode","trakt":200000016,"seconds":20}"#)
        let (process, remote, _) = try house.play(in: form, ["--start=1500", film])
        #expect(house.waitForViewing())
        let isSaid = eventually {
            (try? house.run("status").output.contains("told to Trakt by another app")) == true ? true : nil
        }
        #expect(isSaid == true)
        try remote.playPastLook()
        try remote.command("set", "speed", "100")
        process.waitForEnd()
        #expect(house.waitForScripts())
        try house.postJSON("/simulator/plays", #"{"type":"episode","trakt":200000016,"action":"scrobble"}"#)
        #expect(try house.settle())
        #expect(try house.scrobbles() == [])
        #expect(try house.history().map(\.action) == ["scrobble"])
        #expect(try house.status().delivered == 1)
        #expect(try house.journal().count { $0.path == "/users/me/watching" } == 1)
        try self.takeBack(in: house)
    }

    /// Whoever means the last play does not mean that of another app, and is told so.
    private func takeBack(in house: House) throws {
        let refused = try house.run("undo")
        let sentence = "is at Trakt by another app, and stays; `trakt-mpv undo "
        #expect(refused.status == 1 && refused.output.contains(sentence), "\(refused.output)")
        #expect(try house.run("undo", "--json").output.contains(#""toldBy":"app""#))
        #expect(try house.history().count == 1)
        let id = try #require(refused.output.firstRange(of: "undo ").map { refused.output[$0.upperBound...].prefix(8) })
        let taken = try house.run("undo", String(id))
        #expect(taken.status == 0 && taken.output.contains("Chikhai Bardo, told by another app"), "\(taken.output)")
        #expect(try house.history().isEmpty)
    }

    /// A script that stands where uosc does: it says its version, and keeps what it is to show.
    private func installMenuScript(_ house: House) throws -> (script: String, shown: URL) {
        let shown = house.home.url.appending(path: "menu.json")
        let script = house.home.url.appending(path: "uosc.lua")
        let text = """
            mp.register_script_message("get-version", function(name)
                mp.commandv("script-message-to", name, "uosc-version", "5.2.0")
            end)
            mp.register_script_message("open-menu", function(json)
                local file = io.open("\(shown.path).part", "w")
                file:write(json)
                file:close()
                os.rename("\(shown.path).part", "\(shown.path)")
            end)
            """
        try Data(text.utf8).write(to: script)
        return (script.path, shown)
    }

    @Test(arguments: [Form.script, .attach, nil])
    func `the menu is shown by uosc where that runs, and what is chosen there is done`(form: Form?) throws {
        struct Menu: Decodable {
            struct Item: Decodable {
                var title: String
                var value: [String]?
            }

            var title: String
            var items: [Item]
        }
        let house = try House()
        try house.run("login")
        let (script, shown) = try self.installMenuScript(house)
        let words = ["--script=\(script)", try house.film("Severance.S02E07.mkv", seconds: 2000)]
        let (process, remote) =
            if let form {
                try {
                    let (process, remote, _) = try house.play(in: form, words); return (process, remote)
                }()
            } else {
                try house.play(words[0], words[1])
            }
        #expect(house.waitForViewing())
        let menu: Menu? = try eventually {
            try remote.command("script-message", "trakt_mpv-menu")
            return FileManager.default.contents(atPath: shown.path)
                .flatMap { try? JSONDecoder().decode(Menu.self, from: $0) }
        }
        #expect(menu?.title.hasPrefix("Severance 2×07") == true)
        let row = try #require(menu?.items.first { $0.title == "Keep this file private" }?.value)
        // It cannot be taken back, so it is asked about, in a panel of ours.
        try remote.command(row[0], row[1], row[2], row[3])
        #expect(try house.waitForPanel(remote))
        try remote.command("keypress", "y")
        #expect(eventually { (try? house.status().nowPlaying.isEmpty) == true ? true : nil } == true)
        try remote.quit()
        process.waitForEnd()
        #expect(house.waitForScripts())
    }

    @Test func `without uosc nothing is said of it, and the menu is ours`() throws {
        let house = try House()
        try house.run("login")
        let (process, remote, _) = try house.play(in: .script, [try house.film("Severance.S02E07.mkv", seconds: 2000)])
        #expect(house.waitForViewing())
        try remote.command("script-message", "trakt_mpv-menu")
        #expect(try house.waitForPanel(remote))
        try remote.quit()
        process.waitForEnd()
        #expect(house.waitForScripts())
    }

    @Test(arguments: [(Form.script, "script"), (.attach, "attach"), (nil, "play")] as [(Form?, String)])
    func `status names who follows a player`(form: Form?, word: String) throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv", seconds: 2000)
        let (process, remote) =
            if let form {
                try {
                    let (process, remote, _) = try house.play(in: form, [film]); return (process, remote)
                }()
            } else {
                try house.play(film)
            }
        #expect(house.waitForViewing())
        let players = try house.status().players
        #expect(players.map(\.form) == [word] && players.map(\.player) == [process.processIdentifier])
        #expect((players.first?.process == process.processIdentifier) == (form == nil))
        #expect(try house.run("status").output.contains("Player \(process.processIdentifier): "))
        try remote.quit()
        process.waitForEnd()
        #expect(eventually { (try? house.status().players.isEmpty) == true ? true : nil } == true)
        #expect(house.waitForScripts())
    }

    enum Wish: CaseIterable, Sendable {
        case variable, scriptOption
    }

    @Test(arguments: [Form.script, .attach], Wish.allCases)
    func `what is private in a player of its own is told nobody, and leaves no trace`(form: Form, wish: Wish) throws {
        // Who attaches has an environment of its own.
        guard form == .script || wish == .scriptOption else { return }
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv")
        let words = wish == .scriptOption ? ["--script-opts=trakt_mpv-private=yes"] : []
        let more = wish == .variable ? ["TRAKT_MPV_PRIVATE": "1"] : [:]
        let (process, remote, _) = try house.play(in: form, ["--pause"] + words + [film], with: more)
        #expect(eventually { house.isFollowed(process) ? true : nil } == true)
        try remote.command("set", "speed", "20")
        try remote.command("set", "pause", "no")
        process.waitForEnd()
        #expect(house.waitForScripts())
        #expect(eventually { house.isFollowed(process) ? nil : true } == true)
        house.killFollowers()
        #expect(try house.settle())
        #expect(try house.history().isEmpty)
        #expect(try house.journal().allSatisfy { !$0.path.hasPrefix("/scrobble") && !$0.path.hasPrefix("/search") })
        #expect(try !house.isInState("Severance"))
    }
}
