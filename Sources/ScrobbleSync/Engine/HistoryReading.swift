package import Foundation
package import TraktAPI

/// Which plays of Trakt's history are wanted.
package struct HistoryQuestion: Hashable, Sendable {
    /// `movie` or `episode`; nil for both.
    package var kind: TraktClient.Kind?
    /// When they were watched; nil for all, also those without a date.
    package var range: ClosedRange<Date>?

    package init(kind: TraktClient.Kind? = nil, range: ClosedRange<Date>? = nil) {
        self.kind = kind
        self.range = range
    }

    func wants(_ play: TraktHistoryItem) -> Bool {
        guard let range = self.range else { return true }
        return play.date.map(range.contains) ?? false
    }
}

/// As much of Trakt's history as was read.
package struct HistoryRead: Sendable {
    /// Newest first, each once.
    package var plays: [TraktHistoryItem] = []
    /// All that were watched since then have been read; long ago where all have, and far ahead where none has.
    package var reachesTo = Date.distantFuture
    /// Seconds by which Trakt's clock is ahead of ours.
    package var clockOffset: TimeInterval = 0
    /// Why there is not more, in one sentence.
    package var obstacle: String?

    package init() {}

    /// Whether some of it was read, and not all.
    package var isCut: Bool { self.reachesTo > .distantPast && self.reachesTo < .distantFuture }
}

/// Reads Trakt's history page by page, newest first, as far as is wanted.
struct HistoryReading<C: Clock<Duration>>: Sendable {
    let wire: TraktWire<C>

    /// More pages than anybody has plays for.
    private static var mostPages: Int { 2000 }

    /// Reads on until it is enough, or to the end; trouble leaves what was read before.
    ///
    /// - Parameters:
    ///   - question: Which plays.
    ///   - isEnough: Whether what was read will do.
    ///   - onPage: Told after each page how many have come, and of how many where Trakt says that.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func read(
        _ question: HistoryQuestion,
        isEnough: ([TraktHistoryItem]) -> Bool,
        onPage: (_ done: Int, _ total: Int?) -> Void
    ) async throws -> HistoryRead {
        var read = HistoryRead()
        var seen: Set<Int64> = []
        for page in 1...Self.mostPages {
            let reply = try await self.wire.read { token throws(TraktError) in
                try await self.wire.client.historyPage(question.kind, in: question.range, page: page, token: token)
            }
            guard case .answer(let answer) = reply else {
                read.obstacle = reply.trouble
                return read
            }
            // A play that was added meanwhile moves the others on: one comes twice then.
            read.plays += answer.lines.filter { question.wants($0) && seen.insert($0.id).inserted }
            read.clockOffset = self.wire.client.serverClock.offset
            onPage(seen.count, question.range == nil ? answer.count : nil)
            if answer.isLast {
                read.reachesTo = .distantPast
                return read
            }
            read.reachesTo = answer.lines.compactMap(\.date).min() ?? read.reachesTo
            if isEnough(read.plays) { return read }
        }
        return read
    }
}
