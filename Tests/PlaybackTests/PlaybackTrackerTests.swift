import Foundation
import Testing

@testable import Playback

@Suite struct PlaybackTrackerTests {
    private static let file = PlayedFile(path: "/films/Severance.S02E07.mkv", duration: 1000)

    @Test func `a film played to its end is one play at 100 percent`() throws {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(999)
        player.close(reachedEnd: true)
        let end = try #require(player.ends.first)
        #expect(player.ends.count == 1)
        #expect(player.begins == 1)
        #expect(player.counts == 1)
        #expect(player.lives == [.start])
        #expect(end.isCounted)
        #expect(end.progress == .end)
        #expect(end.date == player.now.date)
    }

    @Test func `quitting in the middle leaves the position and no play`() throws {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(500)
        player.close()
        let end = try #require(player.ends.first)
        #expect(!end.isCounted)
        #expect(end.progress.percent == 50)
        #expect(player.counts == 0)
    }

    @Test func `a pause says how much was played, for it is told before that is written down`() throws {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(40)
        player.send(.paused(position: 40, reachedEnd: false))
        #expect(player.intents.contains(.live(.pause, PlaybackProgress(percent: 4), played: 40)))
    }

    @Test func `jumping to the end is not watching`() throws {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(60)
        player.seek(to: 990)
        player.play(9)
        player.close(reachedEnd: true)
        let end = try #require(player.ends.first)
        #expect(!end.isCounted)
        #expect((1..<80).contains(end.progress.percent))
        #expect(player.counts == 0)
    }

    @Test func `a film resumed at a stored point owes its share of the rest only`() throws {
        for (isKnown, counts) in [(true, true), (false, false)] {
            var player = TestPlayer()
            player.open(Self.file)
            if isKnown { _ = player.tracker.resume(at: 780) }
            player.seek(to: 780)
            player.play(219)
            player.close(reachedEnd: true)
            let end = try #require(player.ends.first)
            #expect(end.isCounted == counts)
            #expect(end.played == 219)
        }
    }

    @Test(arguments: [0.5, 1, 2, 4])
    func `speed does not change what was seen`(speed: Double) throws {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(Int(900 / speed), speed: speed)
        player.close()
        let end = try #require(player.ends.first)
        #expect(end.isCounted)
        #expect(abs(end.played - 900) < 4)
    }

