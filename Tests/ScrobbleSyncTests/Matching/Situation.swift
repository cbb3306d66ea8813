/// A file as it lies on a disk, with what lies beside it and what its container says, and what it is at Trakt.
struct Situation: Sendable, CustomStringConvertible {
    var path: String
    /// How long the file runs.
    var minutes: Double?
    /// Other files of its folder.
    var neighbours: [String] = []
    /// NFO files by their paths below the library.
    var nfo: [String: String] = [:]
    var tags: [String: String] = [:]
    /// What the player calls it.
    var mediaTitle: String?
    /// `Title (year) season×number`, or `Title (year)` for a film; nil where only the user can know.
    var expected: String?

    init(
        _ path: String,
        _ minutes: Double?,
        beside neighbours: [String] = [],
        nfo: [String: String] = [:],
        tags: [String: String] = [:],
        title: String? = nil,
        is expected: String?
    ) {
        self.path = path
        self.minutes = minutes
        self.neighbours = neighbours
        self.nfo = nfo
        self.tags = tags
        self.mediaTitle = title
        self.expected = expected
    }

    var description: String { self.path }

    /// A film's NFO file.
    static func movie(_ title: String, _ year: Int, _ ids: String = "") -> String {
        "<movie><title>\(title)</title><year>\(year)</year>\(ids)</movie>"
    }

    /// A show's NFO file.
    static func show(_ title: String, _ ids: String = "") -> String { "<tvshow><title>\(title)</title>\(ids)</tvshow>" }

    static func episode(_ show: String, _ season: Int, _ episode: Int) -> String {
        "<episodedetails><showtitle>\(show)</showtitle><season>\(season)</season><episode>\(episode)</episode></episodedetails>"
    }
}

/// What people's libraries look like, by the kind of mistake that each of them invites.
enum Situations {
    static var rows: [Situation] {
        let kinds: [[Situation]] = [
            self.specials, self.parts, self.sidecars, self.foreignSidecars, self.lists, self.streams, self.extras,
            self.longNumbers, self.copies, self.words, self.conventions, self.tags, self.containers,
        ]
        return kinds.flatMap { $0 }
    }

    // MARK: - Specials

    static let specials: [Situation] = [
        .init("[G][Attack on Titan][OVA][01].mkv", 24, is: "Attack on Titan (2013) 0×01"),
        .init("[G] Attack on Titan S2 OVA - 01.mkv", 24, is: "Attack on Titan (2013) 0×01"),
        .init("[G] Attack on Titan OVA - 02 [1080p].mkv", 24, is: "Attack on Titan (2013) 0×02"),
        .init("[G] Attack on Titan - OVA 3 [1080p].mkv", 24, is: "Attack on Titan (2013) 0×03"),
        .init("[G] Attack on Titan - SP1 [1080p].mkv", 24, is: "Attack on Titan (2013) 0×01"),
        .init("Attack on Titan - 26 (OVA).mkv", 24, is: nil),
        .init("[G] Attack on Titan - 14 OAD [BD].mkv", 24, is: nil),
        .init("[G] Attack on Titan - NCOP01 [BD].mkv", 2, is: nil),
        .init("[G] Attack on Titan - NCED [BD].mkv", 2, is: nil),
        .init("Attack on Titan/OVA/Attack on Titan - 01.mkv", 24, is: "Attack on Titan (2013) 0×01"),
        .init("[G] Attack on Titan - 14.5 [1080p].mkv", 24, is: nil),
        .init("Attack.on.Titan.S01E13.5.mkv", 24, is: nil),
        .init("[G] Frieren - OVA [BD].mkv", 24, is: nil),
        .init("[G] Attack on Titan S01OVA02.mkv", 24, is: "Attack on Titan (2013) 0×02"),
    ]

    // MARK: - Parts of a season

