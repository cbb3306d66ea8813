import Foundation
import TestSupport
import Testing
import TraktAPI
import TraktSimulator

@testable import ScrobbleSync

/// The user says things while answers lie, come late or get lost; in the end Trakt has what was said, and every sentence that
/// was said to the user was true.
@Suite struct WordsTests {
    /// Rounds of the short form.
    private static let shortForm = 60

    @Test func `whatever is said while answers lie, what was said holds in the end`() async throws {
        let rounds = Torture.rounds ?? Self.shortForm
        var sum = WordsRound.Outcome()
        for first in stride(from: 0, to: rounds, by: 4) {
            try await withThrowingTaskGroup(of: (Int, WordsRound.Outcome, [String]).self) { group in
                for index in first..<min(first + 4, rounds) {
                    group.addTask {
                        var round = WordsRound(dice: Dice(seed: Torture.seed &* 1_000_003 &+ UInt64(index)))
                        let outcome = try await round.run()
                        return (index, outcome, round.story)
                    }
                }
                for try await (index, outcome, story) in group {
                    sum.add(outcome)
                    guard !outcome.isGood else { continue }
                    Issue.record("round \(index) of seed \(Torture.seed): \(outcome)\n\(story.joined(separator: "\n"))")
                }
            }
        }
        print(
            """
            words: \(rounds) rounds (seed \(Torture.seed)), \(sum.words) words, \(sum.plays) plays, \(sum.lost) lost, \
            \(sum.doubled) doubled, \(sum.wrongTimes) wrong times, \(sum.unwanted) against the user's word, \
            \(sum.untrue) sentences that were not true, \(sum.stuck) stuck
            """
        )
    }
}

/// Some films end, some things are said, and the days are bad.
struct WordsRound {
    struct Outcome: Sendable {
        var words = 0
        var plays = 0
        var lost = 0
        var doubled = 0
        var wrongTimes = 0
        /// Plays that the user has taken back, and that are there.
        var unwanted = 0
        var untrue = 0
        var stuck = 0

        var isGood: Bool { self.lost + self.doubled + self.wrongTimes + self.unwanted + self.untrue + self.stuck == 0 }

        mutating func add(_ other: Self) {
            self.words += other.words
            self.plays += other.plays
            self.lost += other.lost
            self.doubled += other.doubled
            self.wrongTimes += other.wrongTimes
            self.unwanted += other.unwanted
            self.untrue += other.untrue
            self.stuck += other.stuck
        }
    }

    /// What the user wants of a film in the end.
    private enum Wanted { case told, nothing, otherwise }

    private struct Film {
        var viewing: Viewing
        var trakt: Int
        var wanted = Wanted.told
        var isFresh: Bool
        /// 1 to 10; nil where none was given.
        var rating: Int?
    }

    private var dice: Dice
    private var films: [Film] = []
    private var outcome = Outcome()
    /// What happened, to be read when it ended badly.
    private(set) var story: [String] = []

    init(dice: Dice) {
        self.dice = dice
    }

    mutating func run() async throws -> Outcome {
        let clock = TestClock()
        try await withSimulator { settings in
            settings.now = { clock.date }
            settings.hasRateLimits = false
        } _: { simulator in
            let desk = try Desk(simulator, clock)
            do {
                try await desk.logIn()
                try await self.live(at: desk)
                try await self.rest(at: desk)
                try await self.judge(at: desk)
            } catch {
                try await desk.transport.shutdown()
                throw error
            }
            try await desk.transport.shutdown()
        }
        return self.outcome
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values.randomElement(using: &self.dice) ?? values[0]
    }

    // MARK: - What happens

    private mutating func live(at desk: Desk) async throws {
        for index in 0..<Int.random(in: 1...3, using: &self.dice) {
            let isFresh = index == 0 && Bool.random(using: &self.dice)
            let trakt = 1001 + index
            let ago = isFresh ? 1 : Double.random(in: 4...9000, using: &self.dice)
            let viewing = try desk.viewing(.movie(trakt: trakt, title: nil, year: nil), endedAgo: ago)
            self.films.append(Film(viewing: viewing, trakt: trakt, isFresh: isFresh))
            self.story.append("film \(trakt) ended \(ago) s ago")
        }
        try await self.spoil(desk)
        try await self.pass(desk)
        for _ in 0..<Int.random(in: 1...4, using: &self.dice) {
            if Bool.random(using: &self.dice) { try await self.spoil(desk) }
            try await self.say(at: desk)
            desk.clock.advance(by: self.pick([0.5, 3, 20, 61, 300, 700]))
            if Bool.random(using: &self.dice) { try await self.pass(desk) }
        }
    }

    private mutating func pass(_ desk: Desk) async throws {
        let report = try await desk.engine().drain(isPatient: Bool.random(using: &self.dice))
        self.story.append(
            "pass: \(report.delivered) delivered, \(report.waiting) wait, \(report.obstacle ?? "no obstacle")"
        )
    }

