import Foundation
import MediaIdentification
import Playback
import Testing
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

@Suite struct SessionStateTests {
    private static let path = "/tv/Severance.S02E07.mkv"

    private static func moment(_ seconds: Double) -> Moment {
        Moment(date: Date(timeIntervalSince1970: 1e9 + seconds), uptime: .seconds(seconds))
    }

    private static func file(_ path: String = Self.path, chapters: [Chapter] = []) -> LoadedFile {
        LoadedFile(file: PlayedFile(path: path, duration: 1000), chapters: chapters)
    }

    /// A session with a viewing under way that is called "V1".
    private func playing(_ change: (inout SessionRules) -> Void = { _ in }) -> SessionState {
        var rules = SessionRules(session: "here")
        rules.screen.resume = .never
        change(&rules)
        var state = SessionState(rules) { "V1" }
        _ = state.receive(.fileLoaded(Self.file()), at: Self.moment(0))
        _ = state.receive(.played(.playing(position: 0)), at: Self.moment(0))
        for second in 1...3 {
            let moment = Self.moment(Double(second))
            _ = state.receive(.played(.tick(position: Double(second))), at: moment)
        }
        _ = state.receive(.reply(.recorded("V1")), at: Self.moment(3))
        return state
    }

    @Test func `other scripts may know what is in the player now, and nothing of what has left it`() {
        var state = self.playing()
        _ = state.receive(.news(.delivery(.waiting(2))), at: Self.moment(4))
        let status = state.publicStatus(at: 250)
        #expect(status.state == .watching && status.title == "Severance 2×07" && status.progress == 25)
        #expect(status.queue == 2)
        _ = state.receive(.played(.unloaded(position: 250, reachedEnd: false)), at: Self.moment(5))
        #expect(state.publicStatus(at: 250) == PublicStatus(queue: 2))
        _ = state.receive(.news(.delivery(.waiting(0))), at: Self.moment(6))
        #expect(state.publicStatus(at: 250) == PublicStatus())
    }

    @Test func `a viewing is written before anything is told of it`() {
        var state = SessionState(SessionRules(session: "here")) { "V1" }
        let opened = state.receive(.fileLoaded(Self.file()), at: Self.moment(0))
        #expect(opened.suffix(2) == [.ask(.mayFindPlace(needsWindow: true)), .ask(.earlierViewings(path: Self.path))])
        _ = state.receive(.played(.playing(position: 0)), at: Self.moment(0))
        let begun = state.receive(.played(.tick(position: 2)), at: Self.moment(2))
        guard case .write(.begin(let viewing))? = begun.first else {
            Issue.record("\(begun)")
            return
        }
        #expect(viewing.id == "V1" && viewing.session == "here")
        let recorded = state.receive(.reply(.recorded("V1")), at: Self.moment(2))
        #expect(recorded == [.write(.live(.start, of: "V1", PlaybackProgress(percent: 0.2), played: 2))])
        guard case .write(.beat(let beat))? = begun.last else {
            Issue.record("\(begun)")
            return
        }
        #expect(beat.viewing == "V1" && beat.played == 2)
    }

    @Test(arguments: [
        (SyncEvent.parked(viewing: "V0", reason: "Refused."), [Notice.warning("Refused.")]),
        (.obstacle("No network."), [.warning("No network.")]),
        (
            .needsMatch(viewing: "V1", reason: "Two fit."),
            [.warning("Two fit.", inWindow: "Two fit. F6 to choose.")]
        ),
        (.excluded(viewing: "V1"), [.news("Not told to Trakt, as you have said")]), (.excluded(viewing: "V0"), []),
        (.waiting(0), []), (.waiting(3), [.newsInWindow("3 waiting")]),
        (.delivered(viewing: "V1", isPlay: true), []),
        (
            .clockOff(seconds: 61.4),
            [.warning("The clock of this machine is off by 61 s; times are corrected.")]
        ),
    ])
    func `what delivery tells is said`(event: SyncEvent, notices: [Notice]) {
        var state = self.playing()
        #expect(state.receive(.news(.delivery(event)), at: Self.moment(4)) == notices.map { .say($0) })
    }

