internal import Foundation
internal import TraktAPI

/// Finds the play that a request with a lost answer has left behind, if it has (`trakt-api.md §6.3`).
struct ArrivedPlay {
    /// A play of ours is off by no more than this from the time that we gave it.
    static let historyTolerance: TimeInterval = 2
    /// A stop is stamped by Trakt's clock, of which we know a little less than all.
    static let stopTolerance: TimeInterval = 20
    /// A stop without an answer is stamped when Trakt comes to it, be it late; one with an answer was stamped before that.
    ///
    /// It may have been under way, or waited at a server that is overloaded.
    static let longestDelay: TimeInterval = 600

    let viewing: Viewing
    /// Other viewings of the same item, which may have left plays too.
    let neighbours: [Viewing]
    /// Plays at Trakt that are known to be another viewing's.
    let claimed: Set<Int64>

    /// The play of the viewing.
    ///
    /// Each play goes to the viewing that is nearest to it in time, and each viewing gets one at most.
    ///
    /// - Parameter plays: Of this item.
    /// - Returns: The play, or nil when it has not arrived.
    func find(in plays: [TraktHistoryItem]) -> TraktHistoryItem? {
        // Those whose play is known by number have it among the claimed.
        let others = self.neighbours.filter { $0.historyID == nil && [.delivered, .unsure].contains($0.state) }
        var pairs: [(viewing: Viewing, play: TraktHistoryItem, distance: TimeInterval)] = []
        for play in plays where !self.claimed.contains(play.id) {
            guard let date = play.date else { continue }
            for viewing in [self.viewing] + others {
                if let distance = Self.distance(of: date, from: viewing) { pairs.append((viewing, play, distance)) }
            }
        }
        pairs.sort { ($0.distance, $0.play.id, $0.viewing.id) < ($1.distance, $1.play.id, $1.viewing.id) }
        var taken: (viewings: Set<String>, plays: Set<Int64>) = ([], [])
        for pair in pairs where !taken.viewings.contains(pair.viewing.id) && !taken.plays.contains(pair.play.id) {
            if pair.viewing.id == self.viewing.id { return pair.play }
            taken.viewings.insert(pair.viewing.id)
            taken.plays.insert(pair.play.id)
        }
        return nil
    }

    /// Seconds by which a date is off from what the viewing has sent; nil when it cannot be of it.
    static func distance(of date: Date, from viewing: Viewing) -> TimeInterval? {
        var distances: [TimeInterval] = []
        if let time = viewing.historyTime {
            let distance = abs(date.timeIntervalSince(time))
            if distance <= self.historyTolerance { distances.append(distance) }
        }
        if let from = viewing.stopSentFrom, let until = viewing.stopSentUntil {
            let early = from.timeIntervalSince(date)
            let late = date.timeIntervalSince(until)
            let delay = viewing.state == .unsure ? self.longestDelay : self.stopTolerance
            if early <= self.stopTolerance, late <= delay { distances.append(max(early, late, 0)) }
        }
        return distances.min()
    }

    /// From when to when the play can be.
    static func range(of viewing: Viewing) -> ClosedRange<Date> {
        let dates = [viewing.historyTime, viewing.stopSentFrom, viewing.stopSentUntil].compactMap { $0 }
        let first = dates.min() ?? viewing.endedAt
        return first...max(dates.max() ?? first, first)
    }
}
