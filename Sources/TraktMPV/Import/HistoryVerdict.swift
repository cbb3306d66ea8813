import Foundation
import MediaIdentification
import Playback

/// What a line of a history is worth: a pure judgement.
enum HistoryVerdict: String, Encodable, Hashable, Sendable {
    /// It is to be told.
    case take
    /// Recorded here already.
    case here
    /// Trakt has a play of it from about that time.
    case atTrakt
    /// Left before it counted, as far as can be told.
    case unfinished
    /// How long it is is not known, and so neither whether it was seen.
    case unknownLength
    /// The user has said that nothing of it is told.
    case excluded
    /// What it is is not certain.
    case unclear
    /// A trailer, a home video, something short: nothing that counts.
    case nothing
    /// Older than those that are taken at once.
    case beyondMax

    /// For people.
    var words: String {
        switch self {
        case .take: "to be added"
        case .here: "recorded here already"
        case .atTrakt: "on Trakt already"
        case .unfinished: "not seen to its end"
        case .unknownLength: "its length is not known"
        case .excluded: "never to be told"
        case .unclear: "not certain what it is"
        case .nothing: "nothing that counts"
        case .beyondMax: "beyond --max"
        }
    }
}

/// When a line was watched, and whether to its end.
struct HistoryViewing: Hashable, Sendable {
    var startedAt: Date
    var watchedAt: Date
    var isSeen: Bool

    /// - Parameters:
    ///   - line: The line.
    ///   - next: When the next file was opened or left; nil where there is none.
    ///   - length: Seconds.
    ///   - threshold: From how many percent on it counts.
    ///   - now: The time.
    init(_ line: PlayerHistoryLine, next: Date?, length: Double, threshold: Double, now: Date) {
        switch line.moment {
        case .left(let date, let place):
            self.watchedAt = date
            self.startedAt = date - min(place, length)
            self.isSeen = place >= length * threshold / 100
        case .opened(let date):
            self.startedAt = date
            // Nobody has written down how far it came: what was opened before it can have ended was not.
            let room = (next ?? now).timeIntervalSince(date)
            self.isSeen = room >= length * threshold / 100
            self.watchedAt = min(date + length, now)
        }
    }
}
