import Foundation
import Testing

@testable import Playback

/// The rest of what has counted another time.
@Suite struct RestTests {
    private static let file = PlayedFile(path: "/films/Severance.S02E07.mkv", duration: 1000)

    private static func earlier(_ counted: Double?, place: Double? = nil) -> EarlierViewing {
        EarlierViewing(
            place: place.map(PlaybackProgress.init(percent:)),
            countedAt: counted.map(PlaybackProgress.init(percent:))
        )
    }

    private func player(_ earlier: EarlierViewing, at position: Double) -> TestPlayer {
        var player = TestPlayer()
        player.send(.loaded(Self.file))
        player.learn(earlier)
        player.position = position
        player.send(.playing(position: position))
        return player
    }

    @Test(arguments: [
        // Where it had counted, where something after that was left, where it begins now, whether that goes on.
        (80.0, nil, 850.0, true), (80, nil, 800, true), (80, nil, 760, true), (80, nil, 740, false),
        (80, nil, 0, false), (nil, nil, 850, false), (nil, 85, 850, false), (70, nil, 710, true),
        // It is being seen again, and was left there.
        (80, 78, 780, false), (80, 3, 850, true), (1, nil, 0, false),
    ])
    func `who comes back behind the point where it counted goes on`(
        counted: Double?,
        place: Double?,
        start: Double,
        goesOn: Bool
    ) {
        var player = self.player(Self.earlier(counted, place: place), at: start)
        player.play(100)
        player.send(.paused(position: player.position, reachedEnd: false))
        player.send(.playing(position: player.position))
        player.close()
        #expect(player.continued == (goesOn ? 1 : 0))
        #expect(player.begins == (goesOn ? 0 : 1))
        #expect(player.ends.count == player.begins)
        if goesOn { #expect(player.lives.isEmpty) }
    }

    @Test func `from the beginning it is seen again, and counts`() {
        var player = self.player(Self.earlier(80), at: 0)
        player.play(999)
        player.close(reachedEnd: true)
        #expect(player.ends.map(\.isCounted) == [true])
        #expect(player.continued == 0)
    }

    @Test func `a look at the beginning and a jump to where it was left goes on too, and leaves no place there`() {
        var player = self.player(Self.earlier(80), at: 0)
        player.play(5)
        player.seek(to: 850)
        player.play(100)
        player.close()
        #expect(player.continued == 1)
        #expect(player.ends.map(\.isCounted) == [false])
        #expect(player.ends.allSatisfy { $0.progress.percent < 1 })
    }

    @Test func `who has seen a good part again has seen it again, jump or not`() {
        var player = self.player(Self.earlier(80), at: 0)
        player.play(300)
        player.seek(to: 850)
        player.play(20)
        player.close()
        #expect(player.ends.map(\.isCounted) == [true])
    }

    @Test func `seen again and skipping a little behind the point is seen again all the same`() {
        var player = self.player(Self.earlier(80), at: 600)
        player.play(170)
        player.seek(to: 780)
        player.play(219)
        player.close(reachedEnd: true)
        #expect(player.continued == 0)
        #expect(player.ends.map(\.isCounted) == [true])
    }

    @Test(arguments: [(600.0, 0), (100, 1)])
    func `who goes on and then goes back: a little goes on, to the first half is seeing it again`(
        position: Double,
        plays: Int
    ) {
        var player = self.player(Self.earlier(80), at: 850)
        player.play(10)
        player.seek(to: position)
        player.play(999 - Int(position))
        player.close(reachedEnd: true)
        #expect(player.ends.count { $0.isCounted } == plays)
    }

    @Test func `what becomes known only when the viewing runs takes it back`() {
        var player = TestPlayer()
        player.open(Self.file, at: 770)
        player.play(10)
        #expect(player.begins == 1)
        player.learn(Self.earlier(80))
        player.play(200)
        player.close(reachedEnd: true)
        #expect(player.continued == 1)
        #expect(player.ends.isEmpty && player.counts == 0)
    }

    @Test func `a place at Trakt that is newer than the play makes it one that is being seen again`() {
        var player = self.player(Self.earlier(80), at: 790)
        player.play(10)
        #expect(player.continued == 1)
        _ = player.tracker.learn(placeAt: 790)
        player.play(60)
        player.close()
        #expect(player.ends.map(\.isCounted) == [true])
    }

    @Test func `each episode of a file has a rest of its own`() {
        let double = PlayedFile(path: "/d.mkv", duration: 2000, parts: [0..<1000, 1000..<2000])
        var player = TestPlayer()
        player.send(.loaded(double))
        player.learn(Self.earlier(80), ofPart: 0)
        player.position = 850
        player.send(.playing(position: 850))
        player.play(1149)
        player.close(reachedEnd: true)
        #expect(player.continued == 1)
        #expect(player.ends.map(\.isCounted) == [true])
        #expect(player.intents.contains { if case .begin(_, part: 1, _) = $0 { true } else { false } })
    }
}