    static let parts: [Situation] = [
        .init("[G] Shingeki no Kyojin S3 Part 2 - 01 [1080p].mkv", 24, is: "Attack on Titan (2013) 3×13"),
        .init("Attack on Titan Season 3 Part 2 - 10.mkv", 24, is: "Attack on Titan (2013) 3×22"),
        .init("Attack.on.Titan.S03.Part.2.E01.1080p.mkv", 24, is: "Attack on Titan (2013) 3×13"),
        .init("Attack on Titan S3 Cour 2 - 03.mkv", 24, is: "Attack on Titan (2013) 3×15"),
        .init("Attack on Titan Season 3 Part 1 - 04.mkv", 24, is: "Attack on Titan (2013) 3×04"),
        .init("Attack on Titan Season 3 Part 2 - 14.mkv", 24, is: "Attack on Titan (2013) 3×14"),
        .init("Attack on Titan Season 3 Part 3 - 01.mkv", 24, is: nil),
        // Trakt's fourth season has no break.
        .init("Attack on Titan Season 4 Part 2 - 01.mkv", 24, is: nil),
        .init("Breaking.Bad.S05.Part.2.E01.mkv", 47, is: "Breaking Bad (2008) 5×09"),
        .init("Breaking Bad Season 5 Part 1 - 02.mkv", 47, is: "Breaking Bad (2008) 5×02"),
    ]

    // MARK: - NFO files

    static let sidecars: [Situation] = [
        .init(
            "films/Heat (1995)/Heat (1995).mkv",
            170,
            nfo: ["films/Heat (1995)/movie.nfo": Situation.movie("Heat", 1995)],
            is: "Heat (1995)"
        ),
        .init(
            "films/Der Untergang (2004)/Der Untergang.mkv",
            156,
            nfo: ["films/Der Untergang (2004)/movie.nfo": Situation.movie("Downfall", 2004)],
            is: "Downfall (2004)"
        ),
        .init(
            "films/x.mkv",
            170,
            nfo: ["films/x.nfo": Situation.movie("Heat", 1995, "<uniqueid type=\"imdb\">tt0113277</uniqueid>")],
            is: "Heat (1995)"
        ),
        .init("films/Heat.mkv", 170, nfo: ["films/Heat.NFO": Situation.movie("Heat", 1995)], is: "Heat (1995)"),
        .init(
            "tv/Severance/Season 2/05.mkv",
            48,
            nfo: ["tv/Severance/tvshow.nfo": Situation.show("Severance")],
            is: "Severance (2022) 2×05"
        ),
        .init(
            "tv/Haus des Geldes/Staffel 2/Haus des Geldes S02E03.mkv",
            50,
            beside: ["Haus des Geldes S02E04.mkv"],
            nfo: [
                "tv/Haus des Geldes/tvshow.nfo": Situation.show(
                    "Money Heist",
                    "<uniqueid type=\"tvdb\">327417</uniqueid>"
                )
            ],
            is: "Money Heist (2017) 2×03"
        ),
        .init(
            "tv/Severance/Season 2/Severance S02E05.mkv",
            48,
            nfo: ["tv/Severance/Season 2/Severance S02E05.nfo": Situation.episode("Severance", 2, 5)],
            is: "Severance (2022) 2×05"
        ),
        .init(
            "films/Alien (1979).mkv",
            117,
            nfo: ["films/Alien (1979).nfo": "https://www.imdb.com/title/tt0078748/"],
            is: "Alien (1979)"
        ),
        .init(
            "films/Birdman (2014).mkv",
            120,
            nfo: ["films/Birdman (2014).nfo": Situation.movie("Birdman or (The Unexpected Virtue of Ignorance)", 2014)],
            is: "Birdman or (The Unexpected Virtue of Ignorance) (2014)"
        ),
    ]