    /// One or two bad answers ahead.
    private mutating func spoil(_ desk: Desk) async throws {
        let late = #""status":504,"lateBy":\#(self.pick([3, 8, 20, 50, 400]))"#
        let writes = [
            #""kind":"lost","applied":true"#, #""kind":"lost","applied":false"#, late, #""status":429"#,
            #""status":503,"applied":true"#, #""kind":"reset-after""#, #""kind":"nulls""#,
        ]
        let removals = [
            #""status":200,"applied":false,"body":"{}""#, #""kind":"html","applied":false"#,
            #""status":200,"applied":false,"body":"{\"deleted\":{\"movies\":0,\"episodes\":0}}""#,
            #""kind":"lost","applied":true"#, #""kind":"lost","applied":false"#, #""status":503"#,
        ]
        let questions = [#""status":200,"body":"[]""#, #""status":503"#, #""kind":"html""#, #""kind":"reset-before""#]
        let fault: String =
            switch Int.random(in: 0..<6, using: &self.dice) {
            case 4: #"{"path":"/sync/ratings","method":"POST",\#(self.pick(writes))}"#
            case 0: #"{"path":"/scrobble/stop",\#(self.pick(writes))}"#
            case 1: #"{"path":"/sync/history/remove",\#(self.pick(removals))}"#
            case 2: #"{"path":"/sync/history","method":"GET",\#(self.pick(questions))}"#
            case 3: #"{"path":"/sync/history","method":"POST",\#(self.pick(writes))}"#
            default: #"{"path":"/","kind":"lost","count":2}"#
            }
        self.story.append("fault \(fault)")
        try await desk.fault(fault)
    }

    private mutating func say(at desk: Desk) async throws {
        let index = Int.random(in: self.films.indices, using: &self.dice)
        let film = self.films[index]
        let delivery = try desk.state(film.viewing)
        self.outcome.words += 1
        switch Int.random(in: 0..<6, using: &self.dice) {
        case 0, 1: try await self.undo(index, at: desk)
        case 2:
            let isTaken = try desk.outbox.drop(film.viewing.id, reason: "given up by the user")
            self.story.append("drop \(film.trakt) in \(delivery.state): \(isTaken)")
            if isTaken { self.films[index].wanted = .nothing }
            // It says so of what was delivered or given up before, and of nothing else.
            if !isTaken, ![.delivered, .dropped].contains(delivery.state) { self.outcome.untrue += 1 }
        case 3 where delivery.mayHaveArrived && delivery.state == .unsure && film.wanted == .told:
            let item = ScrobbleItem.movie(trakt: film.trakt + 4, title: nil, year: nil)
            let taken = try desk.outbox.apply([.init(.userRenamed(item), delivery)], at: desk.clock.date)
            self.story.append("rename \(film.trakt): \(taken.count)")
            if !taken.isEmpty { self.films[index].wanted = .otherwise }
        case 4:
            let rating = Int.random(in: 1...10, using: &self.dice)
            try desk.outbox.ratings.rate(film.viewing.id, rating, at: desk.clock.date)
            self.films[index].rating = rating
            self.story.append("rate \(film.trakt) \(rating)")
        default:
            try desk.outbox.retry(film.viewing.id)
            self.story.append("retry \(film.trakt) in \(delivery.state)")
        }
    }

    private mutating func undo(_ index: Int, at desk: Desk) async throws {
        let film = self.films[index]
        let entry = try desk.entry(film.viewing)
        let undone = try await desk.engine().undo(entry)
        self.story.append("undo \(film.trakt) in \(entry.delivery.state): \(undone)")
        let isThere = try await desk.plays().contains { $0.trakt == film.trakt }
        switch undone {
        case .removed:
            // Whether Trakt does an earlier request once more, later, nobody can know.
            self.films[index].wanted = .nothing
            if isThere, entry.delivery.trace.sent.count < 2 { self.outcome.untrue += 1 }
        case .neverTold:
            self.films[index].wanted = .nothing
            if isThere { self.outcome.untrue += 1 }
        case .stored: self.films[index].wanted = .nothing
        case .nothingThere: if isThere { self.outcome.untrue += 1 }
        // Nobody else tells of these films.
        case .stays: self.outcome.untrue += 1
        }
    }

    // MARK: - What is there in the end

    private mutating func rest(at desk: Desk) async throws {
        try await desk.endFaults()
        for _ in 0..<14 {
            desk.clock.advance(by: 450)
            for film in self.films where try desk.state(film.viewing).state == .parked {
                try desk.outbox.retry(film.viewing.id)
            }
            try await self.pass(desk)
        }
    }

    private mutating func judge(at desk: Desk) async throws {
        let plays = try await desk.plays()
        for film in self.films {
            let own = plays.filter { $0.trakt == film.trakt }
            let other = plays.filter { $0.trakt == film.trakt + 4 }
            let wanted = film.wanted == .told ? own : film.wanted == .otherwise ? other : []
            let unwanted = (film.wanted == .told ? 0 : own.count) + (film.wanted == .otherwise ? 0 : other.count)
            self.outcome.plays += wanted.count
            self.outcome.unwanted += unwanted
            if film.wanted != .nothing {
                self.outcome.lost += wanted.isEmpty ? 1 : 0
                self.outcome.doubled += max(wanted.count - 1, 0)
            }
            for play in wanted {
                let error = abs(play.date?.timeIntervalSince(film.viewing.endedAt) ?? .infinity)
                // What the network held by up to a minute keeps Trakt's stamp.
                if error > (film.isFresh ? 61 : 2) { self.outcome.wrongTimes += 1 }
            }
            if try desk.state(film.viewing).state.isWaiting { self.outcome.stuck += 1 }
            self.story.append("\(film.trakt) is \(try desk.state(film.viewing).state), \(own.map(\.watched_at))")
        }
        // Each film has one rating: the last one.
        let wanted = self.films.compactMap { $0.wanted == .told ? $0.rating : nil }
        let told = try await desk.ratings()
        if self.films.allSatisfy({ $0.wanted == .told }), told.sorted() != wanted.sorted() {
            self.outcome.lost += 1
            self.story.append("ratings \(told), wanted \(wanted)")
        }
        if try !desk.outbox.owed(to: .trakt).withdrawals().isEmpty { self.outcome.stuck += 1 }
    }
}
