import Foundation
import Hummingbird

/// How much is allowed (`Documentation/trakt.md §1.5`).
struct RatePolicy: Sendable {
    var isOn = true
    /// GETs in five minutes.
    var gets = 500
}

/// Counts what each user and each program asks for.
actor RateLimits {
    private let policy: RatePolicy
    private let clock: SimulatedClock
    private var lastWrite: Date?
    private var windows: [String: (start: Date, count: Int)] = [:]

    /// Seconds of a GET window.
    private static let period: TimeInterval = 300
    /// Seconds between two writes: one a second, with a little grace for the way.
    private static let gap: TimeInterval = 0.95

    init(_ policy: RatePolicy, clock: SimulatedClock) {
        self.policy = policy
        self.clock = clock
    }

    /// What is refused, and when it would be taken.
    struct Refusal: Sendable {
        var bucket: String
        var period: Int
        var limit: Int
        var until: Date
        var wait: Int

        var response: Response {
            let detail: JSON = [
                "name": .string(self.bucket), "period": .integer(self.period), "limit": .integer(self.limit),
                "remaining": 0, "until": .date(self.until),
            ]
            var response = Response(status: .tooManyRequests)
            response.set("Retry-After", "\(self.wait)")
            response.set("X-Ratelimit", String(decoding: detail.data, as: UTF8.self))
            return response
        }
    }

    /// Counts a write; nil when it is allowed.
    func write() -> Refusal? {
        guard self.policy.isOn else { return nil }
        let now = self.clock.now
        if let last = self.lastWrite, (0..<Self.gap).contains(now.timeIntervalSince(last)) {
            return Refusal(bucket: "AUTHED_API_POST_LIMIT", period: 1, limit: 1, until: last + 1, wait: 1)
        }
        self.lastWrite = now
        return nil
    }

    /// Counts a GET.
    ///
    /// - Parameters:
    ///   - caller: Whose bucket it is: the user's, or that of a program.
    ///   - isAuthed: Whether it came with a token.
    /// - Returns: Nil when it is allowed.
    func get(by caller: String, isAuthed: Bool) -> Refusal? {
        guard self.policy.isOn else { return nil }
        let now = self.clock.now
        var window = self.windows[caller] ?? (now, 0)
        let age = now.timeIntervalSince(window.start)
        if age < 0 || age >= Self.period { window = (now, 0) }
        window.count += 1
        self.windows[caller] = window
        guard window.count > self.policy.gets else { return nil }
        let end = window.start + Self.period
        let bucket = isAuthed ? "AUTHED_API_GET_LIMIT" : "UNAUTHED_API_GET_LIMIT"
        let wait = Int(end.timeIntervalSince(now).rounded(.up))
        return Refusal(bucket: bucket, period: 300, limit: self.policy.gets, until: end, wait: max(wait, 1))
    }

    func reset() {
        self.lastWrite = nil
        self.windows = [:]
    }
}