    /// What speaks of something else asks.
    static let foreignSidecars: [Situation] = [
        .init(
            "films/Heat (1995).mkv",
            170,
            beside: ["Alien (1979).mkv", "Arrival (2016).mkv"],
            nfo: ["films/movie.nfo": Situation.movie("Alien", 1979, "<uniqueid type=\"imdb\">tt0078748</uniqueid>")],
            is: nil
        ),
        .init(
            "films/Rocky II (1979).mkv",
            119,
            beside: ["Rocky (1976).mkv"],
            nfo: ["films/movie.nfo": Situation.movie("Rocky", 1976)],
            is: nil
        ),
        .init("films/Heat.mkv", 170, nfo: ["films/Heat.nfo": Situation.movie("Alien", 1979)], is: nil),
        .init(
            "tv/Severance/Season 1/Severance S01E02.mkv",
            53,
            nfo: ["tv/Severance/Season 1/movie.nfo": Situation.movie("Severance", 2006)],
            is: nil
        ),
        .init(
            "tv/Severance/Season 1/Severance S01E02.mkv",
            53,
            nfo: ["tv/tvshow.nfo": Situation.show("Breaking Bad")],
            is: "Severance (2022) 1×02"
        ),
        .init(
            "tv/Severance S01E02.mkv",
            53,
            beside: ["Fargo S01E02.mkv"],
            nfo: ["tv/tvshow.nfo": Situation.show("Breaking Bad")],
            is: nil
        ),
        .init(
            "tv/Breaking Bad/El Camino A Breaking Bad Movie (2019).mkv",
            123,
            beside: ["Breaking Bad S01E01.mkv"],
            nfo: ["tv/Breaking Bad/tvshow.nfo": Situation.show("Breaking Bad")],
            is: nil
        ),
        .init(
            "tv/Severance/Season 2/Severance S02E05.mkv",
            48,
            nfo: ["tv/Severance/Season 2/Severance S02E05.nfo": Situation.episode("Severance", 2, 6)],
            is: nil
        ),
        .init(
            "films/Heat (1995).mkv",
            170,
            nfo: ["films/Heat (1995).nfo": "https://www.imdb.com/title/tt0078748/"],
            is: nil
        ),
    ]

    // MARK: - Films in a list

    static let lists: [Situation] = [
        .init(
            "films/Alien Collection/2 - Aliens.mkv",
            137,
            beside: ["1 - Alien.mkv", "3 - Alien 3.mkv"],
            is: "Aliens (1986)"
        ),
        .init(
            "films/Matrix Trilogy/02. The Matrix Reloaded.mkv",
            138,
            beside: ["01. The Matrix.mkv", "03. The Matrix Revolutions.mkv"],
            is: "The Matrix Reloaded (2003)"
        ),
        .init("Movies/2 - Inception.mkv", 148, beside: ["1 - Heat.mkv", "3 - Arrival.mkv"], is: "Inception (2010)"),
        .init("Studio/Phase 1/01. Iron Man.mkv", 126, beside: ["02. Thor.mkv", "03. Hulk.mkv"], is: "Iron Man (2008)"),
        .init("films/Ocean's/02 Ocean's Twelve (2004).mkv", 125, is: "Ocean's Twelve (2004)"),
        .init("films/Ocean's/3 - Ocean's Thirteen (2007).mkv", 122, is: "Ocean's Thirteen (2007)"),
        .init("films/Nolan/02 - Interstellar.mkv", 169, beside: ["01 - Inception.mkv"], is: "Interstellar (2014)"),
        .init(
            "tv/Band of Brothers/06 - Bastogne.mkv",
            65,
            beside: ["05 - Crossroads.mkv"],
            is: "Band of Brothers (2001) 1×06"
        ),
        .init("tv/Severance/Season 2/05 - Trojan's Horse.mkv", 48, is: "Severance (2022) 2×05"),
        .init("films/Heat (1995)/123.mkv", 170, is: "Heat (1995)"),
        .init("tv/Vinland Saga/05 - Some Title.mkv", 24, is: "Vinland Saga (2019) 1×05"),
        .init("media/Alien Saga/2 - Aliens.mkv", 137, beside: ["1 - Alien.mkv"], is: "Aliens (1986)"),
        .init("films/300 (2006)/300.mkv", 117, is: "300 (2006)"),
        .init("films/12 Angry Men (1957).mkv", 96, is: "12 Angry Men (1957)"),
        .init("films/James/1972- The Godfather.mkv", 175, is: "The Godfather (1972)"),
    ]

