internal import Foundation
internal import TraktAPI

/// Which plays of ours a history does not have: by Trakt's number, else by item and time.
///
/// Where a play may be another viewing's or ours, it is taken for ours: what is there is never told again.
struct MissingPlays {
    /// Of all items, or of all that the plays are about.
    let history: [TraktHistoryItem]
    /// Plays at Trakt that belong to other viewings.
    let claimed: Set<Int64>
    /// Our time in Trakt's.
    let serverTime: (Date) -> Date

    /// Seconds by which a play of the same item may be off and still be ours: a stop that Trakt came to late, a clock that was
    /// put right, a time that the user has changed there.
    static let tolerance: TimeInterval = 1800

    /// - Parameter plays: Delivered ones.
    /// - Returns: Those of them that are not in the history, in the same order.
    func find(of plays: [Delivery]) -> [Delivery] {
        let ids = Set(self.history.map(\.id))
        let unknown = plays.filter { $0.number.map { !ids.contains($0) } ?? true }
        let taken = self.claimed.union(plays.compactMap(\.number))
        let free = Dictionary(grouping: self.history.filter { !taken.contains($0.id) }, by: \.itemKey)
        var pairs: [(viewing: String, play: Int64, distance: TimeInterval)] = []
        for delivery in unknown {
            for play in free[delivery.itemKey] ?? [] {
                if let distance = self.distance(of: play, from: delivery) {
                    pairs.append((delivery.viewing, play.id, distance))
                }
            }
        }
        pairs.sort { ($0.distance, $0.play, $0.viewing) < ($1.distance, $1.play, $1.viewing) }
        var (found, used): (Set<String>, Set<Int64>) = ([], [])
        for pair in pairs where !found.contains(pair.viewing) && !used.contains(pair.play) {
            found.insert(pair.viewing)
            used.insert(pair.play)
        }
        return unknown.filter { !found.contains($0.viewing) }
    }

    private func distance(of play: TraktHistoryItem, from delivery: Delivery) -> TimeInterval? {
        // A play without a date may be of any time.
        guard let date = play.date else { return Self.tolerance }
        let times = delivery.trace.playTimes + [self.serverTime(delivery.watchedAt)]
        let distance = times.map { abs(date.timeIntervalSince($0)) }.min() ?? .infinity
        return distance <= Self.tolerance ? distance : nil
    }
}
