package import Foundation
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// Something that happens with what is watched, as hooks and `events` are told it (`Documentation/hooks.md`).
package struct ActivityEvent: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
        /// A viewing is under way; `pause`, `resume`, `counted` and `stop` follow.
        case start, pause, resume, stop
        /// It counts as watched.
        case counted
        /// Trakt has it: a play, or a place to go on from.
        case delivered
        /// The user has to say what it is.
        case needsMatch = "needs-match"
        /// Something keeps what was watched from Trakt.
        case trouble
    }

    package enum Sort: String, Codable, Hashable, Sendable {
        case movie, episode
    }

    package var event: Kind
    package var at: Date
    /// Of the viewing.
    package var id: String?
    /// As people are shown it: what Trakt calls it, else what the name says.
    package var title: String?
    /// What the name says, where it says something else.
    package var named: String?
    package var kind: Sort?
    /// Of the film or the show.
    package var name: String?
    /// Of the film, or in which the show began.
    package var year: Int?
    package var season: Int?
    package var episode: Int?
    package var episodeTitle: String?
    /// Trakt's number of the film or the episode.
    package var trakt: Int?
    package var path: String?
    /// Percent.
    package var progress: Double?
    /// Of the file, in seconds.
    package var duration: Double?
    /// What was delivered.
    package var delivery: String?
    /// Why, in one sentence.
    package var reason: String?

    package init(_ event: Kind, at date: Date, id: String? = nil) {
        self.event = event
        self.at = date
        self.id = id
    }

    /// All that is known of what it is about.
    init(_ event: Kind, at date: Date, of entry: OutboxEntry) {
        self.init(event, at: date, id: entry.id)
        let (viewing, title) = (entry.viewing, ViewingTitle(entry))
        self.title = title.shown
        self.named = title.named
        self.path = viewing.evidence.path
        self.progress = (viewing.progress * 10).rounded() / 10
        self.duration = viewing.evidence.duration
        if let told = entry.told { self.take(told) } else { self.take(viewing.description) }
        switch entry.delivery.item {
        case .movie(let number, _, _)?: (self.kind, self.trakt) = (.movie, number)
        case .episode(let number)?: (self.kind, self.trakt) = (.episode, number)
        case nil: break
        }
    }

    private mutating func take(_ told: ItemTitle) {
        self.kind = told.kind == .movie ? .movie : .episode
        (self.name, self.year) = (told.title, told.year)
        (self.season, self.episode, self.episodeTitle) = (told.season, told.number, told.episodeTitle)
    }

    private mutating func take(_ description: MediaDescription) {
        self.kind = description.kind.map { $0 == .episode ? .episode : .movie }
        (self.name, self.year) = (description.title, description.year)
        (self.season, self.episode) = (description.season, description.episodes.first)
    }
}

extension ActivityEvent: Report {
    /// `2026-01-31 20:15:07  counted  Severance 2×07 Chikhai Bardo`.
    package var lines: [String] {
        let time = self.at.formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)",
                timeZone: .current,
                calendar: .current
            )
        )
        let words = [
            time, self.event.rawValue.padding(toLength: 11, withPad: " ", startingAt: 0),
            ViewingTitle.words(self.title ?? "", named: self.named), self.reason ?? "",
        ]
        return [DisplayText(words.filter { !$0.isEmpty }.joined(separator: "  "), limit: 1000).description]
    }
}