    // MARK: - Streams

    static let streams: [Situation] = [
        .init("https://h.example/watch?v=dQw4w9WgXcQ", 148, title: "Inception (2010)", is: "Inception (2010)"),
        .init(
            "https://h.example/parts/1/1700000000/file.mkv",
            49,
            title: "Severance S02E07",
            is: "Severance (2022) 2×07"
        ),
        .init("https://h.example/stream/null", 49, title: "null", is: nil),
        .init("https://h.example/watch?v=dQw4w9WgXcQ", 148, title: "watch?v=dQw4w9WgXcQ", is: nil),
        .init("https://h.example/play/12345", 170, title: "12345", is: nil),
        .init("https://h.example/d/0123456789abcdef0123456789abcdef/Heat.1995.mkv", 170, is: "Heat (1995)"),
        .init(
            "https://h.example/resolve/AAAABBBBCCCCDDDD0123456789/null/0/Inception%20(2010).mkv",
            148,
            title: "Inception (2010).mkv",
            is: "Inception (2010)"
        ),
        .init(
            "https://v.example/videos/8123",
            49,
            tags: ["series": "Severance", "ytdl_season": "2", "ytdl_episode": "7", "title": "Chikhai Bardo"],
            is: "Severance (2022) 2×07"
        ),
        .init("https://h.example/tv/Severance/Season%202/05.mkv", 48, is: "Severance (2022) 2×05"),
        .init("https://h.example/Severance.S02E07.mkv", 49, title: "Encoded by somebody", is: "Severance (2022) 2×07"),
        .init("https://h.example/hls/master.m3u8", 49, title: "Fargo S02E03", is: "Fargo (2014) 2×03"),
    ]

    // MARK: - Extras

    static let extras: [Situation] = [
        .init("films/Shorts/Heat (1995).mkv", 170, is: "Heat (1995)"),
        .init("films/Other/Inception (2010).mkv", 148, is: "Inception (2010)"),
        .init("films/Clips/The Thing (1982).mkv", 109, is: "The Thing (1982)"),
        .init("films/Heat (1995)/Featurettes/Making of.mkv", 20, is: nil),
        .init("films/Heat (1995)/Other/Making of Heat.mkv", 20, is: nil),
        .init("films/Heat (1995)/Sample/heat.mkv", 1, is: nil),
        .init("films/Heat (1995)/Trailers/Heat (1995).mkv", 2, is: nil),
        .init("films/Heat (1995)/Bonus/Heat (1995).mkv", 12, is: nil),
    ]

    // MARK: - Numbers that count through

    static let longNumbers: [Situation] = [
        .init("One Piece/Season 20/One Piece 1001.mkv", 24, is: "One Piece (1999) 20×46"),
        .init(
            "One Piece/One Piece 1001.mkv",
            24,
            beside: (990...1000).map { "One Piece \($0).mkv" },
            is: "One Piece (1999) 20×46"
        ),
        .init("[G] One Piece - 1001 [1080p].mkv", 24, is: "One Piece (1999) 20×46"),
        .init("Naruto/Naruto 143.mkv", 23, beside: (130...150).map { "Naruto \($0).mkv" }, is: "Naruto (2002) 3×43"),
        .init(
            "Death Note/Death Note 12.mkv",
            23,
            beside: (1...24).map { "Death Note \($0).mkv" },
            is: "Death Note (2006) 1×12"
        ),
        .init("The.Office.US.205.hdtv.mkv", 22, is: "The Office (2005) 2×05"),
        .init("Show/House/House.S02E03.mkv", 43, is: "House (2004) 2×03"),
    ]

    // MARK: - Copies, and a date beside a number

