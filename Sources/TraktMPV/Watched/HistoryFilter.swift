package import Foundation
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// Which plays the user wants to see.
package struct HistoryFilter: Hashable, Sendable {
    /// A part of the title of a show.
    package var show: String?
    /// A part of the title of a film.
    package var film: String?
    package var since: Date?
    /// Before this moment.
    package var until: Date?
    /// How many at most; nil for all.
    package var limit: Int?

    package init() {}

    /// Of one day, as the user's clock has it.
    package mutating func limit(to day: Date, in zone: TimeZone = .current) {
        self.since = day
        self.until = Self.end(of: day, in: zone)
    }

    /// When the day is over that begins at a moment.
    package static func end(of day: Date, in zone: TimeZone = .current) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar.date(byAdding: .day, value: 1, to: day) ?? day + 86400
    }

    /// nil where all times are wanted, also none.
    var range: ClosedRange<Date>? {
        guard self.since != nil || self.until != nil else { return nil }
        let start = self.since ?? Date(timeIntervalSince1970: 0)
        return start...max((self.until ?? Date.distantFuture) - 0.001, start)
    }

    /// Of films alone, also where none is named.
    package var isOfFilms = false

    var kind: TraktClient.Kind? {
        self.film != nil || self.isOfFilms ? .movie : self.show != nil ? .episode : nil
    }

    /// Whether a play is of the title that is looked for.
    ///
    /// - Parameters:
    ///   - kind: Film or episode; nil where nobody knows.
    ///   - titles: All that it is called.
    func wants(_ kind: TraktClient.Kind?, _ titles: [String?]) -> Bool {
        if let own = self.kind, let kind, kind != own { return false }
        guard let text = self.film ?? self.show else { return true }
        return titles.contains { title in
            title?.range(of: text, options: [.caseInsensitive, .diacriticInsensitive]) != nil
        }
    }

    func wants(_ play: TraktHistoryItem) -> Bool {
        let title = play.movie ?? play.show
        return self.wants(play.movie == nil ? .episode : .movie, [title?.title, title?.ids.slug])
    }

    func wants(_ entry: OutboxEntry) -> Bool {
        let description = entry.viewing.description
        let named: TraktClient.Kind? = description.kind.map { $0 == .movie ? .movie : .episode }
        return self.wants(entry.told?.kind ?? named, [entry.told?.title, description.title])
    }

    func wants(_ play: JoinedHistory.Play) -> Bool {
        play.atTrakt.map(self.wants) ?? false || play.entry.map(self.wants) ?? false
    }
}
