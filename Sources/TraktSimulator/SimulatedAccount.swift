import Foundation

/// One user of the pretend Trakt: logins, plays, what is on now.
package actor SimulatedAccount {
    /// What an item is.
    enum Item: Hashable, Sendable {
        case movie(Int)
        case episode(Int)
    }

    struct Play: Sendable {
        var id: Int
        var item: Item
        var watchedAt: Date
        var action: String
    }

    struct Code: Sendable {
        enum State { case pending, approved, denied, used }
        var deviceCode: String
        var userCode: String
        var expiresAt: Date
        var state = State.pending
        var lastPoll: Date?
    }

    struct Pair: Sendable {
        var access: String
        var refresh: String
        var createdAt: Date
        var expiresAt: Date
    }

    let catalogue: Catalogue
    private let approvesAll: Bool
    private let tokenLifetime: TimeInterval
    private let now: @Sendable () -> Date
    private var codes: [Code] = []
    private var pairs: [Pair] = []
    private(set) var plays: [Play] = []
    private(set) var playback: [Item: Double] = [:]
    private(set) var watching: Item?
    private var lastWrite = Date.distantPast
    private var nextID = 1_000_000_000_1

    /// Seconds after a scrobble in which the same one is refused.
    private static let duplicateWindow: TimeInterval = 3600

    init(catalogue: Catalogue, approvesAll: Bool, tokenLifetime: TimeInterval, now: @escaping @Sendable () -> Date) {
        self.catalogue = catalogue
        self.approvesAll = approvesAll
        self.tokenLifetime = tokenLifetime
        self.now = now
    }

    // MARK: - Activation

    func newCode() -> Code {
        let userCode = String((0..<8).compactMap { _ in "0123456789ABCDEF".randomElement() })
        var code = Code(deviceCode: UUID().uuidString, userCode: userCode, expiresAt: self.now() + 600)
        if self.approvesAll { code.state = .approved }
        self.codes.append(code)
        return code
    }

    enum Decision: Sendable { case unknown, expired, noted }

    func decide(_ userCode: String, approve: Bool) -> Decision {
        guard let index = self.codes.firstIndex(where: { $0.userCode == userCode.uppercased() }) else {
            return .unknown
        }
        guard self.now() < self.codes[index].expiresAt else { return .expired }
        self.codes[index].state = approve ? .approved : .denied
        return .noted
    }

    func isKnown(_ userCode: String) -> Decision {
        guard let code = self.codes.first(where: { $0.userCode == userCode.uppercased() }) else { return .unknown }
        return self.now() < code.expiresAt ? .noted : .expired
    }

    /// The status of a poll, and the pair when it is 200.
    func poll(_ deviceCode: String) -> (status: Int, pair: Pair?) {
        guard let index = self.codes.firstIndex(where: { $0.deviceCode == deviceCode }) else { return (404, nil) }
        let now = self.now()
        if now >= self.codes[index].expiresAt { return (410, nil) }
        if let last = self.codes[index].lastPoll, now.timeIntervalSince(last) < 0.9 { return (429, nil) }
        self.codes[index].lastPoll = now
        switch self.codes[index].state {
        case .pending: return (400, nil)
        case .denied: return (418, nil)
        case .used: return (409, nil)
        case .approved:
            self.codes[index].state = .used
            return (200, self.newPair())
        }
    }

    /// A new pair for an old refresh token, which is dead from now on.
    func rotate(_ refresh: String) -> Pair? {
        guard let index = self.pairs.firstIndex(where: { $0.refresh == refresh }) else { return nil }
        self.pairs.remove(at: index)
        return self.newPair()
    }

    func revoke(_ access: String) { self.pairs.removeAll { $0.access == access } }

    func isValid(_ access: String) -> Bool {
        self.pairs.contains { $0.access == access && self.now() < $0.expiresAt }
    }

    func expireTokens() {
        for index in self.pairs.indices { self.pairs[index].expiresAt = .distantPast }
    }

    private func newPair() -> Pair {
        let pair = Pair(
            access: UUID().uuidString,
            refresh: UUID().uuidString,
            createdAt: self.now(),
            expiresAt: self.now() + self.tokenLifetime
        )
        self.pairs.append(pair)
        return pair
    }

    // MARK: - Writes

    /// Whether a write comes too soon after the last one: one a second, with a little grace.
    func isTooFast() -> Bool {
        let now = self.now()
        guard now.timeIntervalSince(self.lastWrite) >= 0.95 else { return true }
        self.lastWrite = now
        return false
    }

    enum Scrobbled: Sendable {
        case done(id: Int, action: String)
        case duplicate(watchedAt: Date, expiresAt: Date)
        case outOfRange
    }

    func scrobble(_ call: String, _ item: Item, progress: Double) -> Scrobbled {
        switch call {
        case "start":
            self.watching = item
            self.playback[item] = nil
            return .done(id: 0, action: "start")
        case "pause":
            guard progress >= 1, progress < 80 else { return .outOfRange }
            self.playback[item] = progress
            return .done(id: 0, action: "pause")
        default:
            guard progress >= 1 else { return .outOfRange }
            if self.watching == item { self.watching = nil }
            guard progress >= 80 else {
                self.playback[item] = progress
                return .done(id: 0, action: "pause")
            }
            let now = self.now()
            if let last = self.plays.last(where: { $0.item == item && $0.action == "scrobble" }),
                now.timeIntervalSince(last.watchedAt) < Self.duplicateWindow
            {
                return .duplicate(watchedAt: last.watchedAt, expiresAt: last.watchedAt + Self.duplicateWindow)
            }
            self.playback[item] = nil
            return .done(id: self.add(item, at: now, action: "scrobble"), action: "scrobble")
        }
    }

    /// Adds a play; the same one again is a second play.
    @discardableResult
    func add(_ item: Item, at date: Date, action: String) -> Int {
        self.nextID += 1
        self.plays.append(Play(id: self.nextID, item: item, watchedAt: date, action: action))
        return self.nextID
    }

    func remove(ids: [Int]) -> Int {
        let before = self.plays.count
        self.plays.removeAll { ids.contains($0.id) }
        return before - self.plays.count
    }

    func exists(_ item: Item) -> Bool {
        switch item {
        case .movie(let id): self.catalogue.title(id: id)?.isShow == false
        case .episode(let id): self.catalogue.episode(id: id) != nil
        }
    }

    /// The item with its media objects, as Trakt shows it.
    func json(_ item: Item) -> [String: JSON] {
        switch item {
        case .movie(let id):
            let movie = self.catalogue.title(id: id).map { Catalogue.json($0) }
            return ["type": .string("movie"), "movie": movie ?? .null]
        case .episode(let id):
            guard let (show, season, number) = self.catalogue.episode(id: id) else { return [:] }
            return [
                "type": .string("episode"), "show": Catalogue.json(show),
                "episode": Catalogue.json(show, season: season, number: number),
            ]
        }
    }
}
