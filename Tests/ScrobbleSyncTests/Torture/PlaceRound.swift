import Foundation
import MediaIdentification
import Playback
import TestSupport
import TraktAPI

@testable import ScrobbleSync

/// Some days of one film: what is done here and elsewhere is drawn, what must be so afterwards is known.
struct PlaceRound {
    struct Outcome: Sendable {
        var viewings = 0
        var looks = 0
        var kills = 0
        var elsewhere = 0
        var lost = 0
        var doubled = 0
        var wrongPlaces = 0
        var wrongTimes = 0
        var stuck = 0
        /// What happened, for whoever has to find out why.
        var story: [String] = []

        var isGood: Bool { self.lost + self.doubled + self.wrongPlaces + self.wrongTimes + self.stuck == 0 }

        mutating func add(_ other: Self) {
            self.viewings += other.viewings
            self.looks += other.looks
            self.kills += other.kills
            self.elsewhere += other.elsewhere
            self.lost += other.lost
            self.doubled += other.doubled
            self.wrongPlaces += other.wrongPlaces
            self.wrongTimes += other.wrongTimes
            self.stuck += other.stuck
        }

        var text: String {
            let done =
                "\(self.viewings) viewings here, \(self.looks) of them looks and \(self.kills) killed, "
                + "\(self.elsewhere) words from elsewhere: "
            return done + "\(self.lost) lost, \(self.doubled) doubled, \(self.wrongPlaces) wrong places, "
                + "\(self.wrongTimes) wrong times, \(self.stuck) stuck"
        }
    }

    /// The newest word on the film.
    private enum Word {
        case nothing
        case place(Double, Date)
        case end(Date)

        var date: Date {
            switch self {
            case .nothing: .distantPast
            case .place(_, let date), .end(let date): date
            }
        }

        var progress: Double? { if case .place(let progress, _) = self { progress } else { nil } }
    }

    private var dice: Dice
    private var truth = Word.nothing { didSet { self.looks = [] } }
    /// Places that looks have left where there was none, or just beside it: they may be told or not.
    private var looks: [(progress: Double, date: Date)] = []
    /// What the viewing that runs must leave where it is, if it is a look.
    private var base = Word.nothing
    private var plays = 0
    private(set) var outcome = Outcome()

    static let item = ScrobbleItem.movie(trakt: 1001, title: "Dune", year: 2021)
    static let evidence = MediaEvidence(path: "/films/Dune (2021).mkv", duration: Self.duration)
    /// Seconds: one percent is a minute.
    private static let duration = 6000.0
    /// Seconds by which a known time may be off.
    private static let tolerance = 2.0
    /// Percent that a look may have moved a place on, or not.
    private static let step = 0.5

    init(dice: Dice) {
        self.dice = dice
    }

