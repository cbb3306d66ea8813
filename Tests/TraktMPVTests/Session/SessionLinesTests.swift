import MPV
import Testing

@testable import ScrobbleSync
@testable import TraktMPV

/// What is shown unasked, and what waits until there is room.
@Suite struct SessionLinesTests {
    @Test func `with mpv's level 0 nothing is asked unasked, and lines come at level 1 only`() throws {
        let quiet: [ScriptedPlayer.Step] = ScriptedPlayer.Step.window + [.set("osd-level", .double(0))]
        let stage = try Stage()
        var settings = ScreenSettings()
        settings.ratingPrompt = .all
        let player = stage.play(
            [
                quiet, Situation.film, stage.news(.placeFound(path: Situation.path, SessionPlaceTests.place)),
                [.pass(seconds: 1000, step: 10)],
                ScriptedPlayer.Step.runOut,
            ],
            settings
        )
        #expect(player.panels == [] && stage.helper.errands == [])
        let levels = player.commands.filter { $0.first == "show-text" }.map { $0.last }
        #expect(levels.count == 2 && levels.allSatisfy { $0 == "1" })
        let first = try Stage(account: nil, isFirstLaunch: true)
        #expect(first.play([quiet, Situation.film, [.pass(seconds: 50)]]).panels == [])
        #expect(!first.helper.hasActivated)
    }

    @Test func `a line waits while a panel stands where it is drawn, and only the newest is shown then`() throws {
        let stage = try Stage()
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.menu,
            stage.news(.answered("One.")), stage.news(.answered("Two.")), [.pass(seconds: 1)],
            ScriptedPlayer.Step.press("ESC"), [.pass(seconds: 1)],
        ])
        #expect(player.lines == [Situation.start, "Two."])
        let closed = try #require(player.commands.firstIndex { $0.first == "osd-overlay" && $0[2] == "none" })
        let said = try #require(player.commands.lastIndex { $0.first == "show-text" })
        #expect(said > closed)
    }

    @Test func `a reason that mpv's letters are too large for is drawn whole in smaller ones`() throws {
        let reason = Array(repeating: "a {b} $x", count: 30).joined(separator: " ")
        func said(_ width: Double, _ height: Double) throws -> [String] {
            let stage = try Stage()
            let player = stage.play([
                ScriptedPlayer.Step.window, [.set("osd-width", .double(width)), .set("osd-height", .double(height))],
                [.set("osd-font-size", .double(55))], Situation.film, stage.news(.answered(reason)),
                [.pass(seconds: 1)],
            ])
            return try #require(player.commands.first { $0.contains { $0.contains("a ") && $0.contains("$x") } })
        }
        #expect(try said(1280, 720) == ["show-text", reason, "\(reason.count * 50)", "0"])
        let small = try said(405, 720)
        #expect(small.prefix(2) == ["expand-properties", "show-text"])
        #expect(small[2].hasPrefix("${osd-ass-cc/0}$>{\\fs") && small[2].hasSuffix("a \\{b\\} $x"))
    }

    @Test func `with mpv's level 0 what the user asks for is shown`() throws {
        let stage = try Stage()
        let player = stage.play([
            ScriptedPlayer.Step.window, [.set("osd-level", .double(0))], Situation.film, [.pass(seconds: 50)],
            ScriptedPlayer.Step.menu, ScriptedPlayer.Step.press("ESC"), stage.news(.answered("Nothing waits.")),
            [.pass(seconds: 1)],
        ])
        #expect(player.panels.count == 2)
        #expect(player.commands.last { $0.first == "show-text" } == ["show-text", "Nothing waits.", "4000", "0"])
    }

    @Test func `a panel is drawn anew when the window has changed, and only then`() throws {
        let stage = try Stage()
        let wide: [ScriptedPlayer.Step] = [.event(.propertyChanged("osd-width", .double(1280)))]
        let narrow: [ScriptedPlayer.Step] = [
            .set("osd-width", .double(360)), .event(.propertyChanged("osd-width", .double(360))),
        ]
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 10)], wide, ScriptedPlayer.Step.menu, wide,
            narrow,
            narrow, [.pass(seconds: 1)],
        ])
        let heights = player.commands.filter { $0.first == "osd-overlay" && $0.count > 5 }.map { $0[5] }
        #expect(heights.count == 2 && heights.first == "720" && heights.last != "720")
    }
}
