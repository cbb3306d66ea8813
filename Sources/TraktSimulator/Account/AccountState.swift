import Foundation

/// What can be watched.
enum Item: Hashable, Sendable {
    case movie(Int)
    case episode(Int)
}

extension Item: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let parts = try container.decode(String.self).split(separator: ":")
        guard parts.count == 2, let id = Int(parts[1]) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no item")
        }
        self = parts[0] == "movie" ? .movie(id) : .episode(id)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .movie(let id): try container.encode("movie:\(id)")
        case .episode(let id): try container.encode("episode:\(id)")
        }
    }
}

/// One play in the history.
struct Play: Codable, Hashable, Sendable {
    var id: Int
    var item: Item
    /// Nil for "unknown".
    var watchedAt: Date?
    /// scrobble, checkin or watch.
    var action: String
}

/// A device code and what became of it.
struct Code: Codable, Sendable {
    enum State: String, Codable { case pending, approved, denied, used }
    var deviceCode: String
    /// The client id that asked for it; nil in a file of an earlier version.
    var app: String?
    var userCode: String
    var expiresAt: Date
    var state = State.pending
    var lastPoll: Date?
}

/// Two tokens.
struct Pair: Codable, Sendable {
    var access: String
    var refresh: String
    /// The client id that it was made for; nil in a file of an earlier version.
    var app: String?
    var createdAt: Date
    var expiresAt: Date
}

/// A stored position.
struct Paused: Codable, Sendable {
    var id: Int
    var item: Item
    /// Percent.
    var progress: Double
    var pausedAt: Date
}

/// What is on now, by scrobble or by checkin.
struct Watching: Codable, Sendable {
    var item: Item
    var action: String
    var startedAt: Date
    var expiresAt: Date
    /// Percent at `startedAt`.
    var progress: Double
}

/// An opinion, on anything that has an id.
struct Rating: Codable, Sendable {
    /// movies, shows, seasons or episodes.
    var kind: String
    var id: Int
    var rating: Int
    var ratedAt: Date
}

/// Everything that changes, as one list of words: what is done and what is kept on disk is the same.
enum Change: Codable, Sendable {
    case code(Code)
    case pair(Pair)
    case droppedPair(access: String)
    case play(Play)
    case droppedPlays([Int])
    case paused(Paused)
    case droppedPaused(Item)
    case watching(Watching)
    case droppedWatching
    case rating(Rating)
    case droppedRating(kind: String, id: Int)
    case activity(String, Date)
    /// A show that a section hides; nil for one that it shows again.
    case hidden(section: String, show: Int, Date?)
    /// From when on a show is watched anew; nil where that is taken back.
    case resetShow(Int, Date?)
    /// An app that is gone, or is back.
    case app(String, isGone: Bool)
    case vip(Bool)
    case reset
}

/// What the pretend Trakt knows of its one user.
struct AccountState: Sendable {
    private(set) var codes: [String: Code] = [:]
    private(set) var pairs: [String: Pair] = [:]
    /// In the order in which they came.
    private(set) var plays: [Play] = []
    private(set) var playsOfItem: [Item: [Play]] = [:]
    private(set) var paused: [Item: Paused] = [:]
    private(set) var watching: Watching?
    private(set) var ratings: [String: [Int: Rating]] = [:]
    private(set) var activities: [String: Date] = [:]
    /// Shows by section, with the time since when.
    private(set) var hidden: [String: [Int: Date]] = [:]
    /// From when on shows are watched anew.
    private(set) var resets: [Int: Date] = [:]
    /// Client ids of apps that are gone or blocked.
    private(set) var goneApps: Set<String> = []
    /// Whether the account was made VIP, or none any more; nil where it is as it began.
    private(set) var isVIP: Bool?
    private(set) var lastID = 10_000_000_000
    /// Oldest first; sorted when asked for, for most plays come in order.
    private var chronology: [Play] = []
    private var isInOrder = true

    mutating func apply(_ change: Change) {
        switch change {
        case .code(let code): self.codes[code.deviceCode] = code
        case .pair(let pair): self.pairs[pair.access] = pair
        case .droppedPair(let access): self.pairs[access] = nil
        case .play(let play): self.add(play)
        case .droppedPlays(let ids): self.drop(Set(ids))
        case .paused(let paused):
            self.paused[paused.item] = paused
            self.lastID = max(self.lastID, paused.id)
        case .droppedPaused(let item): self.paused[item] = nil
        case .watching(let watching): self.watching = watching
        case .droppedWatching: self.watching = nil
        case .rating(let rating): self.ratings[rating.kind, default: [:]][rating.id] = rating
        case .droppedRating(let kind, let id): self.ratings[kind]?[id] = nil
        case .activity(let name, let date): self.activities[name] = date
        case .hidden(let section, let show, let date): self.hidden[section, default: [:]][show] = date
        case .resetShow(let show, let date): self.resets[show] = date
        case .app(let id, let isGone): if isGone { self.goneApps.insert(id) } else { self.goneApps.remove(id) }
        case .vip(let isVIP): self.isVIP = isVIP
        case .reset: self = Self()
        }
    }

    private mutating func add(_ play: Play) {
        self.lastID = max(self.lastID, play.id)
        self.plays.append(play)
        self.playsOfItem[play.item, default: []].append(play)
        if let last = self.chronology.last, Self.isEarlier(play, last) { self.isInOrder = false }
        self.chronology.append(play)
    }

    private mutating func drop(_ ids: Set<Int>) {
        let items = Set(self.plays.lazy.filter { ids.contains($0.id) }.map(\.item))
        self.plays.removeAll { ids.contains($0.id) }
        self.chronology.removeAll { ids.contains($0.id) }
        for item in items { self.playsOfItem[item]?.removeAll { ids.contains($0.id) } }
    }

    /// All plays, oldest first; those without a date before all others.
    mutating func oldestFirst() -> [Play] {
        if !self.isInOrder { self.chronology.sort(by: Self.isEarlier) }
        self.isInOrder = true
        return self.chronology
    }

    static func isEarlier(_ one: Play, _ other: Play) -> Bool {
        let dates = (one.watchedAt ?? .distantPast, other.watchedAt ?? .distantPast)
        return dates.0 == dates.1 ? one.id < other.id : dates.0 < dates.1
    }

    /// The shortest way to this state.
    var changes: [Change] {
        self.codes.values.map { .code($0) } + self.pairs.values.map { .pair($0) } + self.plays.map { .play($0) }
            + self.paused.values.map { .paused($0) } + (self.watching.map { [.watching($0)] } ?? [])
            + self.ratings.values.flatMap(\.values).map { .rating($0) }
            + self.activities.map { .activity($0.key, $0.value) }
            + self.hidden.flatMap { section, shows in shows.map { .hidden(section: section, show: $0, $1) } }
            + self.resets.map { .resetShow($0, $1) }
            + self.goneApps.map { .app($0, isGone: true) } + (self.isVIP.map { [.vip($0)] } ?? [])
    }
}
