import Foundation
import Testing

@testable import Playback

/// When a viewing ends, and how much of it must have been played.
@Suite struct RightTimeTests {
    private static let file = PlayedFile(path: "/films/Severance.S02E07.mkv", duration: 1000)
    private static let night = 30000.0

    private func player(at position: Double = 0) -> TestPlayer {
        var player = TestPlayer()
        player.open(Self.file, at: position)
        return player
    }

    // MARK: - When it ends

    @Test(arguments: [(900, true), (500, false)])
    func `what was paused and closed a night later ended with the pause`(second: Int, isPlay: Bool) throws {
        var player = self.player()
        player.play(second)
        player.send(.paused(position: player.position, reachedEnd: false))
        let paused = player.now
        player.wait(Self.night)
        #expect(player.tracker.state(at: player.now)?.lastPlayed == paused)
        player.close()
        let end = try #require(player.ends.first)
        #expect(end.isCounted == isPlay)
        #expect(end.lastPlayed == paused)
    }

    @Test func `a player that hangs for a night and is closed has played until it hung`() throws {
        var player = self.player()
        player.play(900)
        let last = player.now
        player.wait(Self.night)
        player.send(.tick(position: 900))
        player.close()
        #expect(try #require(player.ends.first).lastPlayed == last)
    }

    @Test(arguments: [
        PlaybackEvent.paused(position: 999, reachedEnd: true), .stalled(position: 999, reachedEnd: true),
    ])
    func `what has counted and stands at its end is over, whatever is done after it`(event: PlaybackEvent) {
        var player = self.player()
        player.play(999)
        player.send(event)
        let end = player.now
        #expect(player.ends.map(\.lastPlayed) == [end])
        #expect(player.ends.map(\.progress) == [.end])
        player.wait(Self.night)
        player.seek(to: 100)
        player.send(.playing(position: 100))
        player.play(899)
        player.send(event)
        player.close(reachedEnd: true)
        #expect(player.ends.count == 1 && player.begins == 1 && player.counts == 1)
    }

    @Test func `a chosen end is the end of what has counted, and of nothing else`() {
        for (second, ends) in [(900, 1), (500, 0)] {
            var player = self.player()
            player.play(second)
            player.send(.paused(position: player.position, reachedEnd: true))
            #expect(player.ends.count == ends)
        }
    }

    @Test func `what has not counted is not over at its end: somebody may go back and see it`() {
        var player = self.player()
        player.play(50)
        player.seek(to: 990)
        player.send(.paused(position: 999, reachedEnd: true))
        #expect(player.ends.isEmpty)
        player.seek(to: 50)
        player.send(.playing(position: 50))
        player.play(900)
        #expect(player.counts == 1)
    }

    @Test func `a film in a loop is one play, over with its first end`() {
        var player = self.player()
        player.play(999)
        let end = player.now
        for _ in 0..<3 {
            player.wait(1)
            player.seek(to: 0)
            player.play(999)
        }
        player.close()
        #expect(player.ends.map(\.lastPlayed) == [end])
        #expect(player.begins == 1)
    }

    @Test func `who goes back a little before the end has not come to it`() {
        var player = self.player()
        player.play(900)
        player.seek(to: 880)
        player.play(119)
        #expect(player.ends.isEmpty)
        player.close(reachedEnd: true)
        #expect(player.ends.map(\.lastPlayed) == [player.now])
    }

    // MARK: - How much of it

    @Test(arguments: [
        // Where it began, the known place, how long it ran, whether that is a play.
        (970.0, nil, 29, false), (960, 50.0, 39, false), (740, nil, 259, true), (760, nil, 239, false),
        (760, 76, 60, true), (700, 90, 105, true), (780, 60, 110, true), (800, 10, 190, false),
    ])
    func `the share that must be played is of the whole film, apart from a place that is known`(
        start: Double,
        place: Double?,
        seconds: Int,
        isPlay: Bool
    ) throws {
        var player = TestPlayer()
        player.send(.loaded(Self.file))
        player.learn(EarlierViewing(place: place.map(PlaybackProgress.init(percent:))))
        player.position = start
        player.send(.playing(position: start))
        player.play(seconds)
        player.close(reachedEnd: true)
        #expect(try #require(player.ends.first).isCounted == isPlay)
    }

    @Test func `a jump to the end within the first second is no play`() throws {
        for seconds in [0, 1] {
            var player = self.player()
            player.play(seconds)
            player.seek(to: 960)
            player.play(10)
            player.close()
            #expect(try #require(player.ends.first).isCounted == false)
        }
    }

    @Test func `a place that Trakt tells late is known all the same`() throws {
        var player = self.player(at: 760)
        player.play(10)
        #expect(player.tracker.learn(placeAt: 760).isEmpty)
        player.play(50)
        #expect(player.counts == 1)
    }

    @Test(arguments: [(nil, 0.0), (40.0, 40)])
    func `a look at the end alone is told as no other place than was known`(place: Double?, told: Double) throws {
        var player = TestPlayer()
        player.send(.loaded(Self.file))
        player.learn(EarlierViewing(place: place.map(PlaybackProgress.init(percent:))))
        player.position = 970
        player.send(.playing(position: 970))
        player.play(10)
        player.close()
        let end = try #require(player.ends.first)
        #expect(!end.isCounted && end.progress.percent == told)
        #expect(player.lives.isEmpty)
    }

    @Test func `a jump to the end leaves the place where it was before it`() throws {
        var player = self.player()
        player.play(300)
        player.seek(to: 980)
        player.play(5)
        player.close()
        let end = try #require(player.ends.first)
        // It has counted by its share.
        #expect(end.isCounted)
        var short = self.player()
        short.play(200)
        short.seek(to: 980)
        short.play(5)
        short.close()
        #expect(try #require(short.ends.first).progress.percent == 20)
    }
}