    @Test func `the first line waits for Trakt's own title, and not for long`() {
        let match = Match(item: .episode(trakt: 1), kind: .show, title: "Severance", season: 2, number: 7)
        var known = self.playing()
        let matched = SessionInput.news(.delivery(.matched(viewing: "V1", match)))
        #expect(
            known.receive(matched, at: Self.moment(4)) == [
                .say(.news("▶ Severance 2×07")), .ask(.earlierLike("V1")), .announce(.start, of: "V1", nil),
            ]
        )
        #expect(known.receive(.timePassed, at: Self.moment(60)) == [])
        var unknown = self.playing()
        #expect(unknown.receive(.timePassed, at: Self.moment(4)) == [])
        #expect(
            unknown.receive(.timePassed, at: Self.moment(6)) == [
                .say(.news("▶ Severance 2×07")), .announce(.start, of: "V1", nil),
            ]
        )
    }

    /// What others are told among effects.
    private func announced(_ effects: [SessionEffect]) -> [String] {
        effects.compactMap { effect in
            switch effect {
            case .announce(let kind, "V1", let progress):
                kind.rawValue + (progress.map { " \(Int($0.percent))%" } ?? "")
            case .announcePrivacy("V1"): "private"
            default: nil
            }
        }
    }

    @Test func `others are told once what happens with a viewing, from the moment on at which its title is shown`() {
        var state = self.playing()
        func receive(_ input: SessionInput, _ second: Double) -> [String] {
            self.announced(state.receive(input, at: Self.moment(second)))
        }
        #expect(receive(.timePassed, 6) == ["start"])
        #expect(receive(.played(.paused(position: 100, reachedEnd: false)), 7) == ["pause 10%"])
        #expect(receive(.played(.paused(position: 100, reachedEnd: false)), 8) == [])
        #expect(receive(.played(.playing(position: 100)), 9) == ["resume 10%"])
        #expect(receive(.played(.seeked(position: 300)), 10) == [])
        for second in 0..<600 {
            #expect(
                receive(.played(.tick(position: 300 + Double(second))), 10 + Double(second)).allSatisfy {
                    $0.hasPrefix("counted")
                }
            )
        }
        #expect(receive(.played(.unloaded(position: 990, reachedEnd: true)), 800).map { $0.prefix(4) } == ["stop"])
        #expect(receive(.playerGone, 801) == [])
    }

    @Test func `of what is over before its title is shown nobody is told`() {
        var state = self.playing()
        #expect(
            self.announced(state.receive(.played(.unloaded(position: 4, reachedEnd: false)), at: Self.moment(4))) == []
        )
    }

    @Test func `who knows of a viewing is told when it is private`() {
        var state = self.playing()
        _ = state.receive(.timePassed, at: Self.moment(6))
        #expect(self.announced(state.receive(.keyPressed(.makePrivate), at: Self.moment(7))) == ["private"])
        #expect(
            self.announced(state.receive(.played(.paused(position: 9, reachedEnd: false)), at: Self.moment(8))) == []
        )
        #expect(self.announced(state.receive(.playerGone, at: Self.moment(9))) == [])
    }

    @Test func `the first line says how often it was seen before, where that is known by then`() throws {
        let match = Match(item: .episode(trakt: 1), kind: .show, title: "Severance", season: 2, number: 7)
        let matched = SessionInput.news(.delivery(.matched(viewing: "V1", match)))
        // In the middle of a month: of which day it is, every zone has its own opinion.
        let date = Date(timeIntervalSince1970: 1_710_500_000)
        let seen = try #require(SeenBefore(atTrakt: SeenCount(plays: 2, last: date), readAt: date, own: []))
        var known = self.playing()
        #expect(known.receive(.news(.seenBefore(viewing: "V1", seen)), at: Self.moment(4)) == [])
        #expect(
            known.receive(matched, at: Self.moment(4)).first
                == .say(.news("▶ Severance 2×07: seen twice, last in March 2024"))
        )
        var other = self.playing()
        _ = other.receive(.news(.seenBefore(viewing: "V0", seen)), at: Self.moment(4))
        #expect(other.receive(matched, at: Self.moment(4)).first == .say(.news("▶ Severance 2×07")))
    }

    @Test func `without Trakt the earlier viewings of the file say it`() {
        var state = self.playing()
        let past = PastViewing(
            id: "V0",
            episodes: [7],
            isCounted: true,
            progress: 95,
            endedAt: Date(timeIntervalSince1970: 1_710_500_000)
        )
        var left = past
        (left.id, left.isCounted) = ("V00", false)
        _ = state.receive(.reply(.watchedBefore(path: Self.path, [past, left])), at: Self.moment(3))
        #expect(
            state.receive(.timePassed, at: Self.moment(6))
                == [
                    .say(.news("▶ Severance 2×07: seen once, in March 2024")), .announce(.start, of: "V1", nil),
                ]
        )
    }

    @Test func `what comes of another file is dropped`() {
        var state = self.playing()
        let other = "/tv/Severance.S02E08.mkv"
        let news: [SessionNews] = [
            .evidenceFound(MediaEvidence(path: other)), .runtimesFound(path: other, [1, 2]),
            .corrected(path: other, title: "Dune"),
            .matchesFound(path: other, MatchList(note: nil, candidates: [])), .placeFound(path: other, nil),
        ]
        for one in news { #expect(state.receive(.news(one), at: Self.moment(4)) == []) }
    }

    @Test func `what lies beside the file is written to the viewing, unless it is private`() {
        var state = self.playing()
        let evidence = MediaEvidence(path: Self.path, duration: 1000, neighbours: ["Severance.S02E08.mkv"])
        let found = state.receive(.news(.evidenceFound(evidence)), at: Self.moment(4))
        guard case .write(.description(let subject, of: "V1"))? = found.first else {
            Issue.record("\(found)")
            return
        }
        #expect(subject.evidence == evidence)
        let effects = state.receive(.keyPressed(.makePrivate), at: Self.moment(5))
        let sentence = "Private: nothing of this file is told or kept."
        #expect(effects == [.write(.erase(["V1"], saying: sentence))])
        #expect(state.receive(.news(.evidenceFound(evidence)), at: Self.moment(6)) == [])
        #expect(state.receive(.played(.tick(position: 900)), at: Self.moment(900)) == [])
    }

    @Test func `why nothing is told stands in the window, once, and in the menu`() {
        var rules = SessionRules(session: "here")
        (rules.hasTrakt, rules.standstill) = (false, Environment.missingClientID)
        var state = SessionState(rules)
        _ = state.receive(.fileLoaded(Self.file()), at: Self.moment(0))
        #expect(state.receive(.framesRun, at: Self.moment(1)) == [.say(.warningInWindow(Environment.missingClientID))])
        #expect(state.receive(.framesRun, at: Self.moment(2)) == [])
        _ = state.receive(.keyPressed(.menu), at: Self.moment(5))
        let shown = state.receive(.reply(.account(nil, .menu)), at: Self.moment(5))
        guard case .show(.menu(let menu))? = shown.first else {
            Issue.record("\(shown)")
            return
        }
        #expect(menu.heading.dropFirst().joined(separator: " ") == Environment.missingClientID)
    }

    @Test func `a private file has no rows of its own in the menu`() {
        func menu(_ state: inout SessionState) -> Menu? {
            #expect(state.receive(.keyPressed(.menu), at: Self.moment(5)) == [.ask(.account(.menu))])
            let shown = state.receive(.reply(.account("ann", .menu)), at: Self.moment(5))
            guard case .show(.menu(let menu))? = shown.first else { return nil }
            return menu
        }
        var state = self.playing()
        let first = menu(&state)
        #expect(first?.heading == ["Severance 2×07", "not known on Trakt yet"])
        #expect(
            first?.rows == [.matches, .search, .makePrivate, .never, .rate, .open, .undo, .sync, .activation]
        )
        _ = state.receive(.keyPressed(.makePrivate), at: Self.moment(6))
        let second = menu(&state)
        #expect(second?.heading == ["Nothing is told to Trakt"])
        #expect(second?.rows == [.endPrivate, .undo, .sync, .activation])
        #expect(second?.account == "ann")
    }

    @Test func `the credits by Trakt's runtime make a film count`() {
        let match = Match(item: .movie(trakt: 1, title: "x", year: nil), kind: .movie, title: "x", runtime: 16)
        func counts(_ credits: Settings.Credits) -> Bool {
            var state = self.playing {
                $0.credits = credits
                $0.policy.threshold = 95
            }
            _ = state.receive(.news(.delivery(.matched(viewing: "V1", match))), at: Self.moment(4))
            // 16 minutes less two are 840 of 1000 seconds.
            let effects = state.receive(.played(.tick(position: 850)), at: Self.moment(850))
            return effects.contains {
                guard case .say(.news(let text)) = $0 else { return false }
                return text.hasPrefix("✓ x") && text.hasSuffix("counts as watched")
            }
        }
        #expect(counts(.runtime))
        #expect(!counts(.chapters))
    }

    @Test func `of what is known to be in no catalogue nothing is said, at no point`() {
        var state = self.playing { $0.screen.ratingPrompt = .all }
        let reason = "needs a match: Trakt knows nothing by that name"
        let needed = SyncEvent.needsMatch(viewing: "V1", reason: reason, as: .knownAsUnknown)
        #expect(state.receive(.news(.delivery(needed)), at: Self.moment(4)) == [])
        var said: [SessionEffect] = []
        for second in 5...1000 {
            let moment = Self.moment(Double(second))
            said += state.receive(.timePassed, at: moment)
            said += state.receive(.played(.tick(position: Double(second))), at: moment)
        }
        said += state.receive(.played(.unloaded(position: 1000, reachedEnd: true)), at: Self.moment(1000))
        said += state.receive(.news(.delivery(.parked(viewing: "V1", reason: reason))), at: Self.moment(1001))
        said += state.receive(.playerGone, at: Self.moment(1002))
        let lines = said.filter { if case .say = $0 { true } else { false } }
        #expect(lines == [])
        #expect(!said.contains { if case .ask(.mayAskForRating) = $0 { true } else { false } })
    }

    @Test func `only what can count is said to count`() {
        func counts(_ event: SyncEvent?) -> Bool {
            var state = self.playing()
            if let event { _ = state.receive(.news(.delivery(event)), at: Self.moment(4)) }
            return (5...900).contains { second in
                state.receive(.played(.tick(position: Double(second))), at: Self.moment(Double(second)))
                    .contains(.say(.news("✓ Severance 2×07 counts as watched")))
            }
        }
        #expect(counts(nil))
        #expect(!counts(.needsMatch(viewing: "V1", reason: "Two fit.")))
        #expect(!counts(.excluded(viewing: "V1")))
    }

    @Test func `a folder that is left alone is not told of at each opening`() {
        var state = self.playing()
        #expect(state.receive(.news(.delivery(.excluded(viewing: "V1", isNews: false))), at: Self.moment(4)) == [])
    }

    @Test(arguments: [false, true]) func `what another app tells already is said in one line, of what is played only`(
        isCheckIn: Bool
    ) {
        var state = self.playing()
        func told(_ viewing: String) -> [SessionEffect] {
            state.receive(
                .news(.delivery(.toldElsewhere(viewing: viewing, isCheckIn: isCheckIn))),
                at: Self.moment(4)
            )
        }
        #expect(told("V1").count == 1)
        #expect(told("V0") == [])
    }

    @Test(arguments: [("y", true), ("ENTER", true), ("n", false), ("ESC", false)])
    func `the play of another app is taken back only where the user says so`(key: String, isTakenBack: Bool) {
        var state = self.playing { $0.hasTrakt = true }
        func receive(_ input: SessionInput) -> [SessionEffect] { state.receive(input, at: Self.moment(4)) }
        let play = OthersPlay(viewing: "V0", title: "Severance 2×06", teller: "another app")
        let question = Confirmation(takingBack: play)
        #expect(receive(.messaged(.undo)) == [.run(.undo)])
        #expect(receive(.news(.undoDoubted(play))) == [.show(.confirmation(question))])
        #expect(Panel.confirmation(question).view.lines.contains { $0.text.contains("Severance 2×06") })
        let wanted: [SessionEffect] = [.closePanel] + (isTakenBack ? [.run(.undoOthers(viewing: "V0"))] : [])
        #expect(receive(.keyPressed(.panel(Panel.Key(name: key)))) == wanted)
        // What is up already stays, and the user is told how to go on.
        _ = receive(.reply(.account("ann", .menu)))
        guard case .say(.answer(let sentence))? = receive(.news(.undoDoubted(play))).first else {
            Issue.record("nothing was said")
            return
        }
        #expect(sentence.contains("is at Trakt by another app") && sentence.contains("`trakt-mpv undo V0`"))
    }

    @Test func `where another script shows menus, ours is shown by it, and what is chosen there is done`() {
        var state = self.playing { $0.hasTrakt = true }
        func receive(_ input: SessionInput) -> [SessionEffect] { state.receive(input, at: Self.moment(4)) }
        #expect(receive(.messaged(.menuScriptFound)) == [])
        #expect(receive(.keyPressed(.menu)) == [.ask(.account(.menu))])
        guard case .offer(let menu)? = receive(.reply(.account("ann", .menu))).first else {
            Issue.record("no menu")
            return
        }
        #expect(menu.rows.contains(.undo) && menu.account == "ann")
        #expect(receive(.messaged(.choose(.undo))) == [.run(.undo)])
        // What cannot be taken back is asked about, as ever.
        #expect(receive(.messaged(.choose(.never))) == [.show(.confirmation(Confirmation(.never)))])
        #expect(receive(.messaged(.choose(.endPrivate))) == [])
    }

    @Test func `a key that nothing waits for does nothing`() {
        var state = self.playing()
        for key in ["ENTER", "ESC", "8"] {
            #expect(state.receive(.keyPressed(.panel(Panel.Key(name: key))), at: Self.moment(4)) == [])
        }
        #expect(state.receive(.news(.activationShown(.asking)), at: Self.moment(4)) == [])
    }

    @Test func `a place behind or near is not worth a question`() {
        for progress in [0.5, 2.1, 2.2, 60] {
            var state = self.playing { $0.screen.resume = .ask }
            _ = state.receive(.reply(.mayFindPlace), at: Self.moment(3))
            let place = StoredPlace(progress: progress, date: Date(timeIntervalSince1970: 1e9), isFromElsewhere: false)
            let found = state.receive(.news(.placeFound(path: Self.path, place)), at: Self.moment(4))
            #expect(found == [.ask(.weighPlace(place))])
            let reply = SessionReply.placeWeighed(place, position: 1, hasWindow: true)
            let isAsked = state.receive(.reply(reply), at: Self.moment(4)).contains {
                if case .show(.resume) = $0 { true } else { false }
            }
            #expect(isAsked == (progress > 2.1))
        }
    }
}