    static let copies: [Situation] = [
        .init("Severance S02E05 (1).mkv", 48, is: "Severance (2022) 2×05"),
        .init("Severance S02E05 (2).mkv", 48, is: "Severance (2022) 2×05"),
        .init("Severance S02E05 - Copy.mkv", 48, is: "Severance (2022) 2×05"),
        .init("copy of Severance S02E05.mkv", 48, is: "Severance (2022) 2×05"),
        .init("Severance S02E05~1.mkv", 48, is: "Severance (2022) 2×05"),
        .init("Heat (1995) (1).mkv", 170, is: "Heat (1995)"),
        .init("Heat (1995) - Copy.mkv", 170, is: "Heat (1995)"),
        .init("Copy of Heat (1995).mkv", 170, is: "Heat (1995)"),
        .init("Severance - 2025-02-14 - S02E05.mkv", 48, is: "Severance (2022) 2×05"),
        .init("The Daily Show - 2024-01-09 - S29E02.mkv", 22, is: "The Daily Show (1996) 29×02"),
        .init("The Daily Show - 2024-01-09 - S29E03.mkv", 22, is: nil),
        .init("The Daily Show - 2024-01-09 - S99E03.mkv", 22, is: "The Daily Show (1996) 29×02"),
    ]

    // MARK: - Words of the title

    static let words: [Situation] = [
        .init("Noah.Dune.German.2021.DL.1080p.mkv", 155, is: nil),
        .init("Dune.German.2021.DL.1080p.mkv", 155, is: "Dune (2021)"),
        .init("Das.Boot.German.1981.DL.1080p.mkv", 149, is: "Das Boot (1981)"),
        .init("Heat.UNCUT.1995.1080p.mkv", 170, is: "Heat (1995)"),
        .init("Another.Round.DANISH.2020.1080p.mkv", 117, is: "Another Round (2020)"),
        .init("Romeo.And.Juliet.1968.1080p.mkv", 138, is: "Romeo and Juliet (1968)"),
    ]

    // MARK: - Naming conventions

    static let conventions: [Situation] = [
        .init("221208 Severance ep02.mkv", 53, is: "Severance (2022) 1×02"),
        .init("(seriessite.com) Death Note - 07.mkv", 23, is: "Death Note (2006) 1×07"),
        .init("my-site.org.au - Severance.S02E05.mkv", 48, is: "Severance (2022) 2×05"),
        .init("[G] Attack on Titan - 27 (S02E02) [1080p].mkv", 24, is: "Attack on Titan (2013) 2×02"),
        .init("50E20S.ecnareveS.mkv", 48, is: "Severance (2022) 2×05"),
        .init("Severance_205_Title.mkv", 48, is: "Severance (2022) 2×05"),
        .init("Severance - 2-05 - Trojan's Horse.mkv", 48, is: "Severance (2022) 2×05"),
        .init("Severance - Temporada 2 [Cap.205].mkv", 48, is: "Severance (2022) 2×05"),
        .init("Severance S02B05.mkv", 48, is: "Severance (2022) 2×05"),
        .init("Severance T2.E5.mkv", 48, is: "Severance (2022) 2×05"),
        .init("Squid Game 5회.mkv", 55, is: "Squid Game (2021) 1×05"),
        .init("[组][Death Note][12完][简体].mkv", 23, is: "Death Note (2006) 1×12"),
        .init("死亡[DMG][DEATH_NOTE][12 END][1080P].mkv", 23, is: "Death Note (2006) 1×12"),
        .init("Inception.4k.mkv", 148, is: "Inception (2010)"),
        .init("Inception v2 [ABCD1234].mkv", 148, is: "Inception (2010)"),
        .init("[G] Mob Psycho 100 2 - 05.mkv", 24, is: "Mob Psycho 100 (2016) 2×05"),
        .init("[G] Mob Psycho 100 II - 05.mkv", 24, is: "Mob Psycho 100 (2016) 2×05"),
        .init("[G] Planet Earth II - 03.mkv", 50, is: "Planet Earth II (2016) 1×03"),
        .init("tv/Severance/Season 2/flhd-ses02e05-1080p.mkv", 48, is: "Severance (2022) 2×05"),
        .init("tv/The Daily Show/2024-01/2024-01-09 720p.mkv", 22, is: "The Daily Show (1996) 29×02"),
        .init("Death Note/01 Death Note (2006).mkv", 23, is: "Death Note (2006) 1×01"),
        .init("Sherlock 0x03 The Abominable Bride.mkv", 89, is: "Sherlock (2010) 0×03"),
        .init("Death Note 2006 06 720p.mkv", 23, is: "Death Note (2006) 1×06"),
        .init("Death Note - 14 DVD - Group.mkv", 23, is: "Death Note (2006) 1×14"),
        .init("Naruto 143 VOSTFR par X.mkv", 23, is: "Naruto (2002) 3×43"),
        .init("Death.Note.2006.02.30.mkv", 23, is: nil),
        .init("Akira - (Movie).mkv", 124, is: "Akira (1988)"),
        .init("tv/Severance/Season 02/Severance Se.2 afl.5.mkv", 48, is: "Severance (2022) 2×05"),
    ]

