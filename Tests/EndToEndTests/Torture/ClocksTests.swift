import Foundation
import Synchronization
import TestSupport
import Testing

/// The built program, closed late, reopened, looped, and under clocks that are wrong: in the end Trakt has every play once,
/// with the time at which it last played.
@Suite struct ClocksTests {
    private static let shortForm = ClockRound.Scenario.allCases.count
    /// Most of a round is waiting.
    private static let atOnce = 6

    @Test func `a play is told once, with the time at which it last played, whatever window and clock say`() throws {
        let films = try TemporaryDirectory()
        let film = films.url.appending(path: "film.mkv")
        try SampleMedia.makeFilm(at: film, seconds: 600)
        let rounds = Torture.rounds ?? Self.shortForm
        let table = Mutex(ClockTable())
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = Self.atOnce
        for index in 0..<rounds {
            queue.addOperation {
                let scenario = ClockRound.Scenario.allCases[index % ClockRound.Scenario.allCases.count]
                let result = Result {
                    let house = try House("--approve-all")
                    try house.run("login")
                    var round = ClockRound(
                        house: house,
                        film: film,
                        scenario: scenario,
                        episode: Episode.all[index % Episode.all.count],
                        dice: Dice(seed: Torture.seed &* 1_000_003 &+ UInt64(index))
                    )
                    return try round.run()
                }
                table.withLock { $0.add(result, of: scenario, round: index) }
            }
        }
        queue.waitUntilAllOperationsAreFinished()
        let text = table.withLock { $0.text }
        print(text)
        table.withLock { table in
            let sum = table.sum
            #expect(sum.lost == 0)
            #expect(sum.doubles == 0)
            #expect(sum.late == 0)
            #expect(sum.places == 0)
            #expect(sum.wrongTimes == 0)
            #expect(table.failures == 0)
            #expect(table.rounds == rounds)
        }
    }
}

/// What came of all rounds, by what was done.
private struct ClockTable {
    private var outcomes: [(scenario: ClockRound.Scenario, outcome: ClockRound.Outcome)] = []
    /// Rounds that could not be played.
    var failures = 0

    var rounds: Int { self.outcomes.count + self.failures }

    mutating func add(
        _ result: Result<ClockRound.Outcome, any Error>,
        of scenario: ClockRound.Scenario,
        round index: Int
    ) {
        switch result {
        case .success(let outcome):
            self.outcomes.append((scenario, outcome))
            if !outcome.isGood { print("round \(index) of seed \(Torture.seed), \(scenario.rawValue): \(outcome)") }
        case .failure(let error):
            self.failures += 1
            print("round \(index) of seed \(Torture.seed), \(scenario.rawValue): \(error)")
        }
    }

    var sum: ClockRound.Outcome { Self.sum(self.outcomes.map(\.outcome)) }

    private static func sum(_ outcomes: [ClockRound.Outcome]) -> ClockRound.Outcome {
        outcomes.reduce(into: ClockRound.Outcome()) { sum, outcome in
            sum.expected += outcome.expected
            sum.found += outcome.found
            sum.lost += outcome.lost
            sum.doubles += outcome.doubles
            sum.late += outcome.late
            sum.places += outcome.places
            sum.errors += outcome.errors
        }
    }

    var text: String {
        var rows = ClockRound.Scenario.allCases.map { scenario in
            (scenario.rawValue, self.outcomes.filter { $0.scenario == scenario }.map(\.outcome))
        }
        rows.append(("all", self.outcomes.map(\.outcome)))
        let head = ["watched", "rounds", "expected", "found", "lost", "doubles", "late", "places", "wrong times"]
        let lines = rows.map { name, outcomes in
            let sum = Self.sum(outcomes)
            let numbers = [
                outcomes.count, sum.expected, sum.found, sum.lost, sum.doubles, sum.late, sum.places, sum.wrongTimes,
            ]
            let worst = sum.errors.max().map { String(format: "   worst time %.2f s", $0) } ?? ""
            return Self.row([name] + numbers.map(String.init)) + worst
        }
        return (["clocks (seed \(Torture.seed)):", Self.row(head)] + lines).joined(separator: "\n")
    }

    private static func row(_ columns: [String]) -> String {
        columns.enumerated().map { index, text in
            text.padding(toLength: index == 0 ? 44 : 11, withPad: " ", startingAt: 0)
        }.joined()
    }
}
