internal import Foundation

/// When the next request with an effect may go out: one state for all processes, without a clock of its own.
///
/// Four things hold a request back: the pace, a wish of Trakt (`Retry-After`), trouble (after some
/// failures in a row a single probe goes out from time to time), and being parked (a refusal that only the user can mend).
struct GateState: Codable, Hashable, Sendable {
    enum Asker: Hashable, Sendable {
        /// True now or never: goes ahead of all that can wait.
        case live
        /// Can wait.
        case backlog
        /// A user who has asked for it: need not wait until trouble is over, but obeys Trakt's wish.
        case user
    }

    enum Permit: Hashable, Sendable {
        /// It may go out; the place is taken.
        case go
        /// Not now; ask again after this many seconds.
        case wait(TimeInterval)
        /// Not for longer, and why.
        case closed(TimeInterval, Hindrance)
    }

    enum Hindrance: Hashable, Sendable {
        case askedToWait
        case trouble
        case parked(String)
    }

    /// What came of a request.
    enum Outcome: Hashable, Sendable {
        /// Trakt works and takes what we send.
        case answered
        /// No answer, or a server in trouble.
        case failed
        /// Trakt asks to wait; nil when it does not say for how long.
        case askedToWait(TimeInterval?)
        /// Refused until the user does something; the login it was refused with, if it was about that.
        case refused(String, login: String?)
    }

    struct Parking: Codable, Hashable, Sendable {
        var reason: String
        var probeAt: Timestamp
        var probes: Int
        /// A digest of the login that was refused: another one may well be taken.
        var login: String?
    }

    private(set) var nextWriteAt: Timestamp?
    /// Until when a write that was let out is waited for; nil when its end is known.
    private(set) var underWayUntil: Timestamp?
    /// Until when the next place is kept for a live call that waits for it.
    private(set) var keptUntil: Timestamp?
    private(set) var heldUntil: Timestamp?
    /// How often in a row Trakt has asked to wait; nil for never.
    private(set) var holds: Int?
    private(set) var failures = 0
    private(set) var probeAt: Timestamp?
    private(set) var parking: Parking?

    /// Seconds between two writes (`Documentation/trakt.md §1.5`).
    static let spacing: TimeInterval = 1.1
    /// Seconds for which others wait for the end of a write: it may reach Trakt long after it was let out, or its sender
    /// is dead.
    static let longestWay: TimeInterval = 5
    /// A longer wish of Trakt is taken as this one: nobody means a day by it.
    static let longestHold: TimeInterval = 3600
    /// Seconds of the first wait that Trakt asks for, whatever it says; it doubles while Trakt goes on asking.
    static let shortestHold: TimeInterval = 5
    /// Seconds up to which that grows.
    static let longestShortHold: TimeInterval = 300
    /// Failures in a row after which only probes go out.
    static let patience = 3
    static let longestTrouble: TimeInterval = 300
    static let longestParking: TimeInterval = 86400
    /// How soon to look again whether a write has ended.
    private static let lookInterval: TimeInterval = 0.03
    /// How late a live call may be for its place, in seconds.
    private static let grace: TimeInterval = 0.2
    /// How long a probe may take before another is sent.
    private static let probeTime: TimeInterval = 30

    init() {}

