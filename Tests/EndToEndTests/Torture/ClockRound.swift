import Foundation
import TestSupport

/// One user, one episode, and one way of watching it whose time or number is easily told wrong.
///
/// The waits of random length are what is tested: how much later a window is closed. Nothing that is expected depends on
/// how long they really are, for mpv itself tells when it played.
struct ClockRound {
    enum Scenario: String, CaseIterable, Sendable {
        case keepOpen = "seen to its end, closed later"
        case idleAtEnd = "idle at the end, closed later"
        case loop = "in a loop over night"
        case credits = "paused in the credits, closed later"
        case creditsKilled = "paused in the credits, killed later"
        case nearEnd = "opened near the end"
        case jumpToEnd = "jumped to the end at once"
        case quitAndBack = "left with Q, and back"
        case killedAndBack = "killed, and back"
        case jumpedBack = "back by a jump"
        case otherFile = "back with another file"
        case again = "seen again from the beginning"
        case slowClock = "a slow clock, mended before it is sent"
        case fastClock = "a fast clock, mended before it is sent"
        case noClock = "1970, mended before it is sent"
        case mendedMeanwhile = "a clock mended while it plays"
        case wrongWhenSent = "a clock that is wrong when it is sent"
    }

    struct Outcome {
        var expected = 0
        var found = 0
        var lost = 0
        var doubles = 0
        /// Told only when the window was closed.
        var late = 0
        /// Places told where nothing was left.
        var places = 0
        /// Seconds by which times are off.
        var errors: [Double] = []

        var wrongTimes: Int { self.errors.count { $0 > CrashRound.tolerance } }
        var isGood: Bool { self.lost + self.doubles + self.late + self.places + self.wrongTimes == 0 }
    }

    let house: House
    let film: URL
    let scenario: Scenario
    let episode: Episode
    var dice: Dice
    private var seats = 0

    init(house: House, film: URL, scenario: Scenario, episode: Episode, dice: Dice) {
        self.house = house
        self.film = film
        self.scenario = scenario
        self.episode = episode
        self.dice = dice
    }

    mutating func run() throws -> Outcome {
        var outcome = Outcome()
        let ends = try self.watch(&outcome)
        self.house.wrongClock = self.scenario == .wrongWhenSent ? self.offset() : nil
        // Later than a stop would still be told: Trakt takes two of them within an hour for one, additions never.
        usleep(2_000_000)
        for _ in 0..<3 { try self.house.run("sync") }
        // Nothing here is left in its middle.
        if try self.house.playback().contains(where: { $0.progress > 20 }) { outcome.places += 1 }
        let plays = try self.house.history().filter { $0.title == self.episode.title }
        outcome.expected = ends.count
        outcome.found = min(plays.count, ends.count)
        outcome.lost = max(ends.count - plays.count, 0)
        outcome.doubles = max(plays.count - ends.count, 0)
        let times = plays.compactMap { $0.date?.timeIntervalSince1970 }.sorted()
        outcome.errors = zip(times, ends).map { abs($0 - $1) }
        return outcome
    }

    /// Seconds by which a clock is wrong: an hour to ten days, in either direction.
    private mutating func offset() -> TimeInterval {
        TimeInterval(Int.random(in: 3600...900_000, using: &self.dice)) * (Bool.random(using: &self.dice) ? 1 : -1)
    }

    private mutating func watch(_ outcome: inout Outcome) throws -> [Double] {
        switch self.scenario {
        case .keepOpen: return [try self.toTheEnd(["--keep-open=yes"], &outcome)]
        case .idleAtEnd: return [try self.toTheEnd(["--keep-open=yes", "--keep-open-pause=no"], &outcome)]
        case .loop: return [try self.loop(&outcome)]
        case .credits, .creditsKilled: return [try self.pauseInCredits()]
        case .nearEnd, .jumpToEnd: return try self.peek()
        case .quitAndBack, .killedAndBack, .jumpedBack, .otherFile: return [try self.comeBack()]
        case .again: return [try self.comeBack(), try self.whole(isOnline: false)]
        case .slowClock: self.house.wrongClock = -abs(self.offset())
        case .fastClock: self.house.wrongClock = abs(self.offset())
        case .noClock: self.house.wrongClock = 86400 - Date().timeIntervalSince1970.rounded()
        case .mendedMeanwhile: return [try self.mendMeanwhile()]
        case .wrongWhenSent: break
        }
        return [try self.whole(isOnline: false)]
    }

    // MARK: - Ways of watching

    /// The night before the window is closed: seconds that must not move any time, in a player that cannot be hurried.
    private mutating func wait() { usleep(UInt32.random(in: 3_000_000...4_500_000, using: &self.dice)) }

    private mutating func whole(isOnline: Bool) throws -> Double {
        let seat = try self.open(["--speed=100"], isOnline: isOnline)
        try seat.waitForEnd()
        return seat.lastPlayed
    }

    private mutating func toTheEnd(_ options: [String], _ outcome: inout Outcome) throws -> Double {
        let seat = try self.open(options + ["--speed=100"])
        try seat.remote.wait(for: "eof-reached") { $0 as? Bool == true }
        self.wait()
        if try self.house.history().isEmpty { outcome.late += 1 }
        try seat.end(by: .quit)
        return seat.lastPlayed
    }

