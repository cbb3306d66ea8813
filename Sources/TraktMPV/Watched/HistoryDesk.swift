package import Foundation
import Logbook
import ScrobbleSync
import TraktAPI

/// What was watched: by this machine's store, and by Trakt's history where it can be asked.
package struct HistoryDesk: Sendable {
    private let environment: Environment
    private let outbox: Outbox
    private let zone: TimeZone

    /// - Parameters:
    ///   - environment: Where it is.
    ///   - zone: Whose days they are.
    /// - Throws: What the store throws.
    package init(in environment: Environment, zone: TimeZone = .current) throws {
        self.environment = environment
        self.outbox = try environment.outbox()
        self.zone = zone
    }

    /// What was found, and how far it can be trusted.
    package struct Found: Sendable {
        /// Newest first.
        package var plays: [HistoryLine]
        /// Why Trakt was not asked, or not to the end, in one sentence; nil where it was.
        package var obstacle: String?
        /// Whether there are more than were wanted.
        package var isCut: Bool
    }

    /// Looks for plays.
    ///
    /// - Parameters:
    ///   - filter: Which.
    ///   - isOffline: Whether Trakt is not to be asked.
    ///   - asksRatings: Whether ratings of films that were given elsewhere are wanted, too.
    /// - Returns: The plays.
    /// - Throws: What the store throws.
    package func find(_ filter: HistoryFilter, isOffline: Bool, asksRatings: Bool = false) async throws -> Found {
        QueueDesk.settleAbandoned(self.outbox, self.environment)
        guard !isOffline else { return try self.found(filter, HistoryRead(), [:]) }
        return try await self.environment.withTrakt { trakt in
            guard let trakt, self.environment.isConnected else {
                var read = HistoryRead()
                read.obstacle =
                    trakt == nil
                    ? self.environment.reasonForSilence
                    : self.environment.missingLogin ?? "Not connected; run `trakt-mpv login`."
                return try self.found(filter, read, [:])
            }
            let engine = trakt.engine(self.outbox)
            let meter = ProgressMeter("Reading Trakt's history", unit: "plays")
            let read = try await engine.history(.init(kind: filter.kind, range: filter.range)) { plays in
                // One more than is shown, to know that there are more.
                filter.limit.map { limit in plays.count(where: filter.wants) > limit } ?? false
            } onPage: {
                meter.note($0, of: $1)
            }
            meter.end()
            let ratings = asksRatings && read.obstacle == nil ? await engine.filmRatings() ?? [] : []
            let known = ratings.compactMap { rating in rating.itemKey.flatMap { key in rating.rating.map { (key, $0) } }
            }
            return try self.found(filter, read, Dictionary(known) { first, _ in first })
        }
    }

    private func found(_ filter: HistoryFilter, _ read: HistoryRead, _ ratings: [String: Int]) throws -> Found {
        let account = self.environment.connectedAccount
        let joined = JoinedHistory(own: try self.own(filter, read), read, account: account)
        let meant = joined.plays.filter(filter.wants)
        let given = try WatchedPlays(in: self.outbox).ratings()
        let shown = filter.limit.map { Array(meant.prefix($0)) } ?? meant
        return Found(
            plays: shown.map { play in
                let key = play.entry?.delivery.item?.key ?? play.atTrakt?.itemKey
                let own = play.entry.flatMap { given[$0.id] }
                return HistoryLine(play, rating: own ?? key.flatMap { ratings[$0] })
            },
            obstacle: read.obstacle,
            isCut: shown.count < meant.count || read.obstacle == nil && read.isCut
        )
    }

    /// What counted here, as far back as Trakt's history was read: where it was not, as far as is wanted.
    private func own(_ filter: HistoryFilter, _ read: HistoryRead) throws -> [OutboxEntry] {
        let isAsked = read.reachesTo < .distantFuture
        let range = filter.range ?? Date(timeIntervalSince1970: 0)...Date.distantFuture
        // What trouble has kept from being read is shown as this machine knows it.
        let start = isAsked && read.obstacle == nil ? max(range.lowerBound, read.reachesTo) : range.lowerBound
        guard start <= range.upperBound else { return [] }
        var found: [OutboxEntry] = []
        var matching = 0
        var position: QueuePosition?
        while true {
            let page = try WatchedPlays(in: self.outbox).page(in: start...range.upperBound, after: position)
            found += page
            matching += page.count(where: filter.wants)
            if let limit = filter.limit, matching > limit { return found }
            guard page.count == 500, let last = page.last else { return found }
            position = QueuePosition(last)
        }
    }

    // MARK: - Showing

    /// By day, for people; in JSON one play after the other.
    package func listing(_ found: Found) -> Listing<Worded<HistoryLine>> {
        let zone = self.zone
        return Listing(nothing: "Nothing that was watched is known here.") { show in
            var day: String?
            for line in found.plays {
                let own = line.day(in: zone)
                try show(Worded(line, lines: own == day ? line.lines : [own] + line.lines))
                day = own
            }
        }
    }

    /// Prints plays for another program.
    ///
    /// - Parameters:
    ///   - found: All that was found.
    ///   - form: In which form.
    ///   - output: Prints them.
    ///   - since: Rows are of what was watched from then on; what came before only says what is seen again.
    ///   - until: Rows are of what was watched before then.
    /// - Throws: `Printed.Trouble` when what is printed gets nowhere.
    package func export(
        _ found: Found,
        as form: HistoryExport,
        to output: Output,
        since: Date? = nil,
        until: Date? = nil
    ) throws {
        if let heading = form.heading { output.put(row: HistoryExport.line(heading)) }
        var count = 0
        let rewatches = Self.rewatches(found.plays)
        for line in found.plays {
            if let since, line.watchedAt.map({ $0 < since }) ?? true { continue }
            if let until, line.watchedAt.map({ $0 >= until }) ?? true { continue }
            if form == .letterboxd, line.type != "movie" { continue }
            if form == .json {
                output.put(json: "\(count == 0 ? "[" : ",")\(try JSONLine(encoding: line))")
            } else {
                let row = form.row(line, isRewatch: rewatches.contains(line.id), in: self.zone)
                output.put(row: HistoryExport.line(row))
            }
            count += 1
            try Printed.check()
        }
        if form == .json { output.put(json: count == 0 ? "[]" : "]") }
        try Printed.check()
    }

    /// Those of the plays, newest first, before which the same film or episode was watched.
    private static func rewatches(_ plays: [HistoryLine]) -> Set<String> {
        var (seen, again): (Set<String>, Set<String>) = ([], [])
        for line in plays.reversed() {
            let name = "\(line.title) \(line.year ?? 0) \(line.season ?? -1) \(line.episode ?? -1)"
            let key = "\(line.type ?? "") \(line.trakt.map { "\($0)" } ?? name)"
            if !seen.insert(key).inserted { again.insert(line.id) }
        }
        return again
    }
}
