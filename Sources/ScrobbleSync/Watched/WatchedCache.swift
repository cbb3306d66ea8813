package import Foundation
internal import GRDB
internal import Logbook
package import Logging
internal import Storage
internal import TraktAPI

/// What Trakt says was watched, kept on disk so that looking costs no request: `watched.sqlite` in the folder of the cache.
///
/// It belongs to one account, and goes with the login. A cache and no more: what cannot be read is as good as nothing, and a
/// file that is broken is made anew.
package struct WatchedCache: Sendable {
    /// How it stands.
    struct Standing: Hashable, Sendable {
        var account: String
        /// What Trakt said of changes when it was read last.
        var episodes: String?
        var movies: String?
        var hidden: String?
        /// When Trakt was asked last whether something has changed.
        var checkedAt: Date
        /// When it was read last.
        var readAt: Date
    }

    private let file: WatchedFile
    private let folder: String
    private let logger: Logger

    /// - Parameters:
    ///   - directory: Of the cache; made where missing when there is something to keep.
    ///   - logger: Told of what fails.
    package init(directory: String, logger: Logger = .silent) {
        self.folder = directory
        self.file = WatchedFile("\(directory)/watched.sqlite")
        self.logger = logger
    }

    /// Forgets all of it.
    package func remove() { self.file.remove() }

    // MARK: - Reading

    func standing(of account: String) -> Standing? {
        let found = self.read { db -> Standing?? in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM standing WHERE id = 1") else { return nil }
            let times: [Double?] = [row.readable("checkedAt"), row.readable("readAt")]
            guard let owner: String = row.readable("account"), let checked = times[0], let read = times[1] else {
                return nil
            }
            return Standing(
                account: owner,
                episodes: row.readable("episodes"),
                movies: row.readable("movies"),
                hidden: row.readable("hidden"),
                checkedAt: Date(timeIntervalSince1970: checked),
                readAt: Date(timeIntervalSince1970: read)
            )
        }
        guard let standing = found?.flatMap(\.self), standing.account == account else { return nil }
        return standing
    }

    /// When all of it was read; nil where nothing is known for an account.
    package func readAt(for account: String) -> Date? { self.standing(of: account)?.readAt }

    /// All shows of which something was watched.
    package func shows(for account: String) -> [WatchedShow] {
        guard self.standing(of: account) != nil else { return [] }
        return self.read { db in
            var shows: [Int: WatchedShow] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT * FROM show") {
                guard let show = Self.show(row) else { continue }
                shows[show.trakt] = show
            }
            let episodes = try Row.fetchCursor(db, sql: "SELECT show, season, number, plays, last FROM episode")
            while let row = try episodes.next() {
                guard let show: Int = row.readable("show"), let (episode, count) = Self.episode(row) else { continue }
                shows[show]?.seen[episode] = count
            }
            return Array(shows.values)
        } ?? []
    }

    /// How often a film was watched; nil where it was not, and where nobody knows.
    package func seen(film trakt: Int, for account: String) -> SeenCount? {
        guard self.standing(of: account) != nil else { return nil }
        let found = self.read { db -> SeenCount?? in
            try Row.fetchOne(db, sql: "SELECT plays, last FROM movie WHERE id = ?", arguments: [trakt]).map(Self.count)
        }
        return found?.flatMap(\.self)
    }

    /// How often an episode was watched since its show was begun anew, and when that was; nil where it was not.
    package func seen(
        _ episode: EpisodeNumber,
        ofShow slug: String,
        for account: String
    ) -> (count: SeenCount?, resetAt: Date?) {
        guard self.standing(of: account) != nil else { return (nil, nil) }
        let found = self.read { db -> (SeenCount?, Date?) in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM show WHERE slug = ?", arguments: [slug]),
                let show = Self.show(row)
            else { return (nil, nil) }
            let line = try Row.fetchOne(
                db,
                sql: "SELECT season, number, plays, last FROM episode WHERE show = ? AND season = ? AND number = ?",
                arguments: [show.trakt, episode.season, episode.number]
            )
            let count = line.map(Self.count)
            return (count.flatMap { WatchedShow.since(show.resetAt, $0) }, show.resetAt)
        }
        return found.map { (count: $0.0, resetAt: $0.1) } ?? (nil, nil)
    }

    private static func show(_ row: Row) -> WatchedShow? {
        guard let id: Int = row.readable("id"), let title: String = row.readable("title") else { return nil }
        let reset: Double? = row.readable("resetAt")
        return WatchedShow(
            trakt: id,
            slug: row.readable("slug"),
            title: title,
            year: row.readable("year"),
            resetAt: reset.map { Date(timeIntervalSince1970: $0) },
            isHidden: row.readable("isHidden") ?? false
        )
    }

    private static func episode(_ row: Row) -> (EpisodeNumber, SeenCount)? {
        guard let season: Int = row.readable("season"), let number: Int = row.readable("number") else { return nil }
        return (EpisodeNumber(season, number), Self.count(row))
    }

    private static func count(_ row: Row) -> SeenCount {
        let last: Double? = row.readable("last")
        return SeenCount(plays: row.readable("plays"), last: last.map { Date(timeIntervalSince1970: $0) })
    }

    // MARK: - Writing

    /// Trakt has said that nothing has changed.
    func noteChecked(at date: Date) {
        self.write { db in
            try db.execute(sql: "UPDATE standing SET checkedAt = ?", arguments: [date.timeIntervalSince1970])
        }
    }

    /// Replaces what is known, in one step; what is nil stays as it is.
    func replace(shows: [WatchedShow]?, movies: [TraktWatchedMovie]?, _ standing: Standing) {
        self.write { db in
            if let owner = try String.fetchOne(db, sql: "SELECT account FROM standing"), owner != standing.account {
                try db.execute(sql: "DELETE FROM show; DELETE FROM episode; DELETE FROM movie")
            }
            if let shows { try Self.replace(shows, in: db) }
            if let movies { try Self.replace(movies, in: db) }
            try db.execute(
                sql: "INSERT OR REPLACE INTO standing VALUES (1, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    standing.account, standing.episodes, standing.movies, standing.hidden,
                    standing.checkedAt.timeIntervalSince1970, standing.readAt.timeIntervalSince1970,
                ]
            )
        }
    }

    private static func replace(_ shows: [WatchedShow], in db: Database) throws {
        try db.execute(sql: "DELETE FROM show; DELETE FROM episode")
        let head = try db.makeStatement(sql: "INSERT OR REPLACE INTO show VALUES (?, ?, ?, ?, ?, ?)")
        let line = try db.makeStatement(sql: "INSERT OR REPLACE INTO episode VALUES (?, ?, ?, ?, ?)")
        for show in shows {
            let reset = show.resetAt?.timeIntervalSince1970
            try head.execute(arguments: [show.trakt, show.slug, show.title, show.year, reset, show.isHidden])
            for (episode, count) in show.seen {
                let last = count.last?.timeIntervalSince1970
                try line.execute(arguments: [show.trakt, episode.season, episode.number, count.plays, last])
            }
        }
    }

    private static func replace(_ movies: [TraktWatchedMovie], in db: Database) throws {
        try db.execute(sql: "DELETE FROM movie")
        let line = try db.makeStatement(sql: "INSERT OR REPLACE INTO movie VALUES (?, ?, ?)")
        for film in movies {
            guard let id = film.movie.ids.trakt else { continue }
            try line.execute(arguments: [id, film.plays, film.date?.timeIntervalSince1970])
        }
    }

    // MARK: - The file

    private static let layout = 1

    private static let tables = """
        DROP TABLE IF EXISTS show; DROP TABLE IF EXISTS episode; DROP TABLE IF EXISTS movie;
        DROP TABLE IF EXISTS standing;
        CREATE TABLE show (id INTEGER PRIMARY KEY, slug TEXT, title TEXT NOT NULL, year INTEGER, resetAt DOUBLE,
            isHidden BOOLEAN NOT NULL);
        CREATE INDEX showBySlug ON show (slug);
        CREATE TABLE episode (show INTEGER NOT NULL, season INTEGER NOT NULL, number INTEGER NOT NULL, plays INTEGER,
            last DOUBLE, PRIMARY KEY (show, season, number)) WITHOUT ROWID;
        CREATE TABLE movie (id INTEGER PRIMARY KEY, plays INTEGER, last DOUBLE);
        CREATE TABLE standing (id INTEGER PRIMARY KEY, account TEXT NOT NULL, episodes TEXT, movies TEXT, hidden TEXT,
            checkedAt DOUBLE NOT NULL, readAt DOUBLE NOT NULL);
        PRAGMA user_version = \(layout);
        """

    /// nil where there is no such file, and where it cannot be read.
    private func read<Value>(_ body: (Database) throws -> Value) -> Value? {
        guard self.file.isThere else { return nil }
        return self.attempt { database in
            try database.read { db in
                guard try Int.fetchOne(db, sql: "PRAGMA user_version") == Self.layout else { return nil }
                return try body(db)
            }
        }.flatMap(\.self)
    }

    private func write(_ body: (Database) throws -> Void) {
        self.logger.attempt("The folder of the cache cannot be made") { try PrivateFolder.make(self.folder) }
        self.file.make()
        self.attempt { database in
            try database.write { db in
                if try Int.fetchOne(db, sql: "PRAGMA user_version") != Self.layout { try db.execute(sql: Self.tables) }
                try body(db)
            }
        }
    }

    @discardableResult
    private func attempt<Value>(_ body: (DatabaseQueue) throws -> Value) -> Value? {
        do {
            return try body(try self.file.database())
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            self.logger.note("What was watched by Trakt's word is damaged, and asked for anew", error, at: .warning)
            self.remove()
        } catch {
            self.logger.note("What was watched by Trakt's word cannot be used", error)
        }
        return nil
    }
}
