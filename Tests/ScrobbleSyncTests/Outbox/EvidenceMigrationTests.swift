import Foundation
import GRDB
import MediaIdentification
import TestSupport
import Testing

@testable import ScrobbleSync

/// Stores of versions that kept whole addresses and texts.
@Suite struct EvidenceMigrationTests {
    private let directory: TemporaryDirectory
    private var path: String { self.directory.url.appending(path: "viewings.sqlite").path }

    init() throws { self.directory = try TemporaryDirectory() }

    private static let address = "http://me:SECRET@host/stream?token=SECRET"

    /// A store of the version before, with the evidence of viewings as that version wrote it.
    private func makeOldStore(_ rows: [(id: String, evidence: String, description: String)]) throws {
        let database = try DatabaseQueue(path: self.path)
        try StoreSchema.migrator.migrate(database, upTo: "v3: what is owed to a receiver")
        try database.write { db in
            for row in rows {
                try db.execute(
                    sql: """
                        INSERT INTO viewing (id, session, account, evidence, description, isCounted, progress, played,
                            startedAt, endedAt)
                        VALUES (?, 's', 'you', ?, ?, 1, 95, 3600, '2026-01-01 10:00:00.000', '2026-01-01 12:00:00.000');
                        """,
                    arguments: [row.id, row.evidence, row.description]
                )
                try db.execute(
                    sql: """
                        INSERT INTO delivery (viewing, receiver, state, kind, watchedAt, attempts, reason)
                        VALUES (?, 'trakt', 'parked', 'play', '2026-01-01 12:00:00.000', 1,
                            ?)
                        """,
                    arguments: [row.id, row.id == "STREAM" ? "nothing is called “stream?token=SECRET”" : "why"]
                )
            }
            try db.execute(
                sql: """
                    INSERT INTO correction (file, folder, series, target, createdAt)
                    VALUES ('\(Self.address)', '', '', '{"never":{}}', '2026-01-04 13:00:00.000'),
                    ('http://host/stream', '', '', '{"never":{}}', '2026-01-05 13:00:00.000')
                    """
            )
        }
        try database.close()
    }

    private func fileHolds(_ text: String) -> Bool {
        ["", "-wal"].contains {
            FileManager.default.contents(atPath: self.path + $0)?.range(of: Data(text.utf8)) != nil
        }
    }

