internal import Foundation
internal import TraktAPI

/// Finds the play that a request with a lost answer has left behind, if it has (`Documentation/trakt.md §6.3`).
struct ArrivedPlay {
    /// A play of ours is off by no more than this from the time that we gave it.
    static let historyTolerance: TimeInterval = 2
    /// A stop is stamped by Trakt's clock, of which we know a little less than all.
    static let stopTolerance: TimeInterval = 20
    /// A stop without an answer is stamped when Trakt comes to it, be it late; one with an answer was stamped before that.
    ///
    /// It may have been under way, or waited at a server that is overloaded.
    static let longestDelay: TimeInterval = 1800
    /// A play that was stamped more than this after it was watched is put right.
    static let longestLateness: TimeInterval = 60

    let delivery: Delivery
    /// Those of other viewings of the same item, which may have left plays too.
    let neighbours: [Delivery]
    /// Plays at Trakt that are known to be another viewing's.
    let claimed: Set<Int64>

    /// The play of the viewing.
    ///
    /// Each play goes to the viewing that is nearest to it in time, and each viewing gets one at most.
    ///
    /// - Parameter plays: Of this item.
    /// - Returns: The play, or nil when it has not arrived.
    func find(in plays: [TraktHistoryItem]) -> TraktHistoryItem? { self.share(plays).own }

    /// All plays that can only be of this viewing: its own first, then what was done late or twice.
    func all(in plays: [TraktHistoryItem]) -> [TraktHistoryItem] {
        let (own, taken) = self.share(plays)
        let rest = plays.filter { play in
            guard !taken.contains(play.id), !self.claimed.contains(play.id), let date = play.date,
                let distance = Self.distance(of: date, from: self.delivery)
            else { return false }
            return self.others.allSatisfy { Self.distance(of: date, from: $0) ?? .infinity > distance }
        }
        return (own.map { [$0] } ?? []) + rest
    }

    /// Those whose play is known by number have it among the claimed.
    private var others: [Delivery] {
        self.neighbours.filter { $0.number == nil && [.delivered, .unsure].contains($0.state) }
    }

    /// Deals out the plays.
    ///
    /// - Returns: That of the viewing, and all that have been dealt out.
    private func share(_ plays: [TraktHistoryItem]) -> (own: TraktHistoryItem?, taken: Set<Int64>) {
        var pairs: [(viewing: String, play: TraktHistoryItem, distance: TimeInterval)] = []
        for play in plays where !self.claimed.contains(play.id) {
            guard let date = play.date else { continue }
            for delivery in [self.delivery] + self.others {
                if let distance = Self.distance(of: date, from: delivery) {
                    pairs.append((delivery.viewing, play, distance))
                }
            }
        }
        pairs.sort { ($0.distance, $0.play.id, $0.viewing) < ($1.distance, $1.play.id, $1.viewing) }
        var own: TraktHistoryItem?
        var taken: (viewings: Set<String>, plays: Set<Int64>) = ([], [])
        for pair in pairs where !taken.viewings.contains(pair.viewing) && !taken.plays.contains(pair.play.id) {
            if pair.viewing == self.delivery.viewing { own = pair.play }
            taken.viewings.insert(pair.viewing)
            taken.plays.insert(pair.play.id)
        }
        return (own, taken.plays)
    }

    /// Seconds by which a date is off from what was sent; nil when it cannot be of it.
    static func distance(of date: Date, from delivery: Delivery) -> TimeInterval? {
        var distances = delivery.trace.playTimes.map { abs(date.timeIntervalSince($0)) }
            .filter { $0 <= self.historyTolerance }
        if let stop = delivery.trace.stop {
            let early = stop.lowerBound.timeIntervalSince(date)
            let late = date.timeIntervalSince(stop.upperBound)
            let isOpen = delivery.state == .unsure || delivery.nextAttemptAt != nil
            let delay = isOpen ? self.longestDelay : self.stopTolerance
            if early <= self.stopTolerance, late <= delay { distances.append(max(early, late, 0)) }
        }
        return distances.min()
    }

    /// From when to when the play can be.
    static func range(of delivery: Delivery) -> ClosedRange<Date> {
        let stop = delivery.trace.stop.map { [$0.lowerBound, $0.upperBound] } ?? []
        let dates = delivery.trace.playTimes + stop
        let first = dates.min() ?? delivery.watchedAt
        return first...max(dates.max() ?? first, first)
    }
}
