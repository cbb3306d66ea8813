package import Foundation
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// One play, as `history` tells it.
package struct HistoryLine: Hashable, Sendable {
    /// What `undo` takes: the viewing's id, else Trakt's number of the play.
    package var id: String
    /// The viewing of this machine; nil for what was watched elsewhere.
    package var viewing: String?
    /// Trakt's number of the play, where it is known.
    package var historyID: Int64?
    /// here (Trakt was not asked, or has it not), trakt (watched elsewhere) or both.
    package var source: Source
    /// delivered, missing (Trakt has it no longer), finished, sending, unsure or parked.
    package var state: String
    /// nil for a play without a date.
    package var watchedAt: Date?
    /// movie or episode; nil where nobody knows.
    package var type: String?
    /// Of the film or the show.
    package var title: String
    package var year: Int?
    package var season: Int?
    package var episode: Int?
    package var episodeTitle: String?
    /// What the name of the file says, where it says something else.
    package var named: String?
    /// From 1 to 10, where it is known.
    package var rating: Int?
    /// Trakt's number of the film or the episode.
    package var trakt: Int?
    package var imdb: String?
    package var tmdb: Int?
    /// The file; nil for what was watched elsewhere.
    package var path: String?
    /// What people are shown: "Severance 2×07 Chikhai Bardo".
    private var shown: String

    package enum Source: String, Codable, Sendable {
        case here, trakt, both
    }

    /// Digits of a viewing's id that people need to type.
    private static let shortID = 8

    private enum CodingKeys: String, CodingKey {
        case id, viewing, historyID, source, state, watchedAt, type, title, year, season, episode, episodeTitle, named
        case rating, trakt, imdb, tmdb, path
    }

    /// - Parameters:
    ///   - play: Of here, of Trakt, or of both.
    ///   - rating: Where it is known.
    init(_ play: JoinedHistory.Play, rating: Int?) {
        let entry = play.entry
        let told = play.atTrakt.flatMap { ItemTitle($0) } ?? entry?.told
        let description = entry?.viewing.description
        let title = ViewingTitle(told, of: description, else: entry?.viewing.displayTitle ?? "no title")
        self.id = entry?.id ?? play.atTrakt.map { "\($0.id)" } ?? ""
        self.viewing = entry?.id
        self.historyID = play.atTrakt?.id ?? entry?.delivery.number
        self.source = entry == nil ? .trakt : play.atTrakt == nil ? .here : .both
        let own = play.isLost ? "missing" : entry?.delivery.state.rawValue
        self.state = play.atTrakt == nil ? own ?? "" : "delivered"
        self.watchedAt = play.date
        self.type = (told?.kind == .movie || told == nil && description?.kind == .movie) ? "movie" : told == nil && description?.kind == nil ? nil : "episode"
        self.title = told?.title ?? description?.title ?? title.shown
        self.year = told == nil ? description?.year : told?.year
        self.season = told == nil ? description?.season : told?.season
        self.episode = told == nil ? description?.episodes.first : told?.number
        self.episodeTitle = told?.episodeTitle
        self.named = title.named
        self.rating = rating
        self.trakt = play.atTrakt.flatMap { ($0.episode?.ids ?? $0.movie?.ids)?.trakt } ?? entry?.delivery.item?.number
        let ids = play.atTrakt.flatMap { $0.episode?.ids ?? $0.movie?.ids }
        self.imdb = ids?.imdb
        self.tmdb = ids?.tmdb
        self.path = entry?.viewing.evidence.path
        self.shown = title.shown
    }
}

extension HistoryLine: Report {
    /// One line, which stands under its day.
    package var lines: [String] {
        let time = self.watchedAt.map { Self.time($0) } ?? "     "
        let what = ViewingTitle.words(self.shown, named: self.named)
        let words = [what, self.rating.map { "rated \($0)" }, self.note].compactMap(\.self).joined(separator: ", ")
        return ["  \(time)  \(self.shortID.padding(toLength: Self.idWidth, withPad: " ", startingAt: 0))  \(words)"]
    }

    private static let idWidth = 11

    private var shortID: String { self.viewing.map { String($0.prefix(Self.shortID)) } ?? self.id }

    /// What is to be known of it beside the title.
    private var note: String? {
        switch self.state {
        case "delivered": self.source == .trakt ? "elsewhere" : nil
        case "missing": "no longer on Trakt"
        case "parked": "for you to look at: trakt-mpv queue show \(self.shortID)"
        default: "not told yet"
        }
    }

    /// The day it belongs to, by the user's clock: what --since takes stands in front.
    func day(in zone: TimeZone) -> String {
        guard let date = self.watchedAt else { return "Without a date" }
        return "\(Self.isoDay(date, in: zone)), \(date.formatted(Self.style(zone).weekday(.wide)))"
    }

    static func isoDay(_ date: Date, in zone: TimeZone = .current) -> String {
        var style = Date.ISO8601FormatStyle(timeZone: zone).year().month().day()
        style.timeZone = zone
        return date.formatted(style)
    }

    private static func style(_ zone: TimeZone) -> Date.FormatStyle {
        // In the language of the sentences.
        Date.FormatStyle(locale: Locale(identifier: "en"), timeZone: zone)
    }

    static func time(_ date: Date, in zone: TimeZone = .current) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        return "\(two(parts.hour)):\(two(parts.minute))"
    }
}

extension ScrobbleItem {
    /// Trakt's own.
    fileprivate var number: Int {
        switch self {
        case .movie(let id, _, _), .episode(let id): id
        }
    }
}
