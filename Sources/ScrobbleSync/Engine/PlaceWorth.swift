internal import Foundation
internal import Playback
internal import TraktAPI

/// Whether a place is worth telling: not when it is none, was left long ago, is not the last one here, or is that of a look.
struct PlaceWorth<C: Clock<Duration>> {
    let wire: TraktWire<C>
    let owed: ReceiverQueue

    /// Why a place is not worth telling; nil when it is.
    func objection(to entry: OutboxEntry, _ memory: PlaceMemory?) throws -> String? {
        let stopped = "stopped at \(Int(entry.viewing.progress)) %"
        guard entry.viewing.progress >= ScrobblePolicy.lowestPlace else { return "\(stopped): no place to resume from" }
        let age = self.wire.now().date.timeIntervalSince(entry.delivery.watchedAt)
        guard age < PlaceTelling.oldest, try !self.isSuperseded(entry) else {
            return "\(stopped), and watched on since"
        }
        guard entry.viewing.isLook(since: memory?.playedBefore ?? 0) else { return nil }
        guard let before = try self.placeBefore(entry, memory) else {
            return "\(stopped) after a look; what was only looked at leaves no place"
        }
        let isBeside = entry.viewing.isLook(beside: before, since: memory?.playedBefore ?? 0)
        return isBeside ? "\(stopped) after a look; the place before it stays" : nil
    }

    /// Whether something newer of the same item was watched here; a look is nothing newer.
    private func isSuperseded(_ entry: OutboxEntry) throws -> Bool {
        guard let key = entry.delivery.itemKey else { return false }
        return try self.owed.viewings(of: key, besides: entry.id, after: entry.delivery.watchedAt)
            .contains { !$0.viewing.isLook() }
    }

    /// The place that Trakt had before, or is still to be told; nil where there was none.
    func placeBefore(_ entry: OutboxEntry, _ memory: PlaceMemory?) throws -> KnownPlace? {
        guard let key = entry.delivery.itemKey else { return nil }
        return try self.owed.placeBefore(
            entry.id,
            key,
            memory,
            at: entry.delivery.watchedAt,
            offset: self.wire.client.serverClock.offset
        )
    }
}