    @Test func `secrets go, and every viewing and every correction stays`() throws {
        let address = Self.address
        try self.makeOldStore([
            (
                "STREAM", #"{"path":"\#(address)","mediaTitle":"stream?token=SECRET","metadata":{}}"#,
                #"{"kind":"movie","title":"stream?token=SECRET","episodes":[],"absolute":[],"confidence":0.3}"#
            ),
            (
                "NAMED",
                #"{"path":"http://host/x.mkv?SECRET","mediaTitle":"The Wire S03E11","metadata":{"comment":"SECRET"}}"#,
                #"{"kind":"episode","title":"The Wire","season":3,"episodes":[11],"confidence":0.9}"#
            ),
            (
                "PART", #"{"path":"http://host/Show.S01E01E02.mkv?SECRET","metadata":{}}"#,
                #"{"kind":"episode","title":"Show","season":1,"episodes":[2],"confidence":0.9}"#
            ),
            ("BROKEN", #"{"no":"path"}"#, "{}"),
        ])
        #expect(self.fileHolds("SECRET"))
        do {
            let outbox = try Outbox(directory: self.directory.url.path, rescueDirectories: [])
            let stream = try #require(try outbox.entry("STREAM"))
            #expect(stream.viewing.evidence.path.hasPrefix("http://host/stream#cut-"))
            #expect(stream.viewing.progress == 95 && stream.viewing.isCounted && stream.viewing.account == nil)
            #expect(stream.delivery.state == .parked && stream.delivery.reason?.contains("needs a match") == true)
            let named = try #require(try outbox.entry("NAMED")).viewing.description
            #expect(named.title == "The Wire" && named.season == 3 && named.episodes == [11])
            #expect(try outbox.entry("PART")?.viewing.description.episodes == [2])
            #expect(try outbox.saidCorrections.all().map(\.scope.file) == ["http://host/stream"])
            #expect(try outbox.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM viewing") } == 4)
            try outbox.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        }
        #expect(!self.fileHolds("SECRET"))
    }

    @Test func `texts go, the store shrinks, and the description has what was drawn from them`() throws {
        let text = String(repeating: "PRIVATE ", count: 100_000)
        let rows = (0..<10).map { number in
            (
                id: "V\(number)",
                evidence: """
                {"path":"/films/Dune.mkv","metadata":{"TITLE":"Dune","COMMENT":"PRIVATE"},"nfo":["\(text)"],
                "neighbours":["PRIVATE.mkv"],"duration":9300}
                """,
                description: #"{"kind":"movie","title":"Dune","year":2021,"ids":{"imdb":"tt1160419"},"confidence":1}"#
            )
        }
        try self.makeOldStore(rows)
        let before = try #require(FileManager.default.contents(atPath: self.path)).count
        let outbox = try Outbox(directory: self.directory.url.path, rescueDirectories: [])
        let after = try #require(FileManager.default.contents(atPath: self.path)).count
        #expect(before > 8_000_000 && after < 1_000_000)
        #expect(!self.fileHolds("PRIVATE"))
        let viewing = try #require(try outbox.entry("V3")).viewing
        #expect(viewing.description.ids.imdb == "tt1160419" && viewing.evidence.duration == 9300)
        #expect(viewing.evidence.metadata == ["TITLE": "Dune"])
        #expect(try outbox.counts()[.parked] == 10)
    }

    @Test func `a rescue journal of an earlier version is cleaned as it is taken in`() throws {
        let rescue = self.directory.url.appending(path: "rescue").path
        var viewing = Viewing(
            session: "gone",
            evidence: MediaEvidence(path: "/film.mkv"),
            description: MediaDescription(),
            startedAt: Date()
        )
        viewing.progress = 95
        do {
            let outbox = try Outbox(standingInFor: self.directory.url.path, rescueDirectories: [rescue])
            try outbox.insert(viewing)
        }
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: rescue).first)
        let url = URL(filePath: "\(rescue)/\(file)")
        let old = try String(contentsOf: url, encoding: .utf8).replacing("\\/film.mkv", with: Self.address)
        try Data(old.utf8).write(to: url)
        let outbox = try Outbox(directory: self.directory.url.path, rescueDirectories: [rescue])
        #expect(try outbox.entry(viewing.id)?.viewing.evidence.path.hasPrefix("http://host/stream#cut-") == true)
        try outbox.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        #expect(!self.fileHolds("SECRET"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: rescue).isEmpty)
    }

    @Test func `what is made private is in no rescue journal either`() throws {
        let rescue = self.directory.url.appending(path: "rescue").path
        let outbox = try Outbox(standingInFor: self.directory.url.path, rescueDirectories: [rescue])
        let viewings = ["/PRIVATE.mkv", "/open.mkv"].map {
            Viewing(session: "s", evidence: MediaEvidence(path: $0), description: .init(), startedAt: Date())
        }
        for viewing in viewings { try outbox.insert(viewing) }
        try PrivateViewings(in: outbox).erase(viewings[0].id)
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: rescue).first)
        let text = try String(contentsOfFile: "\(rescue)/\(file)", encoding: .utf8)
        #expect(!text.contains("PRIVATE") && text.contains("open.mkv"))
    }

    @Test func `the cache forgets what was searched for, and keeps which folder is which show`() throws {
        let folder = self.directory.url.path
        let database = try DatabaseQueue(path: "\(folder)/catalogue.sqlite")
        try database.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    CREATE TABLE answer (key TEXT PRIMARY KEY, value BLOB NOT NULL, size INTEGER NOT NULL,
                        fetchedAt DOUBLE NOT NULL, usedAt DOUBLE NOT NULL);
                    CREATE TABLE neighbour (folder TEXT, series TEXT, year INTEGER, show INTEGER, at DOUBLE NOT NULL,
                        PRIMARY KEY (folder, series, year, show));
                    INSERT INTO answer VALUES ('1/search/movie/broad/stream?token=SECRET', '[]', 2, 0, 0),
                        ('1/seasons/7', '[]', 2, 0, 0);
                    INSERT INTO neighbour VALUES ('/tv', 'severance', 0, 42, 0), ('/tv/x', 'the wire', 0, 43, 0);
                    PRAGMA user_version = 1;
                    """
            )
        }
        try database.close()
        let cache = MatchCache(directory: folder)
        #expect(cache.neighbour(in: ["/tv"], series: "severance", year: 0) == 42)
        #expect(cache.answer("1/seasons/7", as: [Int].self)?.value == [])
        let data = try #require(FileManager.default.contents(atPath: "\(folder)/catalogue.sqlite"))
        #expect(data.range(of: Data("SECRET".utf8)) == nil)
        #expect(cache.forget(inFolders: ["/tv/x"]))
        #expect(cache.neighbour(in: ["/tv"], series: "severance", year: 0) == 42)
        #expect(cache.neighbour(in: ["/tv/x"], series: "the wire", year: 0) == nil)
        #expect(cache.answer("1/seasons/7", as: [Int].self) == nil)
    }
}