    @Test func `a pause and a resume are told once each`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(100)
        player.send(.paused(position: 100, reachedEnd: false))
        player.send(.paused(position: 100, reachedEnd: false))
        player.send(.playing(position: 100))
        player.play(10)
        #expect(player.lives == [.start, .pause, .start])
    }

    @Test func `a wait for data is not a pause`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(100)
        player.send(.stalled(position: 100))
        player.send(.playing(position: 100))
        player.play(10)
        #expect(player.lives == [.start])
    }

    @Test func `a series of seeks becomes one start when it is over`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(20)
        for position in [100.0, 200, 300, 400] { player.seek(to: position) }
        player.play(10)
        #expect(player.lives == [.start, .start])
    }

    @Test func `after a viewing has counted nothing more is told`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(850)
        player.send(.paused(position: 850, reachedEnd: false))
        player.send(.playing(position: 850))
        player.seek(to: 100)
        player.play(300)
        player.send(.paused(position: 400, reachedEnd: false))
        player.close()
        #expect(player.lives == [.start])
        #expect(player.ends.map(\.isCounted) == [true])
        #expect(player.counts == 1)
    }

    @Test func `keep-open at the end is finished and not paused`() throws {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(700)
        player.seek(to: 990)
        player.send(.paused(position: 999, reachedEnd: true))
        #expect(player.counts == 1)
        #expect(player.lives == [.start])
    }

    @Test(arguments: [(0.5, false), (1.0, true), (79.0, true)])
    func `a pause is told only where Trakt takes it`(percent: Double, told: Bool) {
        var player = TestPlayer()
        player.open(Self.file, at: percent * 10 - 4)
        player.play(4)
        player.send(.paused(position: player.position, reachedEnd: false))
        #expect(player.lives.contains(.pause) == told)
    }

    @Test(arguments: [
        PlayedFile(path: "short", duration: 119),
        PlayedFile(path: "live", duration: 1000, isLive: true),
        PlayedFile(path: "image", duration: 1000, isImage: true),
        PlayedFile(path: "music", duration: 1000, hasVideo: false),
        PlayedFile(path: "extra", duration: 1000, isIgnored: true),
        PlayedFile(path: "unknown", duration: nil),
        PlayedFile(path: "odd", duration: .nan),
        PlayedFile(path: "endless", duration: .infinity),
    ])
    func `what is no film is left alone`(file: PlayedFile) {
        var player = TestPlayer()
        player.open(file)
        player.play(1000)
        player.close(reachedEnd: true)
        #expect(player.intents.isEmpty)
    }

    @Test func `two files in a row are two viewings in order`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(999)
        player.close(reachedEnd: true)
        player.open(PlayedFile(path: "next", duration: 200))
        player.play(199)
        player.close(reachedEnd: true)
        #expect(player.ends.map(\.played) == [999, 199])
        #expect(player.begins == 2)
    }

    @Test func `a file played faster than anyone looks is a play too`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.position = 999
        player.close(reachedEnd: true)
        #expect(player.begins == 1)
        #expect(player.ends.map(\.isCounted) == [true])
    }

    @Test func `who has come to the credits has seen the film`() throws {
        var player = TestPlayer()
        var file = Self.file
        file.credits = 700
        player.open(file)
        player.play(699)
        #expect(player.counts == 0)
        player.play(2)
        #expect(player.counts == 1)
        player.close()
        #expect(try #require(player.ends.first).isCounted)
    }

    @Test func `what is learnt before a viewing begins holds, and after it changes nothing`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(1)
        var double = Self.file
        double.parts = [0..<500, 500..<1000]
        player.tracker.learn(double)
        player.play(998)
        player.close(reachedEnd: true)
        #expect(player.ends.count == 2)
        var late = TestPlayer()
        late.open(Self.file)
        late.play(20)
        late.tracker.learn(double)
        late.play(979)
        late.close(reachedEnd: true)
        #expect(late.ends.count == 1)
    }

    @Test func `a file that turns out to be private says nothing more`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(20)
        player.tracker.ignore()
        player.play(979)
        player.close(reachedEnd: true)
        #expect(player.ends.isEmpty && player.counts == 0)
    }

    @Test func `a player that idles before it unloads has played all the same`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.send(.stalled(position: 500))
        player.position = 500
        player.close()
        #expect(player.begins == 1)
        #expect(player.ends.map(\.progress.percent) == [50])
    }

    @Test func `a chosen end in the middle is not the end of the film`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(500)
        player.close(reachedEnd: true)
        #expect(player.ends.map(\.progress.percent) == [50])
        #expect(player.ends.map(\.isCounted) == [false])
    }

    @Test func `a file flicked through leaves no trace`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(1)
        player.close()
        #expect(player.intents.isEmpty)
    }

    @Test func `the journal is written at least every ten seconds while playing`() {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(700)
        let checkpoints = player.intents.count { if case .checkpoint = $0 { true } else { false } }
        #expect(checkpoints >= 69)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, -1, 1e308])
    func `odd positions are harmless`(position: Double) {
        var player = TestPlayer()
        player.open(Self.file)
        player.play(100)
        player.send(.tick(position: position))
        player.send(.seeked(position: position))
        player.send(.tick(position: nil))
        player.send(.paused(position: position, reachedEnd: false))
        player.send(.unloaded(position: nil, reachedEnd: false))
        #expect(player.ends.map(\.isCounted) == [false])
    }

    private static let double = PlayedFile(path: "/d.mkv", duration: 2000, parts: [0..<1000, 1000..<2000])

    private static func parts(_ player: TestPlayer) -> [Int] {
        player.intents.compactMap { if case .begin(_, let part, _) = $0 { part } else { nil } }
    }

    @Test func `two episodes in a file are two plays, the first one over when the second begins`() {
        var player = TestPlayer()
        player.open(Self.double)
        player.play(1999)
        player.close(reachedEnd: true)
        #expect(Self.parts(player) == [0, 1])
        #expect(player.ends.map(\.isCounted) == [true, true])
        #expect(player.ends.map(\.progress.percent) == [100, 100])
        let gap = player.ends[1].date.timeIntervalSince(player.ends[0].date)
        #expect(abs(gap - 999) <= 2)
    }

    @Test func `quitting in the second episode keeps the first`() {
        var player = TestPlayer()
        player.open(Self.double)
        player.play(1500)
        player.close()
        #expect(player.ends.map(\.isCounted) == [true, false])
        #expect(player.ends.last.map { abs($0.progress.percent - 50) < 1 } == true)
    }

    @Test func `jumping into the second episode is no play of the first`() {
        var player = TestPlayer()
        player.open(Self.double)
        player.play(100)
        player.seek(to: 1000)
        player.play(999)
        player.close(reachedEnd: true)
        #expect(Self.parts(player) == [0, 1])
        #expect(player.ends.map(\.isCounted) == [false, true])
        #expect(player.ends.first.map { abs($0.progress.percent - 10) < 1 } == true)
    }

    @Test func `going back into an episode that has counted is no second play`() {
        var player = TestPlayer()
        player.open(Self.double)
        player.play(1100)
        player.seek(to: 900)
        player.play(300)
        player.close()
        #expect(player.ends.count { $0.isCounted } == 1)
        #expect(Self.parts(player) == [0, 1, 1])
    }
}
