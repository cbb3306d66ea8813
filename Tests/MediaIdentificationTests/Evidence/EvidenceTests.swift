import Foundation
@testable import MediaIdentification
import Testing

/// What else than the name tells what a file is.
@Suite struct EvidenceTests {
    private func describe(
        _ path: String,
        nfo: [String] = [],
        tags: [String: String] = [:],
        title: String? = nil,
        neighbours: [String] = []
    ) -> MediaDescription {
        MediaIdentifier().describe(
            MediaEvidence(path: path, mediaTitle: title, metadata: tags, nfo: nfo, neighbours: neighbours)
        )
    }

    // MARK: - NFO

    @Test func `Kodi's film`() {
        let nfo = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
            <movie><title>The Matrix</title><originaltitle>Matrix</originaltitle><year>1999</year>
            <set><name>The Matrix Collection</name></set><actor><name>X</name><title>nobody</title></actor>
            <uniqueid type="imdb" default="true">tt0133093</uniqueid><uniqueid type="tmdb">603</uniqueid></movie>
            """
        let description = self.describe("/f/a.mkv", nfo: [nfo])
        #expect(description.kind == .movie)
        #expect(description.title == "The Matrix")
        #expect(description.year == 1999)
        #expect(description.ids == ExternalIDs(imdb: "tt0133093", tmdb: 603))
        #expect(description.alternativeTitles == ["Matrix"])
        #expect(description.confidence == 1)
    }

    @Test func `Kodi's show around an episode`() {
        let episode =
            "<episodedetails><title>Pilot &amp; more</title><showtitle>Breaking Bad</showtitle><season>1</season><episode>1</episode><uniqueid type=\"tvdb\">349232</uniqueid></episodedetails>"
        let show = "<tvshow><title>Breaking Bad</title><year>2008</year><id>81189</id></tvshow>"
        let description = self.describe("/f/x.mkv", nfo: [episode, show])
        #expect(description.kind == .episode)
        #expect(description.title == "Breaking Bad")
        #expect(description.year == 2008)
        #expect(description.season == 1)
        #expect(description.episodes == [1])
        #expect(description.episodeTitle == "Pilot & more")
        #expect(description.ids == ExternalIDs(tvdb: 81189))
        #expect(description.episodeIDs == ExternalIDs(tvdb: 349_232))
    }

    @Test func `several episodes in one NFO file`() {
        let nfo =
            "<episodedetails><season>2</season><episode>3</episode></episodedetails>\n<episodedetails><season>2</season><episode>4</episode></episodedetails>"
        let description = self.describe("/f/Show - Some Title.mkv", nfo: [nfo])
        #expect(description.season == 2)
        #expect(description.episodes == [3, 4])
    }

    @Test(arguments: [
        ("https://www.themoviedb.org/movie/603-the-matrix", ExternalIDs(tmdb: 603), MediaDescription.Kind.movie),
        ("http://www.imdb.com/title/tt0133093/\n", ExternalIDs(imdb: "tt0133093"), .movie),
        (
            "<movie><title>The Matrix</title></movie>\nhttps://www.imdb.com/title/tt0133093/",
            ExternalIDs(imdb: "tt0133093"), .movie
        ),
        ("release notes … ---- imdb.com/title/tt0133093 ----", ExternalIDs(imdb: "tt0133093"), .movie),
        ("https://www.themoviedb.org/tv/1396", ExternalIDs(tmdb: 1396), .episode),
        ("http://thetvdb.com/?tab=series&id=81189&lid=7", ExternalIDs(tvdb: 81189), .episode),
    ])
    func `a line with a URL`(nfo: String, ids: ExternalIDs, kind: MediaDescription.Kind) {
        let description = self.describe("/f/The Matrix (1999).mkv", nfo: [nfo])
        #expect(description.ids == ids)
        #expect(description.kind == kind)
    }

    @Test(arguments: [
        ("<movie><title>The Matrix</title><year>1999<year><uniqueid type='tmdb'>603", ExternalIDs(tmdb: 603)),
        ("<movie><title>The Matrix & more</title><id>tt0133093</id>", ExternalIDs(imdb: "tt0133093")),
        (
            "\u{FEFF}<MOVIE><IMDBID>tt0133093</IMDBID><tmdbid>603</tmdbid></MOVIE>",
            ExternalIDs(imdb: "tt0133093", tmdb: 603)
        ),
        ("<movie><id moviedb=\"imdb\">tt0133093</id></movie>", ExternalIDs(imdb: "tt0133093")),
        ("<movie><title><![CDATA[The <Matrix>]]></title><tmdbid>603</tmdbid></movie>", ExternalIDs(tmdb: 603)),
        ("<movie><!-- <tmdbid>1</tmdbid> --><tmdbid>603</tmdbid></movie>", ExternalIDs(tmdb: 603)),
        (
            "<movie><ratings><rating name=\"imdb\"><value>8</value></rating></ratings><uniqueid type=\"tmdb\">99999999999999999999999</uniqueid></movie>",
            ExternalIDs()
        ),
    ])
    func `broken and unusual XML`(nfo: String, ids: ExternalIDs) {
        #expect(self.describe("/f/The Matrix (1999).mkv", nfo: [nfo]).ids == ids)
    }

    @Test(arguments: [
        "", "<", "<<<<<", "<movie", "<movie><title", "&#xFFFFFFFF;", "<title>&#x110000;</title>",
        String(repeating: "<movie>", count: 10_000), String(repeating: "&", count: 10_000),
        "<movie><year>999999999999999999999</year><season>-1</season></movie>",
    ])
    func `a hostile NFO file is safe`(nfo: String) {
        let description = self.describe("/f/The Matrix (1999).mkv", nfo: [nfo])
        #expect(description.ids.isEmpty)
    }

    @Test func `where NFO files lie`() {
        #expect(
            NFOFile.sidecars(of: "/tv/Show/Season 1/a.b.mkv") == [
                "/tv/Show/Season 1/a.b.nfo", "/tv/Show/Season 1/a.b.NFO", "/tv/Show/Season 1/movie.nfo",
                "/tv/Show/Season 1/MOVIE.NFO", "/tv/Show/Season 1/tvshow.nfo", "/tv/Show/Season 1/TVSHOW.NFO",
                "/tv/Show/tvshow.nfo", "/tv/Show/TVSHOW.NFO",
            ]
        )
        // The folder around a show's own is the library's: what lies there is of no show.
        #expect(!NFOFile.sidecars(of: "/tv/Show/a.mkv").contains("/tv/tvshow.nfo"))
        #expect(NFOFile.sidecars(of: "/tv/Show/Show Season 3/a.mkv").contains("/tv/Show/tvshow.nfo"))
        #expect(!NFOFile.sidecars(of: "/tv/Show.S03.1080p-GRP/a.mkv").contains("/tv/tvshow.nfo"))
        #expect(NFOFile.sidecars(of: "/tv/Show/Season 1/Extras/a.mkv").contains("/tv/Show/tvshow.nfo"))
        #expect(
            NFOFile.sidecars(of: "a.mkv")
                == ["a.nfo", "a.NFO", "movie.nfo", "MOVIE.NFO", "tvshow.nfo", "TVSHOW.NFO"]
        )
        #expect(NFOFile.sidecars(of: "https://host.example/a.mkv").isEmpty)
        #expect(NFOFile.sidecars(of: "").isEmpty)
        #expect(NFOFile.sidecars(of: "-").isEmpty)
    }

    @Test func `only regular files of a sane length are read`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nfo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.nfo").path()
        try Data("<movie/>".utf8).write(to: URL(filePath: file))
        #expect(NFOFile.read(file) == "<movie/>")
        let pipe = folder.appending(path: "pipe.nfo").path()
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        #expect(NFOFile.read(pipe) == nil)
        #expect(NFOFile.read(folder.path()) == nil)
        #expect(NFOFile.read(folder.appending(path: "none.nfo").path()) == nil)
        #expect(NFOFile.read("/dev/zero") == nil)
        let long = folder.appending(path: "long.nfo").path()
        let head = Data("<movie><title>Heat</title></movie>".utf8)
        try (head + Data(repeating: 0x20, count: NFOFile.limit)).write(to: URL(filePath: long))
        #expect(NFOFile.read(long)?.utf8.count == NFOFile.limit)
        #expect(NFOFile.read(long)?.hasPrefix("<movie><title>Heat") == true)
    }

    /// The same text in each of them.
    private static var encodings: [[UInt8]] {
        let text = "<movie><title>Amélie</title></movie>"
        let little = text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let big = text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        return [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, [0xEF, 0xBB, 0xBF] + Array(text.utf8), latin]
    }

    @Test(arguments: Self.encodings)
    func `NFO files in every encoding`(bytes: [UInt8]) {
        #expect(NFOText(NFOEncoding.text(bytes)).items.first?.title == "Amélie")
    }

    @Test(
        arguments: [
            ("/films/Heat (1995).mkv", "<movie><title>Ronin</title><year>1998</year></movie>", ["Alien (1979).mkv"]),
            ("/films/Heat.mkv", "<movie><title>Ronin</title></movie>", []),
            (
                "/films/Rocky II (1979).mkv", "<movie><title>Rocky</title><year>1976</year></movie>",
                ["Rocky (1976).mkv"]
            ),
            ("/tv/Show/Season 1/Show S01E02.mkv", "<movie><title>Other</title></movie>", []),
            ("/tv/Show S01E02.mkv", "<tvshow><title>Other</title></tvshow>", ["Third S01E01.mkv"]),
            ("/tv/Show/Other (2010).mkv", "<tvshow><title>Show</title></tvshow>", ["Show S01E01.mkv"]),
            (
                "/tv/Show/Show S01E02.mkv",
                "<episodedetails><showtitle>Show</showtitle><season>1</season><episode>3</episode></episodedetails>", []
            ),
        ] as [(String, String, [String])]
    )
    func `an NFO file that speaks of something else is only a candidate`(
        path: String,
        nfo: String,
        neighbours: [String]
    ) {
        let alone = self.describe(path, neighbours: neighbours)
        let description = self.describe(path, nfo: [nfo], neighbours: neighbours)
        #expect(description.contradiction != nil)
        #expect(description.title == alone.title)
        #expect(description.episodes == alone.episodes)
        #expect(description.kind == alone.kind)
        #expect(description.ids.isEmpty)
    }

    @Test(
        arguments: [
            (
                "/films/Der Untergang (2004)/Der Untergang (2004).mkv",
                "<movie><title>Downfall</title><year>2004</year></movie>", "Downfall"
            ),
            (
                "/films/Birdman (2014).mkv", "<movie><title>Birdman or This</title><year>2014</year></movie>",
                "Birdman or This"
            ),
            ("/tv/Die Serie/Season 1/05.mkv", "<tvshow><title>Die Serie</title></tvshow>", "Die Serie"),
            ("/films/video.mkv", "<movie><title>Heat</title></movie>", "Heat"),
        ] as [(String, String, String)]
    )
    func `an NFO file that agrees counts fully`(path: String, nfo: String, title: String) {
        let description = self.describe(path, nfo: [nfo])
        #expect(description.contradiction == nil)
        #expect(description.title == title)
    }

    // MARK: - Lists of films

    @Test(arguments: [
        ("/films/Lantern Collection/2 - The Keeper.mkv", "The Keeper"), ("/Movies/2 - Beta.mkv", "Beta"),
        ("/Studio/Phase 1/03. Other.mkv", "Other"), ("/films/Lantern Quadrilogy (1979-1997)/1. Lantern.mkv", "Lantern"),
        ("/films/02 Other (1963).mkv", "Other"), ("/films/Heat (1995)/123.mkv", "Heat"),
    ])
    func `films in a list are no episodes`(path: String, title: String) {
        let description = self.describe(path, neighbours: path.hasSuffix("123.mkv") ? [] : ["1 - Lantern.mkv"])
        #expect(description.kind == .movie)
        #expect(description.title == title)
        #expect(description.episodes.isEmpty)
    }

    @Test func `where a folder does not say so, both readings are kept`() {
        let description = self.describe("/media/Lantern/02 - The Keeper.mkv", neighbours: ["01 - The Start.mkv"])
        #expect(description.kind == .episode)
        #expect(description.episodes == [2])
        #expect(description.filmTitle == "The Keeper")
        let saga = self.describe("/tv/Vinland Saga/05 - The Son.mkv", neighbours: ["06 - The Other.mkv"])
        #expect(saga.title == "Vinland Saga")
        #expect(saga.episodes == [5])
    }

    @Test func `a number among a dozen of its like is the episode's`() {
        let neighbours = (1...23).filter { $0 != 12 }.map { "Lantern \($0).mkv" }
        let description = self.describe("/tv/Lantern/Lantern 12.mkv", neighbours: neighbours)
        #expect(description.title == "Lantern")
        #expect(description.episodes == [12])
        #expect(self.describe("/films/Rocky 2.mkv", neighbours: ["Rocky 3.mkv", "Rocky 4.mkv"]).kind == .movie)
    }

    @Test func `numbers of a thousand and more count through`() {
        let beside = self.describe("/tv/Long Piece/Season 21/Long Piece 1001.mkv")
        #expect(beside.season == 21)
        #expect(beside.absolute == [1001])
        let among = self.describe("/tv/Long Piece 1001.mkv", neighbours: (990...1010).map { "Long Piece \($0).mkv" })
        #expect(among.season == nil)
        #expect(among.episodes == [1001])
    }

    @Test func `a link is followed only to what is itself an NFO file`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nfo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func link(_ name: String, to target: String) throws -> String? {
            let link = folder.appending(path: name)
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: target)
            return NFOFile.read(link.path)
        }
        for name in ["id_ed25519", "real.NFO"] {
            try Data("<movie/>".utf8).write(to: folder.appending(path: name))
        }
        #expect(try link("movie.nfo", to: "id_ed25519") == nil)
        #expect(try link("film.nfo", to: "real.NFO") == "<movie/>")
        // In two steps, too.
        #expect(try link("step.nfo", to: "movie.nfo") == nil)
        #expect(try link("round.nfo", to: "round.nfo") == nil)
        #expect(try link("folder.nfo", to: folder.path) == nil)
    }

    // MARK: - Container tags

    @Test(
        arguments: [
            (["COLLECTION/TITLE": "Show", "SEASON/PART_NUMBER": "2", "EPISODE/PART_NUMBER": "5"], 2, 5),
            (["SHOW": "Show", "SEASON": "2", "PART_NUMBER": "5 / 7", "TOTAL_PARTS": "7"], 2, 5),
            (["series": "Show", "ytdl_season": "2", "ytdl_episode": "5"], 2, 5),
        ] as [([String: String], Int, Int)]
    )
    func `tags of every level`(tags: [String: String], season: Int, episode: Int) {
        let description = self.describe("/f/whatever.mkv", tags: tags)
        #expect(description.title == "Show")
        #expect(description.season == season)
        #expect(description.episodes == [episode])
    }

    @Test func `tags of another file are left alone, or asked about`() {
        let episode = ["SHOW": "Show", "SEASON": "2", "PART_NUMBER": "5"]
        #expect(self.describe("/f/Heat (1995).mkv", tags: episode).title == "Heat")
        #expect(self.describe("/f/Heat (1995).mkv", tags: episode).kind == .movie)
        #expect(self.describe("/f/Show S02E05.mkv", tags: ["stik": "9", "title": "Heat"]).title == "Show")
        #expect(self.describe("/f/Show S02E06.mkv", tags: episode).contradiction != nil)
        #expect(self.describe("/f/HEAT_t00.mkv", tags: ["title": "Heat"]).title == "Heat")
        let film = self.describe("/f/01 Track.m4v", tags: ["stik": "9", "title": "Heat", "date": "1995-12-15"])
        #expect(film.title == "Heat")
        #expect(film.kind == .movie)
        #expect(film.year == 1995)
    }

    @Test(arguments: [
        (["SHOW": "Breaking Bad", "SEASON": "1", "PART_NUMBER": "2"], "Breaking Bad", 1, [2]),
        (
            ["show": "Breaking Bad", "season_number": "1", "episode_sort": "2", "title": "Pilot"], "Breaking Bad", 1,
            [2]
        ),
        (["tvsh": "Breaking Bad", "tvsn": "1", "tves": "2"], "Breaking Bad", 1, [2]),
        (["COLLECTION": "Breaking Bad", "SEASON": "01", "PART_NUMBER": "2/7"], "Breaking Bad", 1, [2]),
    ])
    func `tags of an episode are trusted before the name`(
        tags: [String: String],
        title: String,
        season: Int,
        episodes: [Int]
    ) {
        let description = self.describe("/f/whatever.mkv", tags: tags)
        #expect(description.kind == .episode)
        #expect(description.title == title)
        #expect(description.season == season)
        #expect(description.episodes == episodes)
    }

    @Test(arguments: [
        ["series": "Breaking Bad", "ytdl_season": "1", "ytdl_episode": "2", "ytdl_release_year": "2008"],
        [
            "COLLECTION/TITLE": "Breaking Bad", "SEASON/PART_NUMBER": "1", "EPISODE/PART_NUMBER": "2",
            "EPISODE/TITLE": "x",
        ],
        ["stik": "9", "title": "Heat", "date": "1995-12-15"], ["MOVIE/TITLE": "Heat", "DATE_RELEASED": "1995"],
    ])
    func `what is stored of tags says as much as they do, and holds nothing else`(tags: [String: String]) throws {
        let evidence = MediaEvidence(path: "/f/01.mkv", metadata: tags.merging(["comment": "mine"]) { $1 })
        let data = try JSONEncoder().encode(evidence)
        let stored = try JSONDecoder().decode(MediaEvidence.self, from: data)
        #expect(stored.metadata == tags)
        #expect(MediaIdentifier().describe(stored) == MediaIdentifier().describe(evidence))
    }

    @Test(arguments: [
        (["IMDB": "tt0133093"], ExternalIDs(imdb: "tt0133093")), (["TMDB": "movie/603"], ExternalIDs(tmdb: 603)),
        (["TMDB": "603"], ExternalIDs(tmdb: 603)),
        (["TVDB": "81189"], ExternalIDs(tvdb: 81189)), (["TVDB2": "series/81189"], ExternalIDs(tvdb: 81189)),
        (["TVDB2": "episodes/349232"], ExternalIDs()), (["TMDB": "-1", "IMDB": "x"], ExternalIDs()),
    ])
    func `ids in tags`(tags: [String: String], ids: ExternalIDs) {
        #expect(self.describe("/f/The Matrix (1999).mkv", tags: tags).ids == ids)
    }

    @Test func `the path's id wins over a tag's, the NFO's over it too`() {
        #expect(
            self.describe(
                "/f/X {tmdb-1}/X (1999).mkv",
                nfo: ["<movie><tmdbid>2</tmdbid></movie>"],
                tags: ["TMDB": "movie/3"]
            ).ids.tmdb == 1
        )
        #expect(
            self.describe("/f/X/X (1999).mkv", nfo: ["<movie><tmdbid>2</tmdbid></movie>"], tags: ["TMDB": "movie/3"])
                .ids.tmdb == 2
        )
    }

    @Test func `a title tag counts only where the path says nothing`() {
        #expect(self.describe("/f/The Matrix (1999).mkv", tags: ["title": "Ripped by somebody"]).title == "The Matrix")
        #expect(
            self.describe("/f/9f86d081884c7d659a2feaa0c55ad015.mkv", tags: ["title": "The Matrix (1999)"]).title
                == "The Matrix"
        )
    }

    // MARK: - URLs and the player's title

    @Test func `a media title says more than a stream's path`() {
        let description = self.describe(
            "https://host.example/watch/8123?token=secret",
            title: "The Wire S03E11 Middle Ground"
        )
        #expect(description.title == "The Wire")
        #expect(description.season == 3)
        #expect(description.episodes == [11])
    }

    @Test func `a file's name says more than its media title`() {
        #expect(self.describe("/tv/The Wire S03E11.mkv", title: "Encoded by somebody").title == "The Wire")
    }

    @Test(arguments: [
        "https://user:secret@host.example/The.Wire.S03E11.mkv?token=secret#secret",
        "https://secret.example/secret?x=secret",
    ])
    func `nothing of a URL's host or query is kept`(url: String) throws {
        let (description, trace) = MediaIdentifier().explain(MediaEvidence(path: url))
        var text =
            String(decoding: try JSONEncoder().encode(description), as: UTF8.self)
            + String(decoding: try JSONEncoder().encode(trace), as: UTF8.self)
        // The path's own last part may be the word.
        if url.hasSuffix("/secret?x=secret") {
            text = text.replacing("\"title\":\"secret\"", with: "").replacing("\"value\":\"secret\"", with: "")
        }
        #expect(!text.contains("secret"))
        #expect(!text.contains("example"))
    }

    @Test(arguments: [
        "https://h.example/watch?v=abc", "https://h.example/file.mkv", "https://h.example/stream",
        "https://h.example/null",
        "https://h.example/parts/1/1700000000/file.mkv", "https://h.example/play/12345",
        "https://h.example/0123456789abcdef0123456789abcdef", "https://h.example/eyJhbGciOiJIUzI1NiJ9.abcdef",
    ])
    func `an address that says nothing has no title`(url: String) {
        #expect(self.describe(url).title == nil)
        let tail = String(url.dropFirst("https://h.example/".count).split(separator: "/").last ?? "")
        #expect(self.describe(url, title: tail).title == nil)
        #expect(self.describe(url, title: "Heat (1995)").title == "Heat")
    }

    // MARK: - Neighbours

    @Test func `neighbours tell absolute from season numbers`() {
        let through = (98...104).map { "show.\($0).hdtv.mkv" }
        let absolute = self.describe("/tv/show.101.hdtv.mkv", neighbours: through)
        #expect(absolute.season == nil)
        #expect(absolute.episodes == [101])
        let seasons = [101, 102, 103, 201, 202].map { "Show - \($0) - Title.mkv" }
        let season = self.describe("/tv/Show - 102 - Title.mkv", neighbours: seasons)
        #expect(season.season == 1)
        #expect(season.episodes == [2])
    }

    @Test func `neighbours tell a title from an episode title`() {
        let description = self.describe(
            "/tv/Show - Pilot S01E01.mkv",
            neighbours: ["Show - Second S01E02.mkv", "Show - Third S01E03.mkv"]
        )
        #expect(description.title == "Show")
        #expect(description.episodeTitle?.hasPrefix("Pilot") == true)
    }

    @Test func `neighbours that lead with numbers are episodes`() {
        let description = self.describe("/tv/Cosmos/1 Pilot.mkv", neighbours: ["2 Second.mkv", "3 Third.mkv"])
        #expect(description.title == "Cosmos")
        #expect(description.episodes == [1])
        #expect(
            self.describe("/films/12 Angry Men.mkv", neighbours: ["Alien.mkv", "Brazil.mkv"]).title == "12 Angry Men"
        )
    }

    // MARK: - Folders

    @Test(arguments: [
        ("/tv/Show/trailers/Show S01E01.mkv", ExtraSort.trailer), ("/films/F (2009)/Sample/f.mkv", .sample),
        ("/films/F (2009)/Behind The Scenes/a.mkv", .extra), ("/anime/NC/[G] T - 01.mkv", .opening),
    ])
    func `folders of extras`(path: String, sort: ExtraSort) { #expect(self.describe(path).extra == sort) }

    @Test(
        arguments: [
            ("/films/Shorts/Heat (1995).mkv", nil, false), ("/films/Other/Heat (1995).mkv", 10_200.0, false),
            ("/films/Clips/Heat (1995).mkv", 300, true), ("/films/Heat (1995)/Scenes/Making of.mkv", nil, true),
            ("/films/Heat (1995)/Bonus/Making of.mkv", 900, true),
            ("/films/Heat (1995)/Trailers/Heat (1995).mkv", 120, true),
        ] as [(String, Double?, Bool)]
    )
    func `a folder's word alone makes an extra of what is short or has no name`(
        path: String,
        seconds: Double?,
        isExtra: Bool
    ) {
        let description = MediaIdentifier().describe(MediaEvidence(path: path, duration: seconds))
        #expect(description.isExtra == isExtra)
    }

    @Test func `a film's number stays its title`() {
        #expect(self.describe("/films/300 (2006)/300.mkv").kind == .movie)
        #expect(self.describe("/films/300 (2006)/300.mkv").title == "300")
    }

    // MARK: - Trace

    @Test func `the trace names a source and a rule for each fact`() throws {
        let (description, trace) = MediaIdentifier().explain(
            MediaEvidence(path: "/tv/Severance (2022) {imdb-tt11280740}/Season 2/07 - Chikhai Bardo.mkv")
        )
        #expect(description.title == "Severance")
        let facts = Dictionary(uniqueKeysWithValues: trace.facts.map { ($0.key, $0) })
        #expect(facts["title"]?.source == .folderName)
        #expect(facts["season"]?.source == .folderName)
        #expect(facts["episodes"]?.source == .fileName)
        #expect(facts["episodes"]?.rule == "number in front")
        #expect(facts["ids.imdb"]?.source == .pathIDs)
        #expect(facts["year"]?.value == "2022")
    }
}
