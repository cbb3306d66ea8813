import Foundation
import Synchronization
import TestSupport
import Testing

@testable import ScrobbleSync

/// One film, watched here and elsewhere in all sorts of ways; in the end, and at every opening, its place is the newest word.
@Suite struct PlaceRoundsTests {
    private static let shortForm = 36

    @Test func `no look, no window left open and no kill changes a place that is newer`() async throws {
        let rounds = Torture.rounds ?? Self.shortForm
        let log = PlaceRoundsLog(rounds)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    while let index = log.next() {
                        do {
                            log.add(index, try await Self.outcome(ofRound: index))
                        } catch {
                            Issue.record(error, "round \(index) of seed \(Torture.seed)")
                        }
                    }
                }
            }
        }
        let all = log.all
        for (index, outcome) in all where !outcome.isGood {
            print("round \(index) of seed \(Torture.seed):\n  " + outcome.story.joined(separator: "\n  "))
        }
        let sum = all.reduce(into: PlaceRound.Outcome()) { $0.add($1.outcome) }
        print("places: \(all.count) rounds (seed \(Torture.seed)), \(sum.text)")
        #expect(all.count == rounds)
        #expect(sum.isGood)
    }

    private static func outcome(ofRound index: Int) async throws -> PlaceRound.Outcome {
        var round = PlaceRound(dice: Dice(seed: Torture.seed &* 1_000_003 &+ UInt64(index)))
        try await withDesk { desk in try await round.run(desk) }
        return round.outcome
    }
}

/// Hands out the rounds, and takes what came of them.
private final class PlaceRoundsLog: Sendable {
    private struct State {
        var next = 0
        var outcomes: [(round: Int, outcome: PlaceRound.Outcome)] = []
    }

    private let rounds: Int
    private let state = Mutex(State())

    init(_ rounds: Int) {
        self.rounds = rounds
    }

    func next() -> Int? {
        self.state.withLock { state in
            guard state.next < self.rounds else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    func add(_ round: Int, _ outcome: PlaceRound.Outcome) {
        self.state.withLock { $0.outcomes.append((round, outcome)) }
    }

    var all: [(round: Int, outcome: PlaceRound.Outcome)] {
        self.state.withLock { $0.outcomes }.sorted { $0.round < $1.round }
    }
}