@Suite struct LookoutTests {
    @Test func `a look waits until nothing changes any more, and tells whether frames began to run`() {
        var lookout = Lookout()
        #expect(lookout.take(at: .zero) == nil)
        lookout.noteChange(at: .zero)
        lookout.noteRestart(at: .milliseconds(5))
        #expect(lookout.take(at: .milliseconds(9)) == nil)
        #expect(lookout.take(at: .milliseconds(10)) == true)
        #expect(lookout.take(at: .seconds(1)) == nil)
        lookout.noteChange(at: .seconds(1))
        #expect(lookout.take(at: .seconds(2)) == false)
    }
}

@Suite struct ScreenKeyTests {
    @Test(arguments: [
        (["menu"], ScreenKey.menu), (["key-binding", "menu", "d-"], .menu),
        (["key-binding", "private", "p-"], .makePrivate),
        (["key-binding", "panel", "d-", "ENTER"], .panel(.init(name: "ENTER"))),
        (["key-binding", "panel", "r-", "ü", "ü"], .panel(.init(name: "ü", text: "ü"))),
        (["key-binding", "menu", "u-"], nil), (["key-binding", "panel", "d-"], nil), (["other", "menu", "d-"], nil),
        ([], nil),
    ])
    func `a key is known by mpv's message`(message: [String], key: ScreenKey?) {
        #expect(ScreenKey(message) == key)
    }
}
