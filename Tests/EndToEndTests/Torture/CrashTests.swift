import Foundation
import TestSupport
import Testing

/// The built program is killed at random instants; in the end Trakt has every play once, with the time at which it ended.
@Suite(.serialized) struct CrashTests {
    private static let shortForm = 12
    /// Rounds in one house: as many viewings in its store.
    private static let roundsInHouse = 24

    @Test func `kill -9 at a random instant loses nothing, doubles nothing and changes no time`() throws {
        try Self.run(CrashPoint.allCases, rounds: Torture.rounds ?? Self.shortForm)
    }

    /// Plays and kills, and looks at what Trakt has in the end.
    static func run(_ points: [CrashPoint], rounds: Int, inScript isInScript: Bool = false) throws {
        let films = try TemporaryDirectory()
        let film = films.url.appending(path: "film.mkv")
        try SampleMedia.makeFilm(at: film, seconds: Int(CrashRound.duration))
        var table = CrashTable()
        var house: House?
        for index in 0..<rounds {
            let point = points[index % points.count]
            let journal = films.url.appending(path: "journal-\(index)").path
            if point == .migration {
                let old = try Self.makeHouse(journal)
                var round = Self.round(index, at: point, in: old, journal: journal, film: film)
                table.add(try round.run(), at: point, round: index)
                continue
            }
            let shared = films.url.appending(path: "journal-shared-\(index / Self.roundsInHouse)").path
            if house == nil || index % Self.roundsInHouse == 0 { house = try Self.makeHouse(shared) }
            guard let house else { continue }
            var round = Self.round(index, at: point, in: house, journal: shared, film: film)
            round.isInScript = isInScript
            table.add(try round.run(), at: point, round: index)
        }
        print(table.text)
        #expect(table.sum.lost == 0)
        #expect(table.sum.doubles == 0)
        #expect(table.sum.strangers == 0)
        #expect(table.sum.wrongTimes == 0)
        #expect(!table.sum.isStuck)
        #expect(table.rounds == rounds)
    }

    private static func makeHouse(_ journal: String) throws -> House {
        let house = try House("--approve-all", "--journal=\(journal)")
        try house.configure("minimum_share = 0\n")
        try house.run("login")
        return house
    }

    private static func round(
        _ index: Int,
        at point: CrashPoint,
        in house: House,
        journal: String,
        film: URL
    ) -> CrashRound {
        CrashRound(
            house: house,
            journal: journal,
            film: film,
            point: point,
            episode: Episode.all[index % self.roundsInHouse],
            dice: Dice(seed: Torture.seed &* 1_000_003 &+ UInt64(index))
        )
    }
}

/// The same with the real mpv, and this program as its script: either of them is killed, or both.
@Suite(.serialized) struct ScriptCrashTests {
    private static let shortForm = 5

    @Test func `kill -9 of mpv, of its script or of both loses nothing, doubles nothing and changes no time`() throws {
        let points = CrashPoint.allCases.filter { $0 != .migration }
        try CrashTests.run(points, rounds: Torture.rounds ?? Self.shortForm, inScript: true)
    }
}

/// What came of all rounds, by where they were killed.
private struct CrashTable {
    private var outcomes: [(point: CrashPoint, outcome: CrashRound.Outcome)] = []

    var rounds: Int { self.outcomes.count }

    mutating func add(_ outcome: CrashRound.Outcome, at point: CrashPoint, round index: Int) {
        self.outcomes.append((point, outcome))
        if Torture.rounds != nil, index % 20 == 19 { print("\(index + 1) rounds done") }
        guard outcome.lost + outcome.doubles + outcome.strangers + outcome.wrongTimes > 0 || outcome.isStuck else {
            return
        }
        print("round \(index) of seed \(Torture.seed), \(point.rawValue): \(outcome)")
    }

    var sum: CrashRound.Outcome { Self.sum(self.outcomes.map(\.outcome)) }

    private static func sum(_ outcomes: [CrashRound.Outcome]) -> CrashRound.Outcome {
        outcomes.reduce(into: CrashRound.Outcome()) { sum, outcome in
            sum.expected += outcome.expected
            sum.open += outcome.open
            sum.found += outcome.found
            sum.doubles += outcome.doubles
            sum.lost += outcome.lost
            sum.strangers += outcome.strangers
            sum.errors += outcome.errors
            sum.isStuck = sum.isStuck || outcome.isStuck
        }
    }

    var text: String {
        var rows = CrashPoint.allCases.map { point in
            (point.rawValue, self.outcomes.filter { $0.point == point }.map(\.outcome))
        }
        rows.append(("all", self.outcomes.map(\.outcome)))
        let head = [
            "killed", "rounds", "hit", "expected", "open", "found", "lost", "doubles", "strangers", "wrong times",
        ]
        let lines = rows.map { name, outcomes in
            let sum = Self.sum(outcomes)
            let numbers = [
                outcomes.count, outcomes.count(where: \.hit), sum.expected, sum.open, sum.found, sum.lost, sum.doubles,
                sum.strangers, sum.wrongTimes,
            ]
            let worst = sum.errors.max().map { String(format: "   worst time %.2f s", $0) } ?? ""
            return Self.row([name] + numbers.map(String.init)) + worst
        }
        return (["crash (seed \(Torture.seed)):", Self.row(head)] + lines).joined(separator: "\n")
    }

    private static func row(_ columns: [String]) -> String {
        columns.enumerated().map { index, text in
            text.padding(toLength: index == 0 ? 28 : 11, withPad: " ", startingAt: 0)
        }.joined()
    }
}