    /// Asks to send one write.
    ///
    /// - Parameters:
    ///   - asker: Who.
    ///   - now: The time.
    ///   - login: A digest of the login it is sent with.
    /// - Returns: Whether it may.
    mutating func ask(_ asker: Asker, at now: Timestamp, login: String? = nil) -> Permit {
        if let parking = self.parking, parking.login != nil, parking.login != login { self.parking = nil }
        let hold = Self.left(until: self.heldUntil, from: now, atMost: Self.longestHold)
        if hold > 0 { return .closed(hold, .askedToWait) }
        if asker != .user {
            if let parking = self.parking {
                let rest = Self.left(until: parking.probeAt, from: now, atMost: Self.longestParking)
                // What is true now or never is no probe.
                if rest > 0 || asker == .live { return .closed(max(rest, 1), .parked(parking.reason)) }
            }
            let rest = Self.left(until: self.probeAt, from: now, atMost: Self.longestTrouble * 2)
            if self.failures >= Self.patience, rest > 0 { return .closed(rest, .trouble) }
        }
        let way = min(Self.left(until: self.underWayUntil, from: now, atMost: 60), Self.lookInterval)
        let pace = max(Self.left(until: self.nextWriteAt, from: now, atMost: 60), way)
        if asker == .live {
            self.keptUntil = pace > 0 ? now + (pace + Self.grace) : nil
            if pace > 0 { return .wait(pace) }
        } else {
            let kept = Self.left(until: self.keptUntil, from: now, atMost: 60)
            if max(pace, kept) > 0 { return .wait(max(pace, kept)) }
        }
        if self.parking != nil { self.parking?.probeAt = now + Self.probeTime }
        if self.failures >= Self.patience { self.probeAt = now + Self.probeTime }
        self.nextWriteAt = now + Self.spacing
        self.underWayUntil = now + Self.longestWay
        return .go
    }

    /// Cancels a write that was permitted and is not sent after all.
    mutating func cancelWrite() { self.underWayUntil = nil }

    /// Learns from what came of a request.
    ///
    /// - Parameters:
    ///   - outcome: What came.
    ///   - now: The time.
    ///   - jitter: 0…1, so that not everybody comes back at the same moment.
    ///   - isWrite: Whether it was one: it may have been long under way, so the pace counts from its end.
    mutating func note(_ outcome: Outcome, at now: Timestamp, jitter: Double, isWrite: Bool = false) {
        if isWrite {
            self.nextWriteAt = now + Self.spacing
            self.underWayUntil = nil
        }
        switch outcome {
        case .answered:
            self.failures = 0
            self.holds = nil
            self.probeAt = nil
            self.parking = nil
        case .failed:
            self.failures = min(self.failures + 1, 1000)
            let wait = min(15 * Double(1 << min(max(self.failures - Self.patience, 0), 10)), Self.longestTrouble)
            self.probeAt = self.failures >= Self.patience ? now + wait * (0.8 + 0.4 * jitter) : nil
        case .askedToWait(let seconds):
            let holds = min((self.holds ?? 0) + 1, 20)
            self.holds = holds
            let floor = min(Self.shortestHold * Double(1 << (holds - 1)), Self.longestShortHold) * (1 + jitter * 0.2)
            let wait = min(max(seconds ?? 0, floor), Self.longestHold)
            if wait > Self.left(until: self.heldUntil, from: now, atMost: Self.longestHold) {
                self.heldUntil = now + wait
            }
        case .refused(let reason, let login):
            let probes = min((self.parking?.probes ?? 0) + 1, 10)
            let wait = min(3600 * Double(1 << (probes - 1)), Self.longestParking)
            self.parking = Parking(
                reason: reason,
                probeAt: now + wait * (0.9 + 0.1 * jitter),
                probes: probes,
                login: login
            )
        }
    }

    /// Why nothing is sent for the time being; nil when it is.
    func hindrance(at now: Timestamp) -> Hindrance? {
        if let parking = self.parking { return .parked(parking.reason) }
        if Self.left(until: self.heldUntil, from: now, atMost: Self.longestHold) > 0 { return .askedToWait }
        return self.failures >= Self.patience ? .trouble : nil
    }

    /// Seconds that are left; none where they are absurdly many: then somebody has set the clock.
    private static func left(until end: Timestamp?, from now: Timestamp, atMost limit: TimeInterval) -> TimeInterval {
        guard let rest = end?.seconds(since: now), rest > 0, rest <= limit * 1.01 + 1 else { return 0 }
        return rest
    }
}