    private mutating func draw(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self.dice) }
    private mutating func chance(_ share: Double) -> Bool { self.draw(0...1) < share }

    private mutating func note(_ text: String, _ desk: Desk) {
        let seconds = desk.clock.date.timeIntervalSince1970 - 1_790_000_000
        self.outcome.story.append("\(Int(seconds)) s: \(text)")
    }

    // MARK: - The round

    mutating func run(_ desk: Desk) async throws {
        for _ in 0..<Int(self.draw(2...5)) {
            desk.clock.advance(by: self.draw(7300...90000))
            if self.chance(0.3) { try await self.elsewhere(desk) } else { try await self.watch(desk) }
            if self.chance(0.4) {
                desk.clock.advance(by: 600)
                _ = try await desk.engine().drain()
            }
        }
        for _ in 0..<4 {
            desk.clock.advance(by: 7300)
            _ = try await desk.engine().drain()
        }
        try await self.judge(desk)
    }

    /// Another device has something to say.
    private mutating func elsewhere(_ desk: Desk) async throws {
        self.outcome.elsewhere += 1
        let token = desk.tokens.load()?.access ?? ""
        let client = try desk.client()
        desk.clock.advance(by: 2)
        if self.chance(0.3) {
            _ = try await client.scrobble(.stop, Self.item, progress: 95, token: token)
            self.truth = .end(desk.clock.date)
            self.plays += 1
            self.note("seen to the end elsewhere", desk)
        } else {
            let progress = (self.draw(2...78) * 10).rounded() / 10
            _ = try await client.scrobble(.start, Self.item, progress: 1, token: token)
            desk.clock.advance(by: 2)
            _ = try await client.scrobble(.pause, Self.item, progress: progress, token: token)
            self.truth = .place(progress, desk.clock.date)
            self.note("left at \(progress) % elsewhere", desk)
        }
        desk.clock.advance(by: 2)
    }

    // MARK: - A viewing here

    private mutating func watch(_ desk: Desk) async throws {
        self.outcome.viewings += 1
        let isOnline = self.chance(0.7)
        if isOnline { try await self.open(desk) }
        self.base = self.truth
        var run = try PlaceRun(desk, isOnline: isOnline, from: self.beginning())
        self.note("opened at \(run.progress) %, \(isOnline ? "online" : "offline")", desk)
        try await run.tell(.start)
        var seconds = self.stretch()
        run.play(seconds)
        // A pause, be it for a night, in which anything may happen elsewhere.
        if self.chance(0.5) {
            try await run.pause()
            self.note("paused at \(run.progress) % after \(Int(seconds)) s", desk)
            desk.clock.advance(by: self.chance(0.5) ? self.draw(7300...40000) : self.draw(20...200))
            if self.chance(0.4) {
                desk.clock.advance(by: 7300)
                try await self.elsewhere(desk)
                self.base = self.truth
                if self.chance(0.5) {
                    // Only who was told that there is a newer place begins anew.
                    if isOnline { seconds = 0 }
                    try await self.goOn(&run, &seconds)
                }
            } else if self.chance(0.5) {
                try await self.goOn(&run, &seconds)
            }
        }
        try await self.end(&run, played: seconds)
    }

    private mutating func goOn(_ run: inout PlaceRun, _ seconds: inout Double) async throws {
        try await run.tell(.start)
        let more = self.stretch()
        run.play(more)
        seconds += more
        self.note("went on for \(Int(more)) s", run.desk)
    }

    /// Where playing begins: at the place, at the beginning, or far from the place.
    private mutating func beginning() -> Double {
        let place = self.truth.progress
        if let place, place < 60, self.chance(0.4) { return place }
        if self.chance(0.5), place.map({ $0 > 6 }) ?? true { return 0 }
        let far = (self.draw(5...40) * 10).rounded() / 10
        return place.map { abs($0 - far) < 5 } ?? false ? far + 10 : far
    }

    /// A look, or real watching; never so near to the limit that both is right.
    private mutating func stretch() -> Double {
        (self.chance(0.5) ? self.draw(3...25) : self.draw(70...900)).rounded()
    }

    private mutating func end(_ run: inout PlaceRun, played seconds: Double) async throws {
        let isKilled = self.chance(0.25)
        if isKilled { self.outcome.kills += 1 }
        try await run.end(isKilled: isKilled)
        let isLook = seconds < 60
        if isLook { self.outcome.looks += 1 }
        self.note("\(isKilled ? "killed" : "closed") at \(run.progress) %, \(Int(seconds)) s of it count", run.desk)
        guard run.lastPlayed > self.truth.date, run.progress >= 1 else { return }
        let place = Word.place(run.progress, run.lastPlayed)
        guard isLook else { return self.truth = place }
        switch self.base {
        case .nothing, .end: self.looks.append((run.progress, run.lastPlayed))
        case .place(let before, _) where abs(before - run.progress) < 2:
            self.looks.append((run.progress, run.lastPlayed))
        case .place: break
        }
    }

    private func isLook(_ progress: Double) -> Bool { self.looks.contains { abs($0.progress - progress) < Self.step } }

    // MARK: - What must be so

    /// What is offered at an opening is the newest word, with its time.
    private mutating func open(_ desk: Desk) async throws {
        let place = try await desk.engine().place(of: MediaIdentifier().describe(Self.evidence), Self.evidence)
        switch (self.truth, place) {
        case (_, let place?) where self.isLook(place.progress):
            let dates = self.looks.map(\.date) + [self.truth.date]
            guard !dates.contains(where: { abs($0.timeIntervalSince(place.date)) < Self.tolerance }) else { return }
            self.outcome.wrongTimes += 1
            self.note("OFFERED as left \(Int(place.date.timeIntervalSince(self.truth.date))) s later", desk)
        case (.place(let progress, let date), let place?):
            if abs(place.progress - progress) > Self.step {
                self.outcome.wrongPlaces += 1
                self.note("OFFERED \(place.progress) %, not \(progress) %", desk)
            } else if abs(place.date.timeIntervalSince(date)) > Self.tolerance {
                self.outcome.wrongTimes += 1
                self.note("OFFERED as left \(Int(place.date.timeIntervalSince(date))) s later", desk)
            }
        case (.place(let progress, _), nil):
            self.outcome.lost += 1
            self.note("NOT OFFERED \(progress) %", desk)
        case (.nothing, let place?), (.end, let place?):
            self.outcome.wrongPlaces += 1
            self.note("OFFERED \(place.progress) %, not nothing", desk)
        case (.nothing, nil), (.end, nil): break
        }
    }

    private mutating func judge(_ desk: Desk) async throws {
        try await self.open(desk)
        let found = try await desk.places().map(\.progress)
        switch self.truth {
        case .place(let progress, _):
            if found.isEmpty {
                self.outcome.lost += 1
                self.note("LOST \(progress) %", desk)
            } else if abs(found[0] - progress) > Self.step, !self.isLook(found[0]) {
                self.outcome.wrongPlaces += 1
                self.note("WRONG \(found[0]) %, not \(progress) %", desk)
            }
        case .nothing, .end:
            if let first = found.first, !self.isLook(first) {
                self.outcome.wrongPlaces += 1
                self.note("WRONG \(first) %, not nothing", desk)
            }
        }
        let count = try await desk.plays().count
        self.outcome.lost += max(self.plays - count, 0)
        self.outcome.doubled += max(count - self.plays, 0)
        let isStuck =
            try desk.outbox.waitingCount() > 0 || !desk.outbox.owed(to: .trakt).wipedPlaces(dueAt: nil).isEmpty
        if isStuck {
            self.outcome.stuck += 1
            self.note("STUCK", desk)
        }
        guard !self.outcome.isGood else { return }
        for line in try await desk.writes() {
            self.outcome.story.append("  \(line.time) \(line.path) \(line.body.suffix(20)) \(line.status ?? 0)")
        }
    }
}

