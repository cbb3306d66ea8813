import MPV
import Testing

@testable import ScrobbleSync
@testable import TraktMPV

/// The first launch, in the window.
@Suite struct SessionActivationTests {
    @Test func `the first launch asks in the window, and holds the film meanwhile`() throws {
        let stage = try Stage(account: nil, isFirstLaunch: true)
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, stage.news(.activationEnded(.later)), [.pass(seconds: 1)],
        ])
        #expect(stage.helper.hasActivated)
        #expect(player.commands.filter { $0.first == "set" } == [["set", "pause", "yes"], ["set", "pause", "no"]])
        #expect(player.lines == ["Recorded until you connect: F6; not asked again"])
    }

    @Test func `who lets the film go on while the first launch asks sees it, and the menu brings the panel back`()
        throws
    {
        let stage = try Stage(account: nil, isFirstLaunch: true)
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, ScriptedPlayer.Step.pause,
            stage.news(.activationShown(.asking)),
            ScriptedPlayer.Step.resume,
            // What comes meanwhile is kept, and shown to whoever asks for it.
            stage.news(.activationShown(.storing)), [.pass(seconds: 5)],
            ScriptedPlayer.Step.menu, ScriptedPlayer.Step.press("DOWN"), ScriptedPlayer.Step.press("UP"),
            ScriptedPlayer.Step.press("UP"), ScriptedPlayer.Step.press("ENTER"),
            stage.news(.activationEnded(.connected("ann"))), [.pass(seconds: 1)],
        ])
        let panels = player.panels
        let gone = try #require(panels.firstIndex(of: "-"))
        #expect(!panels[gone...].dropLast().contains { $0.contains("Connecting") })
        #expect(panels.last == "-" && panels.dropLast().last?.contains("Approved") == true, "\(panels)")
        #expect(player.lines.contains("F6 to connect; what you watch is recorded until then."))
        // It goes on by itself, and nothing starts it a second time.
        #expect(player.commands.filter { $0.first == "set" && $0[1] == "pause" } == [["set", "pause", "yes"]])
        #expect(try stage.stored().count == 1)
    }

    @Test func `a menu that is open when an unseen activation ends stays open`() throws {
        let stage = try Stage(account: nil, isFirstLaunch: true)
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, ScriptedPlayer.Step.pause, ScriptedPlayer.Step.resume,
            ScriptedPlayer.Step.menu, stage.news(.activationEnded(.connected("ann"))), [.pass(seconds: 1)],
            ScriptedPlayer.Step.press("ESC"), [.pass(seconds: 1)],
        ])
        // The first panel goes, the menu comes, and goes when it is closed.
        #expect(player.panels.filter { $0 == "-" }.count == 2)
        #expect(player.lines.contains { $0.hasPrefix("Connected as ann") })
    }

    @Test func `a code is copied to the player's clipboard where it has one`() throws {
        let (window, wayland) = (["current-clipboard-backend": "vo"], ["current-gpu-context": "waylandvk"])
        for (properties, hasClipboard) in [
            (window.merging(wayland) { $1 }, true), (["current-clipboard-backend": "win32"], true),
            (window.merging(["clipboard/text": ""]) { $1 }, true),
            // Of the X window system mpv 0.40 says the same, and takes nothing.
            (window, false), (wayland, false),
        ] {
            let stage = try Stage(account: nil, isFirstLaunch: true)
            let player = stage.play([
                ScriptedPlayer.Step.window,
                properties.map { .set($0.key, .string($0.value)) }, Situation.film,
                stage.news(.activationShown(.asking)), hasClipboard ? stage.news(.copyAsked("5055CC52")) : [],
                [.pass(seconds: 1)],
            ])
            let keys = player.commands.filter { $0.first == "define-section" }.map { $0[2] }
            #expect(keys.contains { $0.contains("c script-binding") } == hasClipboard)
            #expect(player.commands.contains(["set", "clipboard/text", "5055CC52"]) == hasClipboard)
        }
    }
}
