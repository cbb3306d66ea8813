package import Foundation
package import TraktAPI

/// The plays of this machine and those of Trakt's history, each once.
package struct JoinedHistory: Sendable {
    package struct Play: Hashable, Sendable {
        /// nil for what was watched elsewhere.
        package var entry: OutboxEntry?
        /// nil for what Trakt does not have, and where it was not asked.
        package var atTrakt: TraktHistoryItem?
        /// Whether it was delivered and Trakt has it no longer.
        package var isLost = false

        /// By Trakt, which has it without one where nobody has said; else by our clock.
        package var date: Date? { self.atTrakt.map(\.date) ?? self.entry?.delivery.watchedAt }
    }

    /// Newest first; those without a date come last.
    package let plays: [Play]

    /// - Parameters:
    ///   - own: What counted here.
    ///   - read: What was read of Trakt's history.
    ///   - account: Who is connected: what was watched under another account may be in another history.
    package init(own: [OutboxEntry], _ read: HistoryRead, account: String?) {
        let pairs = Self.pairs(own, read)
        let partners = Dictionary(pairs.map { ($0.value, $0.key) }) { first, _ in first }
        let atTrakt = Dictionary(read.plays.map { ($0.id, $0) }) { first, _ in first }
        var plays = own.map { entry -> Play in
            guard let number = pairs[entry.id] else {
                return Play(entry: entry, isLost: Self.isLost(entry, read, account: account))
            }
            return Play(entry: entry, atTrakt: atTrakt[number])
        }
        plays += read.plays.filter { partners[$0.id] == nil }.map { Play(atTrakt: $0) }
        self.plays = plays.sorted { one, other in
            let (first, second) = (one.date ?? .distantPast, other.date ?? .distantPast)
            return first == second ? one.order > other.order : first > second
        }
    }

    /// Which play of Trakt's is whose: by Trakt's number, else by item and time.
    private static func pairs(_ own: [OutboxEntry], _ read: HistoryRead) -> [String: Int64] {
        let ids = Set(read.plays.map(\.id))
        var pairs: [String: Int64] = [:]
        for entry in own {
            if let number = entry.delivery.number, ids.contains(number) { pairs[entry.id] = number }
        }
        var taken = Set(pairs.values)
        let free = Dictionary(grouping: read.plays.filter { !taken.contains($0.id) }, by: \.itemKey)
        var candidates: [(viewing: String, play: Int64, distance: TimeInterval)] = []
        for entry in own where pairs[entry.id] == nil && entry.delivery.itemKey != nil {
            for play in free[entry.delivery.itemKey] ?? [] {
                guard let date = play.date else { continue }
                let times = entry.delivery.trace.playTimes + [entry.delivery.watchedAt + read.clockOffset]
                let distance = times.map { abs(date.timeIntervalSince($0)) }.min() ?? .infinity
                if distance <= MissingPlays.tolerance { candidates.append((entry.id, play.id, distance)) }
            }
        }
        candidates.sort { ($0.distance, $0.play, $0.viewing) < ($1.distance, $1.play, $1.viewing) }
        for one in candidates where pairs[one.viewing] == nil && taken.insert(one.play).inserted {
            pairs[one.viewing] = one.play
        }
        return pairs
    }

    private static func isLost(_ entry: OutboxEntry, _ read: HistoryRead, account: String?) -> Bool {
        let (viewing, delivery) = (entry.viewing, entry.delivery)
        guard delivery.state == .delivered, viewing.account.map({ $0 == account }) ?? true else { return false }
        return delivery.watchedAt > read.reachesTo + MissingPlays.tolerance
    }
}

extension JoinedHistory.Play {
    /// Where two were watched at the same time.
    fileprivate var order: String { self.entry?.id ?? self.atTrakt.map { "\($0.id)" } ?? "" }
}
