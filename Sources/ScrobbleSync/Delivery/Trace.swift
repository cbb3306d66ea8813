package import Foundation

/// A request that may have left a play at the receiver.
package struct SentPlay: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Sendable {
        /// The receiver stamps the play itself, when it comes to it.
        case stop
        /// We give the play its time.
        case history
    }

    package var kind: Kind
    /// When it went out, by the receiver's clock.
    package var sentAt: Date
    /// The time of the play at the receiver: as we gave it, or as it answered; nil where it is not known.
    package var playTime: Date?

    package init(_ kind: Kind, sentAt: Date, playTime: Date? = nil) {
        self.kind = kind
        self.sentAt = sentAt
        self.playTime = playTime
    }
}

/// All requests of a delivery that may have arrived, oldest first; kept through every later state.
///
/// By it a play in the receiver's history is known as ours.
package struct Trace: Codable, Hashable, Sendable {
    package private(set) var sent: [SentPlay] = []

    /// More tell nothing new; the first and the last ones bound all times between.
    private static let most = 8

    package init(_ sent: [SentPlay] = []) {
        self.sent = sent
    }

    package var isEmpty: Bool { self.sent.isEmpty }

    /// By the receiver's clock: from when to when a stop can have reached it.
    package var stop: ClosedRange<Date>? {
        let dates = self.sent.filter { $0.kind == .stop }.map(\.sentAt)
        guard let first = dates.min(), let last = dates.max() else { return nil }
        return first...last
    }

    /// Times that the play has at the receiver, if it is there.
    package var playTimes: [Date] { self.sent.compactMap(\.playTime) }

    /// Seconds since the last request, by the receiver's clock; infinite where there was none.
    func secondsSinceLast(_ date: Date) -> TimeInterval {
        self.sent.last.map { date.timeIntervalSince($0.sentAt) } ?? .infinity
    }

    /// No request can have been sent after now: what says so was noted by a clock that has been mended since.
    mutating func mend(_ now: Date) {
        for index in self.sent.indices { self.sent[index].sentAt = min(self.sent[index].sentAt, now) }
    }

    mutating func add(_ play: SentPlay) {
        if self.sent.count >= Self.most { self.sent.remove(at: 1) }
        self.sent.append(play)
    }

    /// The last request has not done anything, which is certain.
    mutating func removeLast() { _ = self.sent.popLast() }

    /// The receiver has told the time that the play of the last request has.
    mutating func learn(playTime: Date) {
        guard !self.sent.isEmpty else { return }
        self.sent[self.sent.count - 1].playTime = playTime
    }

    // MARK: - As it is stored: a plain list

    package init(from decoder: any Decoder) throws {
        self.sent = try decoder.singleValueContainer().decode([SentPlay].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.sent)
    }
}
