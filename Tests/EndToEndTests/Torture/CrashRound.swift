import Foundation
import TestSupport

/// Where a program is when it is killed.
enum CrashPoint: String, CaseIterable, Sendable {
    case playing = "while playing"
    case journal = "in the journal write"
    case request = "between request and answer"
    case answer = "between answer and save"
    case refresh = "in the token refresh"
    case migration = "in a migration"
}

/// One viewing, one `kill -9`, and what Trakt has in the end.
///
/// The waits of random length are what is tested: the instant of the kill. No event tells of it, and nothing that is
/// expected depends on how long they really are.
struct CrashRound {
    struct Outcome {
        /// Plays that must be at Trakt.
        var expected = 0
        /// Killed so near to the mark that both is right.
        var open = 0
        var found = 0
        var doubles = 0
        var lost = 0
        /// Plays that nobody has watched.
        var strangers = 0
        /// Seconds by which times are off.
        var errors: [Double] = []
        var isStuck = false
        /// Whether it was killed where it was meant to be; else it was too quick.
        var hit = false

        var wrongTimes: Int { self.errors.count { $0 > CrashRound.tolerance } }
    }

    let house: House
    /// Where the simulator notes what it takes.
    let journal: String
    let film: URL
    let point: CrashPoint
    /// Names the file.
    let episode: Episode
    /// Whether mpv plays, with us as its script.
    var isInScript = false
    var dice: Dice

    /// Seconds by which the time of a play may be off.
    static let tolerance = 2.0
    static let duration = 600.0
    /// Seconds after which a player must have noticed that the mark was passed: it looks once a second.
    private static let lookTime = 1.6

    mutating func run() throws -> Outcome {
        let before = try self.house.history().count
        var outcome = self.point == .migration ? try self.migrate() : try self.watch()
        outcome.strangers += max(try self.house.history().count - before - outcome.found - outcome.doubles, 0)
        return outcome
    }

    // MARK: - One film

    private mutating func watch() throws -> Outcome {
        var outcome = Outcome()
        let notes = self.house.notes(of: self.episode)
        let script = self.house.home.url.appending(path: "\(self.episode.file).lua")
        let text = PlayTruth.script(writingTo: notes, isRestless: self.point == .journal)
        try Data(text.utf8).write(to: script)
        let file = self.house.home.url.appending(path: "\(self.episode.file).mkv")
        try FileManager.default.linkItem(at: self.film, to: file)
        let arguments = ["--vo=null", "--ao=null", "--script=\(script.path)", file.path]
        let killed: Double?
        switch self.point {
        case .playing, .journal:
            let stage = try self.start(arguments + ["--start=75%", "--speed=50"])
            killed = self.killPlayer(stage, notes: notes, outcome: &outcome)
        case .request, .answer, .refresh, .migration:
            killed = try self.killSender(arguments + ["--start=79%", "--speed=100"], &outcome)
        }
        // Whoever delivers what was just watched does so for some seconds.
        if self.isInScript, !self.house.waitForScripts() { outcome.isStuck = true }
        if self.dice.next() % 4 == 0 {
            // Not even what cleans up is left in peace.
            let sync = try self.house.start(["sync"])
            usleep(UInt32.random(in: 0...1_200_000, using: &self.dice))
            _ = sync.killHard()
        }
        if try !self.house.settle() { outcome.isStuck = true }
        try self.judge(PlayTruth(reading: notes), killed: killed, outcome: &outcome)
        return outcome
    }

    private func start(_ arguments: [String], isOnline: Bool = true) throws -> CrashStage {
        self.isInScript
            ? try CrashStage(in: self.house, arguments, isOnline: isOnline)
            : CrashStage(player: try self.house.start(["play"] + arguments, isOnline: isOnline))
    }

    private mutating func killPlayer(_ stage: CrashStage, notes: String, outcome: inout Outcome) -> Double? {
        defer { stage.end() }
        var start = FileWatch(notes)
        guard start.waitForWrite(orUntil: { !stage.isRunning }) else { return nil }
        usleep(UInt32.random(in: 0...3_300_000, using: &self.dice))
        if self.point == .journal {
            var store = FileWatch(self.house.store + "-wal")
            outcome.hit = store.waitForWrite { !stage.isRunning }
            usleep(UInt32.random(in: 0...3000, using: &self.dice))
        } else {
            outcome.hit = stage.isRunning
        }
        guard stage.isRunning else { return nil }
        let victims = CrashStage.Victims.allCases.randomElement(using: &self.dice) ?? .both
        return stage.kill(self.isInScript ? victims : .both)
    }

