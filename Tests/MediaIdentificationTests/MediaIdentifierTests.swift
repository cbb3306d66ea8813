import MediaIdentification
import Testing

@Suite struct MediaIdentifierTests {
    private func describe(_ path: String) -> MediaDescription { MediaIdentifier().describe(MediaEvidence(path: path)) }

    @Test(arguments: [
        ("Severance.S02E07.Chikhai.Bardo.1080p.WEB.h264-GRP.mkv", "Severance", 2, [7]),
        ("The Wire 3x11 Middle Ground.avi", "The Wire", 3, [11]),
        ("/tv/Breaking Bad/Season 1/02 - Cat's in the Bag.mkv", "Breaking Bad", 1, [2]),
        ("/tv/Friends (1994)/Season 10/Friends S10E17E18.mkv", "Friends", 10, [17, 18]),
        ("Show.Name.s01e01-e03.720p.mkv", "Show Name", 1, [1, 2, 3]),
        ("Show_Name_S01E01-03.mkv", "Show Name", 1, [1, 2, 3]),
        ("Show 1x02x03.mkv", "Show", 1, [2, 3]),
        ("/tv/Lost/S01/E02.mkv", "Lost", 1, [2]),
        ("Doctor Who S00E01.mkv", "Doctor Who", 0, [1]),
        ("https://host.example/tv/The%20Office/The.Office.S01E02.mkv?token=S09E09", "The Office", 1, [2]),
    ])
    func `reads the show, season and episodes`(path: String, title: String, season: Int, episodes: [Int]) {
        let description = self.describe(path)
        #expect(description.kind == .episode)
        #expect(description.title == title)
        #expect(description.season == season)
        #expect(description.episodes == episodes)
    }

    @Test func `an identifier, of a disk or of a video, is no number of anything`() {
        var state: UInt64 = 20_261_127
        func digit() -> Character {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Array("0123456789ABCDEF")[Int(state >> 60)]
        }
        for _ in 0..<3000 {
            let words = [8, 4, 4, 4, 12].map { count in String((0..<count).map { _ in digit() }) }
            for identifier in [words.joined(separator: "-"), words.joined(separator: "_").lowercased()] {
                let film = self.describe("/run/media/ann/disk-\(identifier)/Dune (2021).mkv")
                #expect(film.kind == .movie && film.title == "Dune" && film.episodes.isEmpty, "\(identifier)")
                let video = self.describe("/home/ann/Videos/\(identifier).mp4")
                #expect(video.episodes.isEmpty && video.confidence <= 0.3, "\(identifier): \(video)")
            }
        }
    }

    @Test(arguments: [
        ("Blade Runner 2049 (2017) 1080p.mkv", "Blade Runner 2049", 2017),
        ("2012 (2009).mkv", "2012", 2009),
        ("Dune.1984.REMUX.mkv", "Dune", 1984),
        ("/films/The Matrix (1999) {tmdb-603}/The Matrix (1999).mkv", "The Matrix", 1999),
    ])
    func `reads the film and its year`(path: String, title: String, year: Int) {
        let description = self.describe(path)
        #expect(description.kind == .movie)
        #expect(description.title == title)
        #expect(description.year == year)
    }

    @Test(arguments: [
        ("/f/Breaking Bad {imdb-tt0903747}/x.mkv", ExternalIDs(imdb: "tt0903747")),
        ("/f/Breaking Bad [tvdbid-81189]/x.mkv", ExternalIDs(tvdb: 81189)),
        ("/f/The Matrix [tmdbid=603].mkv", ExternalIDs(tmdb: 603)),
        ("/f/The Matrix {tmdb-603} tt0133093.mkv", ExternalIDs(imdb: "tt0133093", tmdb: 603)),
    ])
    func `reads ids and trusts them`(path: String, ids: ExternalIDs) {
        #expect(self.describe(path).ids == ids)
        #expect(self.describe(path).confidence == 1)
    }

    @Test func `a fansub name gives a bare number and no season`() {
        let description = self.describe("[Group] Sousou no Frieren - 12v2 [1080p][ABCD1234].mkv")
        #expect(description.title == "Sousou no Frieren")
        #expect(description.episodes == [12])
        #expect(description.season == nil)
    }

    @Test func `a daily show has a date`() {
        let description = self.describe("The.Daily.Show.2026.11.24.1080p.mkv")
        #expect(description.title == "The Daily Show")
        #expect(description.date == "2026-11-24")
    }

    @Test(arguments: [
        "", "/", "...", "S", "SE", "S01E", "x", "1x", "[", "]", "[]", "-", "- ", "http://", "a://b", "\u{0301}\u{0301}",
        "\u{202E}mkv.S01E02", "S99999999999999999999E1.mkv", String(repeating: "9", count: 400), "tt", "tmdb-", "%ZZ",
        "file://h/%FF%FE.mkv", "👩‍👩‍👧‍👦 S01E02.mkv", String(repeating: "S01E01-", count: 2000), "S01E9999-E1.mkv",
    ])
    func `any string is safe`(path: String) {
        let description = self.describe(path)
        #expect((0...1).contains(description.confidence))
    }
}
