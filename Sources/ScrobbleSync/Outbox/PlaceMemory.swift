import Foundation
internal import GRDB
internal import MediaIdentification
internal import TraktAPI

/// A place as the receiver has it.
struct KnownPlace: Codable, Hashable, Sendable {
    /// Percent.
    var progress: Double
    /// When it was left, by the receiver's clock.
    var pausedAt: Date

    /// Percent by which two numbers of one place may differ: a receiver rounds.
    private static let precision = 0.02

    /// Whether another number is the same place.
    func isAt(_ progress: Double) -> Bool { abs(self.progress - progress) < Self.precision }
}

/// A place that we have told while the film ran.
struct ToldPlace: Codable, Hashable, Sendable {
    /// Percent.
    var progress: Double
    /// When it went out, by the receiver's clock.
    var sentAt: Date

    /// Seconds after which a request that went out has arrived or never will.
    private static let longestWay: TimeInterval = 600

    /// Whether a place that the receiver has is this one, come back: by where it is and when it was told, as far as the
    /// receiver's clock is known.
    func isEchoed(by place: KnownPlace) -> Bool {
        let way = place.pausedAt.timeIntervalSince(self.sentAt)
        return place.isAt(self.progress) && (-ServerClock.tolerance...Self.longestWay).contains(way)
    }
}

/// What a viewing has done to the place that the receiver has of an item: on disk before it is done.
///
/// A start wipes that place (`Documentation/trakt.md §4.3`). After a look that was too short to mean anything it is put
/// back, also when the player was killed meanwhile.
struct PlaceMemory: Codable, Hashable, Sendable {
    var viewing: String
    var receiver: Receiver
    var itemKey: String
    var item: ScrobbleItem
    /// What was there before the start; nil where nothing was.
    var wiped: KnownPlace?
    /// When the start that wiped it went out, by the receiver's clock.
    var wipedAt: Date
    /// Media seconds of the viewing that had been played by then.
    var playedBefore: Double
    /// What was told last of where the viewing is.
    var told: ToldPlace?
    /// Attempts to put it back that came to nothing.
    var attempts: Int
    var nextAttemptAt: Date?
    /// When it was put back, or there was nothing to put back any more.
    var settledAt: Date?
    var isPutBack: Bool

    init(viewing: String, of item: ScrobbleItem, to receiver: Receiver, at date: Date) {
        self.viewing = viewing
        self.receiver = receiver
        self.itemKey = item.key
        self.item = item
        self.wipedAt = date
        self.playedBefore = 0
        self.attempts = 0
        self.isPutBack = false
    }

    /// Takes what the receiver has right before a start wipes it.
    ///
    /// - Parameters:
    ///   - found: What is there; nil for nothing.
    ///   - played: Media seconds of the viewing so far.
    ///   - date: Now, by the receiver's clock.
    mutating func take(_ found: KnownPlace?, played: Double, at date: Date) {
        self.settledAt = nil
        guard let found, self.told.map({ !$0.isEchoed(by: found) }) ?? true else { return }
        self.wiped = found
        self.wipedAt = date
        self.playedBefore = played
    }
}

extension PlaceMemory: FetchableRecord, PersistableRecord {
    static let databaseTableName = "placeMemory"
}

extension Viewing {
    /// Media seconds that must have been played for a place to mean anything, however short the film.
    private static let shortestStay = 30.0
    /// The share of a long film that must have been.
    private static let smallestShare = 0.01

    /// Whether so little was played that it says nothing about where somebody is in the film.
    ///
    /// - Parameter playedBefore: Media seconds that do not count.
    /// - Returns: Whether it is a look.
    func isLook(since playedBefore: Double = 0) -> Bool {
        let stay = max(Self.shortestStay, (self.evidence.duration ?? 0) * Self.smallestShare)
        return !self.isCounted && self.played - playedBefore < stay
    }

    /// Whether it went on from a place, be it for a moment.
    ///
    /// - Parameters:
    ///   - place: Percent.
    ///   - playedBefore: Media seconds that do not count.
    /// - Returns: Whether it ended there, or as far behind it as was played.
    func goesOn(from place: Double, since playedBefore: Double = 0) -> Bool {
        guard let duration = self.evidence.duration, duration > 0 else { return abs(self.progress - place) < 1 }
        let share = max(self.played - playedBefore, 0) / duration * 100
        return (place - 1...place + share + 1).contains(self.progress)
    }

    /// Whether it was no more than a look that left another place where it is.
    func isLook(beside place: KnownPlace?, since playedBefore: Double = 0) -> Bool {
        self.isLook(since: playedBefore)
            && !(place.map { self.goesOn(from: $0.progress, since: playedBefore) } ?? false)
    }
}
