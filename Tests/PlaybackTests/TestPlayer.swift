import Foundation

@testable import Playback

/// A player under the test's hand: time runs only when told to.
struct TestPlayer {
    var tracker = PlaybackTracker()
    var now = Moment(date: Date(timeIntervalSince1970: 1_700_000_000), uptime: .zero)
    var position = 0.0
    var intents: [ScrobbleIntent] = []

    mutating func send(_ event: PlaybackEvent) {
        self.intents += self.tracker.receive(event, at: self.now)
    }

    mutating func open(_ file: PlayedFile, at position: Double = 0) {
        self.position = position
        self.send(.loaded(file))
        self.send(.playing(position: position))
    }

    mutating func play(_ seconds: Int, speed: Double = 1) {
        for _ in 0..<seconds {
            self.now.date += 1
            self.now.uptime += .seconds(1)
            self.position += speed
            self.send(.tick(position: self.position))
        }
    }

    /// Time passes while nothing runs.
    mutating func wait(_ seconds: Double) {
        self.now.date += seconds
        self.now.uptime += .seconds(seconds)
    }

    /// Somebody has had a look at the store.
    mutating func learn(_ earlier: EarlierViewing, ofPart part: Int = 0) {
        self.intents += self.tracker.learn([part: earlier])
    }

    mutating func seek(to position: Double) {
        self.position = position
        self.send(.seeked(position: position))
    }

    mutating func close(reachedEnd: Bool = false) {
        self.send(.unloaded(position: self.position, reachedEnd: reachedEnd))
    }

    var lives: [ScrobbleIntent.LiveCall] {
        self.intents.compactMap { if case .live(let call, _, _) = $0 { call } else { nil } }
    }

    var ends: [ViewingState] { self.intents.compactMap { if case .end(let state) = $0 { state } else { nil } } }
    var begins: Int { self.intents.count { if case .begin = $0 { true } else { false } } }
    var continued: Int { self.intents.count { $0 == .continued } }
    var counts: Int { self.intents.count { if case .counted = $0 { true } else { false } } }
}
