import Foundation
import MPV
import TestSupport
import Testing

@testable import ScrobbleSync
@testable import TraktMPV

/// What is private, and what is erased for it.
@Suite struct SessionPrivacyTests {
    @Test func `a private run tells, keeps and asks nothing`() throws {
        let stage = try Stage()
        let player = stage.play([Situation.film, [.pass(seconds: 1000, step: 10)]], isPrivate: true)
        #expect(stage.delivery.told == [])
        #expect(try stage.stored() == [])
        #expect(stage.helper.errands == [] && player.lines == [])
    }

    @Test func `a file is private no more when the user says so, and counts from there`() throws {
        let stage = try Stage()
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate,
            [.pass(seconds: 100, step: 10)], ScriptedPlayer.Step.menu, ScriptedPlayer.Step.press("ENTER"),
            [.pass(seconds: 50)], ScriptedPlayer.Step.leave(.quit),
        ])
        #expect(stage.delivery.told == ["start 0%", "start 15%"])
        #expect(try stage.stored() == ["Severance 2×07 20% finished"])
        #expect(
            player.lines == [
                Situation.start, "Private: nothing of this file is told or kept.",
                "Not private any more: what you watch from here on counts.", Situation.start,
            ]
        )
    }

    @Test func `what is private stays so when it is opened again in this run`() throws {
        let stage = try Stage()
        stage.play([
            Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate, ScriptedPlayer.Step.leave(.stop),
            ScriptedPlayer.Step.load(Situation.next, duration: 1000), [.pass(seconds: 50)],
            ScriptedPlayer.Step.leave(.stop),
            Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.leave(.quit),
        ])
        #expect(try stage.stored() == ["Severance 2×08 5% finished"])
    }

    @Test func `what was told anew is told once more when what was private has been taken back meanwhile`() throws {
        let stage = try Stage()
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate,
            [.pass(seconds: 10)], ScriptedPlayer.Step.menu, ScriptedPlayer.Step.press("ENTER"), [.pass(seconds: 50)],
            stage.news(.takenBack(path: Situation.path, saying: "Private.")), [.pass(seconds: 1)],
        ])
        #expect(stage.delivery.told == ["start 0%", "start 6%", "start 6%"])
        #expect(!player.lines.contains("Private."))
    }

    @Test func `private is said only when nothing is kept, and what could not be erased is tried again`() throws {
        let stage = try Stage()
        try stage.refuse("DELETE ON viewing")
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate,
            [.call { #expect(throws: Never.self) { try stage.takeBackRefusal() } }], ScriptedPlayer.Step.makePrivate,
        ])
        #expect(player.lines.count == 3)
        #expect(player.lines[1].hasPrefix("What was recorded of this file could not be erased: "))
        #expect(player.lines.last == "Private: nothing of this file is told or kept.")
        #expect(try stage.stored() == [])
    }

    @Test func `what is private is silenced and erased before it is taken back, every part of the file`() throws {
        let stage = try Stage()
        let double = "/tv/Severance.S02E07E08.mkv"
        let player = stage.play([
            ScriptedPlayer.Step.window, ScriptedPlayer.Step.load(double, duration: 1000),
            [.pass(seconds: 700, step: 10)], ScriptedPlayer.Step.makePrivate, [.pass(seconds: 1)],
        ])
        #expect(stage.delivery.silent.count == 2)
        #expect(try stage.stored() == [])
        #expect(
            stage.helper.errands.last
                == .takeBack(path: double, saying: "Private: nothing of this file is told or kept.")
        )
        #expect(player.lines.last == "Private: nothing of this file is told or kept.")
    }

    @Test func `a run that is private leaves no file behind`() throws {
        let stage = try Stage()
        stage.play([Situation.film, [.pass(seconds: 50)]], isPrivate: true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: stage.home.url.path + "/sessions") == [])
    }

    @Test func `what could not be erased is tried once more when the player goes`() throws {
        let stage = try Stage()
        try stage.refuse("DELETE ON viewing")
        stage.play([
            Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate,
            [.call { #expect(throws: Never.self) { try stage.takeBackRefusal() } }],
        ])
        #expect(try stage.stored() == [])
    }

    private static let never =
        ScriptedPlayer.Step.menu + ["DOWN", "DOWN", "DOWN", "ENTER", "y"].flatMap { ScriptedPlayer.Step.press($0) }

    @Test(arguments: [
        (
            SessionNews.folderLeftAlone("/tv"), "This folder is left alone from now on.",
            ["Severance 2×08 5% finished"]
        ),
        (
            .folderNotLeftAlone("/tv", reason: "the disk is full."),
            "This folder is left alone until you quit; it could not be stored: the disk is full.", []
        ),
    ])
    func `a folder is left alone at once, and what is said of it is so`(
        news: SessionNews,
        sentence: String,
        stored: [String]
    ) throws {
        let stage = try Stage()
        let load = ScriptedPlayer.Step.load(Situation.next, duration: 1000)
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], Self.never, stage.news(news),
            [.pass(seconds: 50)], ScriptedPlayer.Step.leave(.stop), load, [.pass(seconds: 50)],
        ])
        #expect(stage.helper.errands.contains(.leaveAlone(folder: "/tv")))
        #expect(player.lines.filter { !$0.hasPrefix("▶") } == [sentence])
        // What is stored holds by itself: delivery leaves the viewing alone.
        #expect(try stage.stored() == stored)
    }
}