    /// Kills who delivers: the player at its end, or a `sync` after an evening without a network.
    private mutating func killSender(_ arguments: [String], _ outcome: inout Outcome) throws -> Double? {
        let isPlayer = Bool.random(using: &self.dice)
        if !isPlayer { try self.start(arguments, isOnline: false).waitForEnd() }
        // A player on a busy machine may find that its stop comes too late for one.
        let paths = self.point == .refresh ? ["/oauth/token"] : ["/scrobble/stop", "/sync/history"]
        if self.point == .refresh { try self.house.post("/simulator/expire-tokens") }
        if self.point == .request || self.point == .refresh && Bool.random(using: &self.dice) {
            let isApplied = Bool.random(using: &self.dice)
            let fault = isApplied ? #""kind":"delay","milliseconds":1500"# : #""kind":"hang","seconds":1.5"#
            for path in paths { try self.house.fault(#"{"path":"\#(path)","method":"POST",\#(fault)}"#) }
        }
        var watch = FileWatch(self.journal)
        let sender = isPlayer ? try self.start(arguments) : CrashStage(player: try self.house.start(["sync"]))
        outcome.hit = watch.waitForLine { line in
            line.contains("\"method\":\"POST\"") && paths.contains { line.contains("\"path\":\"\($0)\"") }
        } orUntil: {
            !sender.isRunning
        }
        usleep(UInt32.random(in: 0...(self.point == .request ? 1_000_000 : 25000), using: &self.dice))
        let isRunning = sender.isRunning
        outcome.hit = outcome.hit && isRunning
        let killed = sender.kill(.ours)
        try self.house.endFaults()
        sender.waitForEnd()
        // A player that had come to its end has been seen to its end.
        return isPlayer && isRunning ? killed : nil
    }

    private func judge(_ truth: PlayTruth, killed: Double?, outcome: inout Outcome) throws {
        let end = min(truth.end ?? .infinity, killed ?? .infinity, truth.positions.last?.time ?? .infinity)
        // A player goes on without us; and whoever dies with the last word of mpv's may not have heard it.
        let hasEnded = truth.end.map { end in killed.map { $0 - end > (self.isInScript ? 1 : 0) } ?? true } ?? false
        let plays = try self.house.history().filter { $0.title == self.episode.title }
        if let mark = truth.passed(Self.duration * 0.8) {
            if hasEnded || end - mark > Self.lookTime { outcome.expected = 1 } else { outcome.open = 1 }
        }
        outcome.found = min(plays.count, 1)
        outcome.doubles = max(plays.count - 1, 0)
        outcome.lost = max(outcome.expected - plays.count, 0)
        if outcome.expected + outcome.open == 0 { outcome.strangers += outcome.found }
        outcome.errors = plays.prefix(1).compactMap { $0.date.map { abs($0.timeIntervalSince1970 - end) } }
    }

    // MARK: - A store of the first version

    private mutating func migrate() throws -> Outcome {
        var outcome = Outcome()
        let old = try OldStore(in: self.house)
        var store = FileWatch(self.house.store + "-wal")
        let words = [["sync"], ["status"], ["queue", "list"]].randomElement(using: &self.dice) ?? ["sync"]
        let program = try self.house.start(words)
        outcome.hit = store.waitForWrite { !program.isRunning }
        usleep(UInt32.random(in: 0...60000, using: &self.dice))
        _ = program.killHard()
        outcome.isStuck = try !self.house.settle()
        let plays = try self.house.history()
        outcome.expected = old.waiting.count
        for end in old.waiting {
            let near = plays.compactMap { $0.date.map { abs($0.timeIntervalSince(end)) } }.filter { $0 < 30 }
            outcome.found += min(near.count, 1)
            outcome.doubles += max(near.count - 1, 0)
            outcome.lost += near.isEmpty ? 1 : 0
            outcome.errors += near.prefix(1)
        }
        // The delivered are still known, and none was told again.
        if try self.house.status().delivered != old.delivered + old.waiting.count { outcome.lost += 1 }
        return outcome
    }
}
