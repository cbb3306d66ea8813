import Foundation

/// The history and the opinions (`Documentation/trakt.md §6–8`).
extension SimulatedAccount {
    /// Adds plays; the same one again is a second play.
    ///
    /// - Returns: The id of the last one.
    @discardableResult
    func add(_ plays: [(item: Item, watchedAt: Date?)], action: String) -> Int {
        var id = self.state.lastID
        var changes: [Change] = []
        for (item, date) in plays {
            id += 1
            changes.append(.play(Play(id: id, item: item, watchedAt: date, action: action)))
        }
        for kind in Set(plays.map { Self.kind($0.item) }).sorted() {
            changes.append(.activity("\(kind).watched_at", self.clock.now))
        }
        self.apply(changes)
        return id
    }

    /// Removes plays by their ids.
    ///
    /// - Returns: Those removed.
    func remove(ids: [Int]) -> [Play] {
        let wanted = Set(ids)
        let removed = self.state.plays.filter { wanted.contains($0.id) }
        if !removed.isEmpty {
            self.apply(
                [.droppedPlays(removed.map(\.id))]
                    + Set(removed.map { Self.kind($0.item) }).map {
                        .activity("\($0).watched_at", self.clock.now)
                    }
            )
        }
        return removed
    }

    /// Removes every play of these items.
    func remove(items: Set<Item>) -> [Play] {
        self.remove(ids: items.flatMap { self.state.playsOfItem[$0] ?? [] }.map(\.id))
    }

    /// Plays that pass, oldest first.
    ///
    /// - Parameters:
    ///   - items: Only of these; of all when nil.
    ///   - range: Of `watchedAt`; plays without a date pass only where it is nil.
    /// - Returns: The plays.
    func plays(of items: Set<Item>?, in range: ClosedRange<Date>?) -> [Play] {
        self.endCheckinInTime()
        let plays =
            if let items {
                items.flatMap { self.state.playsOfItem[$0] ?? [] }.sorted(by: AccountState.isEarlier)
            } else {
                self.oldestFirst()
            }
        guard let range else { return plays }
        return plays.filter { $0.watchedAt.map(range.contains) ?? false }
    }

    /// The plays of each of these items.
    func plays(ofEach items: [Item]) -> [Item: [Play]] {
        self.endCheckinInTime()
        return items.reduce(into: [:]) { $0[$1] = self.state.playsOfItem[$1] }
    }

    func rate(_ ratings: [Rating]) {
        let now = self.clock.now
        self.apply(ratings.map { .rating($0) } + Set(ratings.map(\.kind)).map { .activity("\($0).rated_at", now) })
    }

    func unrate(_ targets: [(kind: String, id: Int)]) -> [String: Int] {
        let known = targets.filter { self.state.ratings[$0.kind]?[$0.id] != nil }
        self.apply(known.map { .droppedRating(kind: $0.kind, id: $0.id) })
        return known.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    }

    var ratings: [Rating] {
        self.state.ratings.values.flatMap(\.values).sorted { $0.ratedAt > $1.ratedAt }
    }

    var activities: [String: Date] { self.state.activities }
}