/// One player: a process of its own, as far as it matters.
struct PlaceRun {
    let desk: Desk
    private let isOnline: Bool
    private let engine: SyncEngine<TestClock>
    private let viewing: Viewing
    private var lock: SessionLock?
    private(set) var progress: Double
    private var played = 0.0
    /// When frames ran for the last time.
    private(set) var lastPlayed: Date

    init(_ desk: Desk, isOnline: Bool, from progress: Double) throws {
        self.desk = desk
        self.isOnline = isOnline
        self.engine = try desk.engine()
        self.progress = progress
        self.lastPlayed = desk.clock.date
        let session = UUID().uuidString
        self.lock = desk.outbox.sessionLock(session)
        self.viewing = Viewing(
            session: session,
            evidence: PlaceRound.evidence,
            description: MediaIdentifier().describe(PlaceRound.evidence),
            startedAt: desk.clock.date
        )
        try desk.outbox.insert(self.viewing)
        try desk.happen(.matched(PlaceRound.item), to: self.viewing)
    }

    /// Frames run.
    mutating func play(_ seconds: Double) {
        self.desk.clock.advance(by: seconds)
        self.progress = ((self.progress + seconds / 60) * 100).rounded() / 100
        self.played += seconds
        self.lastPlayed = self.desk.clock.date
        self.lock?.beat(
            Heartbeat(
                viewing: self.viewing.id,
                progress: self.progress,
                played: self.played,
                isCounted: false,
                date: self.lastPlayed
            )
        )
    }

    mutating func pause() async throws {
        try self.write(isOver: false)
        try await self.tell(.pause)
    }

    /// Tells a call, and waits for Trakt to have it where it is to be told.
    func tell(_ call: ScrobbleIntent.LiveCall) async throws {
        guard self.isOnline else { return }
        let path = call == .start ? "/scrobble/start" : "/scrobble/pause"
        let count = try await self.desk.writes().count { $0.path == path }
        let service = Task { await self.engine.run() }
        self.engine.tell(call, of: self.viewing.id, at: PlaybackProgress(percent: self.progress))
        // A pause at the beginning may have nothing to tell.
        let patience = self.progress < 1 && call == .pause ? 60 : 1000
        for _ in 0..<patience {
            guard try await self.desk.writes().count(where: { $0.path == path && $0.status == 201 }) == count else {
                break
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        service.cancel()
        await service.value
    }

    mutating func end(isKilled: Bool) async throws {
        if isKilled {
            self.lock = nil
            return
        }
        try self.write(isOver: true)
        if self.isOnline { _ = await self.engine.finish() }
        self.lock = nil
    }

    private func write(isOver: Bool) throws {
        try self.desk.outbox.checkpoint(
            self.viewing.id,
            progress: self.progress,
            played: self.played,
            isCounted: false,
            at: self.lastPlayed,
            isOver: isOver
        )
    }
}