    private mutating func loop(_ outcome: inout Outcome) throws -> Double {
        let seat = try self.open(["--loop-file=inf", "--speed=100"])
        try seat.remote.wait(for: "percent-pos") { $0 as? Double ?? 0 >= 94 }
        try seat.remote.command("set", "speed", "8")
        try seat.remote.wait(for: "percent-pos") { $0 as? Double ?? 100 < 50 }
        self.wait()
        if try self.house.history().isEmpty { outcome.late += 1 }
        try seat.end(by: .quit)
        return seat.firstEnd
    }

    private mutating func pauseInCredits() throws -> Double {
        let seat = try self.open(["--speed=100"])
        let place = Double.random(in: 84...94, using: &self.dice)
        try seat.remote.wait(for: "percent-pos") { $0 as? Double ?? 0 >= place }
        try seat.remote.command("set", "pause", "yes")
        self.wait()
        try seat.end(by: self.scenario == .credits ? .quit : .kill)
        return seat.lastPlayed
    }

    private mutating func peek() throws -> [Double] {
        let seat = try self.open(self.scenario == .nearEnd ? ["--start=97%"] : [])
        if self.scenario == .jumpToEnd {
            try seat.remote.wait(for: "percent-pos") { $0 as? Double ?? 0 > 0 }
            try seat.remote.command("seek", "96", "absolute-percent", "exact")
        }
        try seat.remote.wait(for: "percent-pos") { $0 as? Double ?? 0 >= 97.2 }
        self.wait()
        try seat.end(by: .quit)
        return []
    }

    private mutating func comeBack() throws -> Double {
        let first = try self.open(["--speed=100"])
        let place = Double.random(in: 83...92, using: &self.dice)
        try first.remote.wait(for: "percent-pos") { $0 as? Double ?? 0 >= place }
        switch self.scenario {
        case .quitAndBack, .again: try first.end(by: .quitWatchLater)
        case .killedAndBack:
            // The last sign of life is a second old: long enough behind the mark that it has counted.
            try first.remote.command("set", "speed", "2")
            self.wait()
            try first.end(by: .kill)
        default: try first.end(by: .quit)
        }
        let other = "\(self.episode.show) \(self.episode.season)x\(self.episode.number)"
        let start = [.killedAndBack, .otherFile].contains(self.scenario) ? ["--start=\(place)%"] : []
        // Without a network, so that what would be told twice is an addition.
        let name = self.scenario == .otherFile ? other : nil
        let second = try self.open(start + ["--speed=20"], as: name, isOnline: false)
        if self.scenario == .jumpedBack {
            try second.remote.wait(for: "percent-pos") { $0 as? Double ?? 0 > 3 }
            try second.remote.command("seek", "\(place)", "absolute-percent", "exact")
        }
        try second.waitForEnd()
        return first.lastPlayed
    }

    private mutating func mendMeanwhile() throws -> Double {
        self.house.wrongClock = -abs(self.offset())
        let seat = try self.open(["--speed=80"])
        try seat.remote.wait(for: "percent-pos") { $0 as? Double ?? 0 >= 50 }
        // The program runs on; its clock is right from here on.
        self.house.wrongClock = nil
        try seat.waitForEnd()
        return seat.lastPlayed
    }

    // MARK: - A player

    /// A player that is open, with what it tells of itself.
    struct Seat {
        enum Leave {
            case quit, quitWatchLater, kill
        }

        let process: Process
        let remote: MPVRemote
        let notes: String
        /// Seconds by which the notes' clock is wrong.
        let offset: TimeInterval

        private var positions: [(time: Double, position: Double)] { PlayTruth(reading: self.notes).positions }

        /// When it last played, by a right clock.
        var lastPlayed: Double { (self.positions.last?.time ?? 0) - self.offset }

        /// When it came to the end for the first time.
        var firstEnd: Double {
            let positions = self.positions
            let pairs = zip(positions, positions.dropFirst())
            return (pairs.first { $1.position < $0.position - 100 }?.0.time ?? 0) - self.offset
        }

        func end(by leave: Leave) throws {
            switch leave {
            // A player that goes at once may not answer any more.
            case .quit: try? self.remote.quit()
            case .quitWatchLater: try? self.remote.quit("quit-watch-later")
            case .kill: _ = self.process.killHard()
            }
            try self.waitForEnd()
        }

        /// Waits until it is gone; one that does not go is ended, and the round is none.
        func waitForEnd() throws {
            if eventually(within: 90, { self.process.isRunning ? nil : true }) == true { return }
            _ = self.process.killHard()
            throw House.Failure(output: "the player does not end")
        }
    }

    private mutating func open(_ options: [String], as name: String? = nil, isOnline: Bool = true) throws -> Seat {
        self.seats += 1
        let notes = self.house.home.url.appending(path: "notes-\(self.seats)").path
        let script = self.house.home.url.appending(path: "truth-\(self.seats).lua")
        try Data(PlayTruth.script(writingTo: notes, isRestless: false, startsPrograms: false).utf8).write(to: script)
        let file = self.house.home.url.appending(path: "\(name ?? self.episode.file).mkv")
        if !FileManager.default.fileExists(atPath: file.path) {
            try FileManager.default.linkItem(at: self.film, to: file)
        }
        let offset = self.house.wrongClock ?? 0
        let (process, remote) = try self.house.play(
            ["--vo=null", "--ao=null", "--really-quiet", "--script=\(script.path)"] + options + [file.path],
            display: nil,
            isOnline: isOnline
        )
        return Seat(process: process, remote: remote, notes: notes, offset: offset)
    }
}