    // MARK: - Tags

    static let tags: [Situation] = [
        .init(
            "whatever.mkv",
            48,
            tags: ["SHOW": "Severance", "SEASON": "2", "PART_NUMBER": "5 / 10"],
            is: "Severance (2022) 2×05"
        ),
        .init(
            "whatever.mkv",
            48,
            tags: [
                "COLLECTION/TITLE": "Severance", "SEASON/PART_NUMBER": "2", "SEASON/TOTAL_PARTS": "10",
                "EPISODE/PART_NUMBER": "5",
            ],
            is: "Severance (2022) 2×05"
        ),
        .init("HEAT_t00.mkv", 170, tags: ["title": "Heat"], is: "Heat (1995)"),
        .init("INCEPTION_DISC_t00.mkv", 148, tags: ["TITLE": "Inception"], is: "Inception (2010)"),
        .init("01 Track.m4v", 148, tags: ["stik": "9", "title": "Inception", "date": "2010"], is: "Inception (2010)"),
        .init(
            "Heat (1995).mkv",
            170,
            tags: ["SHOW": "Severance", "SEASON": "2", "PART_NUMBER": "5"],
            is: "Heat (1995)"
        ),
        .init(
            "Severance S02E05.mkv",
            48,
            tags: ["SHOW": "Severance", "SEASON": "2", "PART_NUMBER": "6"],
            is: nil
        ),
        .init("Severance S02E05.mkv", 48, tags: ["stik": "9", "title": "Heat"], is: "Severance (2022) 2×05"),
        .init("Heat (1995).mkv", 170, tags: ["title": "Ripped by somebody"], is: "Heat (1995)"),
        .init("9f86d081884c7d659a2feaa0c55ad015.mkv", 170, tags: ["title": "Heat (1995)"], is: "Heat (1995)"),
    ]

    static let containers: [Situation] = [
        .init("films/Heat (1995)/BDMV/STREAM/00001.m2ts", 170, is: "Heat (1995)"),
        .init(
            "tv/Severance (2022)/Season 02/Severance (2022) - S02E05 - Trojan's Horse [WEBDL-1080p].mkv",
            48,
            is: "Severance (2022) 2×05"
        ),
        .init("Severance.S02E05.1080p.WEB-GRP/abc123def456ghi789.mkv", 48, is: "Severance (2022) 2×05"),
        .init("Inception.2010.1080p.BluRay-GRP/grp-inception.2010.1080p.mkv", 148, is: "Inception (2010)"),
        .init("tv/Fargo/Fargo (1996).mkv", 98, is: "Fargo (1996)"),
        .init("tv/Westworld/S01/E10.mkv", 90, is: "Westworld (2016) 1×10"),
        .init("films/Dune/Dune.mkv", 137, is: "Dune (1984)"),
    ]
}
