internal import Foundation
internal import TraktAPI

/// What Trakt has of the items that are to be rated, asked at most once per kind: for one pass over the queue.
///
/// There is no question about one item (`Documentation/trakt.md §7`), so all ratings of its kind are read; but only where
/// something was rated there after ours.
final class RatingLookup<C: Clock<Duration>> {
    /// How a rating of ours stands against Trakt's.
    enum Standing: Hashable {
        /// Trakt has none, or an older one.
        case isNews
        /// Trakt has this very one.
        case isThere
        /// Trakt has a newer one.
        case isOlder(than: Int)
        /// Trakt has one and does not say of when.
        case isUnclear(Int)
    }

    private let wire: TraktWire<C>
    private var activities: TraktActivities?
    private var ratings: [TraktClient.Kind: [String: TraktRating]] = [:]

    /// Seconds by which Trakt may have rounded the time of a rating.
    private static var rounding: TimeInterval { 1 }

    init(_ wire: TraktWire<C>) {
        self.wire = wire
    }

    /// Compares a rating with Trakt's of the same item.
    ///
    /// - Parameters:
    ///   - rating: Ours, from 1 to 10.
    ///   - date: When it was given, by Trakt's clock.
    ///   - item: Of what.
    /// - Returns: How they stand, or why that is not known.
    /// - Throws: `StorageTrouble`, `CancellationError`.
    func standing(of rating: Int, givenAt date: Date, _ item: ScrobbleItem) async throws -> Reply<Standing> {
        let kind = item.ratedKind
        guard self.ratings[kind] == nil else { return .answer(self.compare(rating, date, item)) }
        if self.activities == nil {
            let reply = try await self.wire.read { token throws(TraktError) in
                try await self.wire.client.lastActivities(token: token)
            }
            guard case .answer(let activities) = reply else { return reply.map { _ in .isNews } }
            self.activities = activities
        }
        let dates = kind == .movie ? self.activities?.movies : self.activities?.episodes
        if let last = dates?.rated_at.flatMap(TraktDate.parse), last < date - Self.rounding { return .answer(.isNews) }
        let reply = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.ratings(of: kind, token: token)
        }
        guard case .answer(let ratings) = reply else { return reply.map { _ in .isNews } }
        self.ratings[kind] = Dictionary(
            ratings.compactMap { rating in rating.itemKey.map { ($0, rating) } },
            uniquingKeysWith: { ($0.date ?? .distantFuture) > ($1.date ?? .distantFuture) ? $0 : $1 }
        )
        return .answer(self.compare(rating, date, item))
    }

    private func compare(_ rating: Int, _ date: Date, _ item: ScrobbleItem) -> Standing {
        guard let known = self.ratings[item.ratedKind]?[item.key] else { return .isNews }
        guard let other = known.date else { return .isUnclear(known.rating ?? 0) }
        if abs(other.timeIntervalSince(date)) <= Self.rounding, known.rating == rating { return .isThere }
        return other > date + Self.rounding ? .isOlder(than: known.rating ?? 0) : .isNews
    }
}

extension ScrobbleItem {
    fileprivate var ratedKind: TraktClient.Kind {
        switch self {
        case .movie: .movie
        case .episode: .episode
        }
    }
}
