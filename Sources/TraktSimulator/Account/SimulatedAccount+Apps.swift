/// Which apps are connected, and which are gone (`Documentation/trakt.md §1.6`).
extension SimulatedAccount {
    var isVIP: Bool { self.state.isVIP ?? self.policy.isVIP }

    /// The client ids of the apps that are connected, each once.
    var connectedApps: [String] { Set(self.state.pairs.values.compactMap(\.app)).sorted() }

    /// How many may be: one of a free account, fifty of a VIP one.
    var appLimit: Int { self.isVIP ? 50 : 1 }

    /// Whether an app can be connected beside those that are; the same one once more always can.
    func hasPlace(for app: String?) -> Bool {
        self.isVIP || self.policy.places != .refuse || self.connectedApps.allSatisfy { $0 == app }
    }

    /// Ends all logins of an app.
    func disconnect(_ app: String) {
        self.apply(self.state.pairs.values.filter { $0.app == app }.map { .droppedPair(access: $0.access) })
    }

    func isGone(_ app: String) -> Bool { self.state.goneApps.contains(app) }

    /// Deletes an app, as Trakt does when its owner is VIP no more, or brings it back; its logins stay as they are.
    func setGone(_ app: String, _ isGone: Bool) { self.apply([.app(app, isGone: isGone)]) }

    func setVIP(_ isVIP: Bool) { self.apply([.vip(isVIP)]) }

    /// What `/users/settings` says may be kept.
    var limits: JSON {
        let isVIP = self.isVIP
        return [
            "list": ["count": .integer(isVIP ? 100 : 5), "item_count": .integer(isVIP ? 5000 : 250)],
            "watchlist": ["item_count": .integer(isVIP ? 5000 : 250)],
            "favorites": ["item_count": .integer(isVIP ? 1000 : 100)], "collection": ["item_count": 100_000],
            "search": ["recent_count": 5],
        ]
    }
}
