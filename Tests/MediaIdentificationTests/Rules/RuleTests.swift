@testable import MediaIdentification
import Testing

/// One table per naming convention, asked without the rest of the parser.
@Suite struct RuleTests {
    @Test(arguments: [
        ("S01E02", 1, [2]), ("s1e2", 1, [2]), ("S01E02v2", 1, [2]), ("S01.E02", 1, [2]), ("S01 - E02", 1, [2]),
        ("S01xE02", 1, [2]),
        ("s01ep02", 1, [2]), ("S2 (Ep 6)", 2, [6]), ("S01E01E02", 1, [1, 2]), ("S01E01-E03", 1, [1, 2, 3]),
        ("S01E01-03", 1, [1, 2, 3]),
        ("S01E01-S01E03", 1, [1, 2, 3]), ("S01E01+E02", 1, [1, 2]), ("S01E01 and E02", 1, [1, 2]),
        ("S01E01x02", 1, [1, 2]), ("S23E1821", 23, [1821]),
        ("S2025E01", 2025, [1]), ("Sn4 Ep14", 4, [14]), ("T02E22", 2, [22]), ("S01E01a", 1, [1]), ("S00E00", 0, [0]),
        ("S 1 - Ep 002", 1, [2]),
        ("S42E10713", 42, [10713]), ("S42 E10713-10714", 42, [10713, 10714]), ("S01B05", 1, [5]), ("T2.E5", 2, [5]),
        ("s01e02e031080", 1, [2, 3]),
        ("S03E16 - 20 Hours", 3, [16]), ("S01E01-1080p", 1, [1]), ("S02E03 - 015", 2, [3]),
    ])
    func `S01E02`(text: String, season: Int, episodes: [Int]) throws {
        let finding = try #require(SeasonEpisodeRule.match(NameText(text), at: .first))
        #expect(finding.season == season)
        #expect(finding.episodes == episodes)
    }

    @Test(arguments: ["S", "SE", "S01", "S01E", "SxE", "Season", "S99999E1", "T2 E5", "SE01", ""])
    func `not S01E02`(text: String) { #expect(SeasonEpisodeRule.match(NameText(text), at: .first) == nil) }

    @Test(arguments: [
        ("1x02", 1, [2]), ("01x02x03", 1, [2, 3]), ("1x02-03", 1, [2, 3]), ("1x02-1x04", 1, [2, 3, 4]),
        ("2016x03", 2016, [3]), ("1×02", 1, [2]),
        ("6x01-08 of 16", 6, [1, 2, 3, 4, 5, 6, 7, 8]), ("2X5", 2, [5]), ("0x01", 0, [1]), ("1 x 03", 1, [3]),
        ("01E06", 1, [6]), ("2016x231", 2016, [231]), (" 0x1901", 0, [1901]),
    ])
    func `1x02`(text: String, season: Int, episodes: [Int]) throws {
        let name = NameText(text)
        let finding = try #require(CrossRule.match(name, at: name.tokens[.first].start))
        #expect(finding.season == season)
        #expect(finding.episodes == episodes)
    }

    @Test(arguments: ["1920x1080", "1280x720", "x264", "1x", "x02", "720x480", "5x2mp", "0x539", "0x1901a", "1 x 264"])
    func `not 1x02`(text: String) { #expect(CrossRule.match(NameText(text), at: .first) == nil) }

    @Test(arguments: [
        ("2026-11-24", "2026-11-24"), ("2026.11.24", "2026-11-24"), ("2026 11 24", "2026-11-24"),
        ("2026_11_24", "2026-11-24"), ("20261124", "2026-11-24"),
        ("24.11.2026", "2026-11-24"), ("11.24.2026", "2026-11-24"), ("03-04-2015", "2015-04-03"),
        ("July 30 2021", "2021-07-30"), ("30 July 2021", "2021-07-30"),
        ("2.Jan.2025", "2025-01-02"), ("2nd Jan 2025", "2025-01-02"), ("2021 Jul 30", "2021-07-30"),
        ("16.01.24", "2016-01-24"), ("09.03.08", "2008-03-09"),
        ("Sept 12 2019", "2019-09-12"), ("12.Sept.2019", "2019-09-12"),
        ("2024-02-29", "2024-02-29"), ("31.01.15", "2015-01-31"), ("30 août 2021", "2021-08-30"),
    ])
    func `a day`(text: String, date: String) { #expect(DateRule.match(NameText(text), at: .first)?.date == date) }

    @Test(arguments: [
        "2023-02-29", "2026-13-40", "2026-11", "1080-10-10", "99999999", "20261399", "2026.11-24", "12", "00-00-00",
    ])
    func `no day`(text: String) { #expect(DateRule.match(NameText(text), at: .first) == nil) }

    @Test(arguments: [
        ("S01", 1, []), ("S01-S04", 1, []), ("S01-05", 1, []), ("S2 - 05", 2, [5]), ("S02 03", 2, [3]),
        ("s02.09", 2, [9]), ("S07D1", 7, []), ("S01 02 03", 1, []),
        ("S2 - 05-07", 2, [5, 6, 7]), ("S01S02S03", 1, []), ("S0201", 2, [1]), ("S13-09", 13, [9]), ("S01+S02", 1, []),
    ])
    func `S01`(text: String, season: Int, episodes: [Int]) throws {
        let finding = try #require(SeasonRule.match(NameText(text), at: .first))
        #expect(finding.season == season)
        #expect(finding.episodes == episodes)
    }

    @Test(arguments: [
        ("Season 1", 1, []), ("Season One", 1, []), ("Season II", 2, []), ("Saison 12", 12, []), ("Temporada 4", 4, []),
        ("Seasons 1 to 5", 1, []), ("2nd Season", 2, []),
        ("5-й сезон", 5, []), ("2. évad", 2, []), ("1ª Temporada", 1, []), ("Season 3 - 11", 3, [11]), ("シーズン2", 2, []),
        ("Season1", 1, []), ("10 th season", 10, []),
        ("Second Season - 05", 2, [5]), ("Stagione 6", 6, []), ("Сезон: 5", 5, []),
    ])
    func `Season 1`(text: String, season: Int, episodes: [Int]) throws {
        let finding = try #require(SeasonWordRule.match(NameText(text), at: .first))
        #expect(finding.season == season)
        #expect(finding.episodes == episodes)
    }

    @Test(arguments: [
        ("Episode 5", [5]), ("Ep05", [5]), ("Ep.5", [5]), ("E05", [5]), ("E05v2", [5]), ("#04", [4]),
        ("Folge 1023", [1023]), ("Capitulo 25", [25]), ("Серия 11", [11]),
        ("Episodes 1-10", Array(1...10)), ("Episodes 1 to 3", [1, 2, 3]), ("09-я серия", [9]), ("5. rész", [5]),
        ("Episode Five", [5]), ("E10 - E12", [10, 11, 12]), ("14. Bölüm 18.04.2023", [14]), ("Puntata 5", [5]),
    ])
    func `Episode 5`(text: String, episodes: [Int]) throws {
        let name = NameText(text)
        let finding = try #require(EpisodeWordRule.match(name, at: .first))
        #expect(finding.season == nil)
        #expect(finding.episodes == episodes)
    }

    @Test func `Cap.408 is the eighth of the fourth season`() throws {
        let finding = try #require(EpisodeWordRule.match(NameText("Cap.408"), at: .first))
        #expect(finding.season == 4)
        #expect(finding.episodes == [8])
    }

    @Test(arguments: ["Episode", "Episode IV", "Episode 2016", "E", "Ep", "Epic", "Eps1o", "E5 x"])
    func `not Episode 5`(text: String) {
        #expect(EpisodeWordRule.match(NameText(text), at: .first) == nil || text == "E5 x")
    }

    @Test(arguments: [("1 of 6", 1), ("3of6", 3), ("20_of_25", 20), ("2 of 2", 2), ("3iz6", 3)])
    func `1 of 6`(text: String, episode: Int) {
        #expect(CountedOfRule.match(NameText(text), at: .first)?.episodes == [episode])
    }

    @Test(arguments: ["7 of 6", "0 of 6", "1 or 6", "12 of Us"])
    func `not 1 of 6`(text: String) { #expect(CountedOfRule.match(NameText(text), at: .first) == nil) }

    @Test(arguments: [("Part 2", 2), ("Pt.II", 2), ("Part Three", 3), ("Part Trois", 3), ("part1", 1), ("Teil 2", 2)])
    func `Part 2`(text: String, part: Int) { #expect(PartRule.match(NameText(text), at: .first)?.part == part) }

    @Test(arguments: [("CD1", 1), ("cd 2", 2), ("Disc 3", 3), ("DVD2", 2)])
    func `CD1`(text: String, part: Int) { #expect(DiscRule.match(NameText(text), at: .first)?.part == part) }

    @Test(arguments: ["DVD9", "DVD5", "CDP", "disco", "CD"])
    func `not CD1`(text: String) { #expect(DiscRule.match(NameText(text), at: .first) == nil) }

    @Test(
        arguments: [
            ("第2季", 2, nil), ("第十一季", 11, nil), ("第2期", 2, nil), ("第03話", nil, [3]), ("第195话", nil, [195]),
            ("第二十三集", nil, [23]), ("14화", nil, [14]), ("第1-3集", nil, [1, 2, 3]),
        ] as [(String, Int?, [Int]?)]
    )
    func `第2季 第03話`(text: String, season: Int?, episodes: [Int]?) throws {
        let finding = try #require(CJKRule.match(NameText(text), at: .first))
        #expect(finding.season == season)
        #expect(finding.episodes == episodes ?? [])
    }

    /// The rules below need the whole name around the number.
    @Test(
        arguments: [
            ("[Group] Title - 12v2 [1080p]", NamingConvention.animeNumber, "Title", nil, [12]),
            ("Title - 036", .animeNumber, "Title", nil, [36]),
            ("[Group] Title 01 [ABCD1234]", .animeNumber, "Title", nil, [1]),
            ("[Group][Title][12][1080p]", .bracketNumber, "Title", nil, [12]),
            ("[Group][標題][Title] 02 [1080p]", .bracketNumber, "Title", nil, [2]),
            ("01 - Pilot", .leadingNumber, nil, nil, [1]), ("003. Title - Pilot", .leadingNumber, "Title", nil, [3]),
            ("Title.05.Down.Street", .paddedNumber, "Title", nil, [5]),
            ("Title.13.HDTV", .paddedNumber, "Title", nil, [13]),
            ("Title 13-16", .range, "Title", nil, [13, 14, 15, 16]),
            ("Title.101.HDTV", .compactNumber, "Title", 1, [1]),
            ("title.2401.hdtv-lol", .compactNumber, "title", 24, [1]),
            ("Title.101-102.HDTV", .compactNumber, "Title", 1, [1, 2]),
            ("4-13 Cursed", .pair, nil, 4, [13]), ("Title-04_05", .pair, "Title", 4, [5]),
            ("Title [5.134] Peril", .pair, "Title", 5, [134]), ("Title - 6.01 - Peril", .pair, "Title", 6, [1]),
            ("[Group] Title - SP1 [BD]", .special, "Title", 0, [1]),
            ("Title VOSTFR 03", .paddedNumber, "Title", nil, [3]),
        ] as [(String, NamingConvention, String?, Int?, [Int])]
    )
    func `numbers without a word`(
        name: String,
        convention: NamingConvention,
        title: String?,
        season: Int?,
        episodes: [Int]
    ) {
        let reading = FileNameParser.parse(name)
        #expect(reading.convention == convention)
        #expect(reading.title == title)
        #expect(reading.season == season)
        #expect(reading.episodes == episodes)
    }

    @Test(
        arguments: [
            ("Some Title 14 [Group]", "Some Title", nil, 14), ("Title.14.[Group][720p]", "Title", nil, 14),
            ("标题05", "标题", nil, 5), ("Ward209", "Ward", 2, 9), ("Some_Ward209_Other", "Some Ward", 2, 9),
        ] as [(String, String, Int?, Int)]
    )
    func `a number that may be a film's as well`(name: String, title: String, season: Int?, episode: Int) {
        let reading = FileNameParser.parse(name)
        #expect(reading.title == title)
        #expect(reading.season == season)
        #expect(reading.episodes == [episode])
        #expect(reading.filmTitle?.hasSuffix("\(season.map { $0 * 100 + episode } ?? episode)") ?? false)
    }

    @Test(arguments: [
        "Some Title 14 [French]", "District 9 [Group]", "Some Title 14 [Group] (1999)", "CSI525", "Se7en2", "标题2",
        "Title600", "Title VOSTFR 2003",
    ])
    func `a number that is no episode's`(name: String) { #expect(!FileNameParser.parse(name).isEpisode) }

    @Test(
        arguments: [
            ("Title.214.S09E02", 214, "Title 214"), ("Some Title 313 s16e03", 313, "Some Title 313"),
            ("Title 38 (S02E12)", 38, "Title 38"), ("[G] Title 038 - S02E12", 38, nil),
        ] as [(String, Int, String?)]
    )
    func `a count in front of the marker`(name: String, absolute: Int, other: String?) {
        let reading = FileNameParser.parse(name)
        #expect(reading.absolute == [absolute])
        #expect(other.map(reading.alternativeTitles.contains) ?? true)
    }

    @Test(arguments: [
        "Apollo 13", "District 9", "Ocean's 11", "star.trek.9", "Blade.Runner.2049.1080p",
        "Blade.Runner.2049.2017.1080p", "Apollo 13 (1995) [E-AC3-S78]", "The Killer 2024 WEB-DL DD5.1-S56",
    ])
    func `a film's number is no episode`(name: String) { #expect(!FileNameParser.parse(name).isEpisode) }

    @Test(arguments: [
        ("Title (2009)", 2009), ("Title.2009.1080p", 2009), ("2012 (2009)", 2009),
        ("Wonder.Woman.1984.2020.1080p", 2020), ("Title [Director 1987]", 1987), ("Title (2011-2019)", 2011),
        ("Title FRENCH BluRay 720p 2016 x", 2016), ("2009.some.longer.title.1080p", 2009), ("Title 2006г. BDRip", 2006),
        ("Title.S01E02.2021.1080p", 2021),
    ])
    func `a year`(name: String, year: Int) { #expect(FileNameParser.parse(name).year == year) }

    @Test(arguments: ["1923", "1923.S01E02", "Blade Runner 2049", "Title 1080p", "Title.2026.11.24"])
    func `no year`(name: String) { #expect(FileNameParser.parse(name).year == nil) }

    @Test(arguments: [
        ("Title (1999)-trailer", ExtraSort.trailer), ("title.s01e02.720p-grp.sample", .sample),
        ("sample-title.s01e02", .sample), ("[Group] Title - NCOP1 [BD]", .opening),
        ("[Group] Title - NCED [BD]", .opening), ("[Group] Title - OP [BD]", .opening),
        ("[Group] Title - ED2 [BD]", .opening), ("[Group] Title - PV [BD]", .trailer), ("Title-featurette", .extra),
        ("Title-behindthescenes", .extra), ("[Group] Title - Creditless Opening [BD]", .opening), ("sample", .sample),
    ])
    func `extras`(name: String, sort: ExtraSort) { #expect(FileNameParser.parse(name).extra == sort) }

    @Test(arguments: [
        "Trailer Park Boys S01E02", "The Sample S01E01", "Opening Night (1977)", "Ed S01E01", "Short Circuit (1986)",
        "Extras S01E02", "The Interview (2014)",
    ])
    func `a title with such a word is no extra`(name: String) { #expect(FileNameParser.parse(name).extra == nil) }

    @Test(arguments: [
        ("Title.2012.Extended.1080p", "Extended"), ("Title (2012) Director's Cut", "Director's Cut"),
        ("Title.2012.REMASTERED.1080p", "REMASTERED"),
    ])
    func `editions`(name: String, edition: String) { #expect(FileNameParser.parse(name).edition == edition) }

    @Test(arguments: [
        ("Fack Ju Göhte 2 aka Suck Me Shakespeer 2 (2015)", "Fack Ju Göhte 2", "Suck Me Shakespeer 2"),
        ("La Defense Lincoln (The Lincoln Lawyer) 2011", "La Defense Lincoln", "The Lincoln Lawyer"),
        ("Some Title (Another Name) S01E02", "Some Title", "Another Name"),
        ("BBC.Some.Great.Title.1of6.720p", "Some Great Title", "BBC Some Great Title"),
        ("抓娃娃 Successor.2024.1080p", "Successor", "抓娃娃"),
        ("Черное зеркало / Black Mirror", "Black Mirror", "Черное зеркало"),
    ])
    func `other titles`(name: String, title: String, other: String) {
        let reading = FileNameParser.parse(name)
        #expect(reading.title == title)
        #expect(reading.alternativeTitles == [other])
    }

    @Test(arguments: [
        ("The Office (US) S01E02", "The Office", "US"), ("The.Office.UK.S01E02", "The Office", "GB"),
        ("the.office.us.s01e02", "the office", "US"),
    ])
    func `a country behind the title`(name: String, title: String, country: String) {
        let reading = FileNameParser.parse(name)
        #expect(reading.title == title)
        #expect(reading.country == country)
    }

    @Test(arguments: ["This Is Us S01E02", "this.is.us.s01e02", "The.Last.of.Us.S01E01", "Us (2019)", "US S01E01"])
    func `a word that is no country`(name: String) { #expect(FileNameParser.parse(name).country == nil) }

    @Test(arguments: [
        ("Title.S01E02.The.Pilot.1080p.WEB.h264-GRP", "The Pilot"), ("Title - S01E02 - The Pilot", "The Pilot"),
        ("Title - 1x02 - The Pilot [HDTV]", "The Pilot"), ("01 - The Pilot", "The Pilot"),
        ("[Group] Title - 01 - The Pilot [1080p]", "The Pilot"), ("Title - 2026-11-24 - Some Guest", "Some Guest"),
    ])
    func `the title of the episode`(name: String, title: String) {
        #expect(FileNameParser.parse(name).episodeTitle == title)
    }

    // MARK: - Halves, specials and parts

    @Test(arguments: ["Title S02E14.5", "Title - 14.5", "[G] Title - 14.5 [720p]", "Title Ep14.5"])
    func `a half is neither the one nor the other`(name: String) {
        let reading = FileNameParser.parse(name)
        #expect(reading.episodes.isEmpty)
        #expect(reading.isEpisode)
    }

    @Test(
        arguments: [
            ("[G][Title][OVA][01]", [1]), ("[G] Title S2 OVA - 01", [1]), ("Title - 14 (OVA)", [14]),
            ("[G] Title - 14 OAD [720p]", [14]), ("[G] Title Special 2 [720p]", [2]), ("[G] Title S01OVA02", [2]),
            ("[G] Title - SP1", [1]), ("Title - SP1", [1]),
        ] as [(String, [Int])]
    )
    func `a special beside a number`(name: String, episodes: [Int]) {
        let reading = FileNameParser.parse(name)
        #expect(reading.season == 0)
        #expect(reading.episodes == episodes)
    }

    @Test(
        arguments: [
            ("[G] Special A 01 [720p]", nil), ("[G] Title ONA - 01", nil), ("Title S02E05 Special", 2),
            ("Special Forces S01E03", 1), ("[G] Title S2 - 01", 2),
        ] as [(String, Int?)]
    )
    func `no special beside a number`(name: String, season: Int?) {
        #expect(FileNameParser.parse(name).season == season)
    }

    @Test(
        arguments: [
            ("Title Season 2 Part 2 - 01", 2, 2, [1]), ("[G] Title S2 Cour 2 - 01", 2, 2, [1]),
            ("Title.S02.Part.2.E01.1080p", 2, 2, [1]), ("[G] Title 2nd Season Part 2 - 03", 2, 2, [3]),
            ("Title.Series.2.Part.11.1080p", 2, nil, [11]), ("Title Series 2 Part 3", 2, nil, [3]),
            ("Title S02E05 Part 2", 2, nil, [5]), ("Title 1x02 Part 3", 1, nil, [2]),
        ] as [(String, Int, Int?, [Int])]
    )
    func `a part of a season`(name: String, season: Int, part: Int?, episodes: [Int]) {
        let reading = FileNameParser.parse(name)
        #expect(reading.season == season)
        #expect(reading.part == part)
        #expect(reading.episodes == episodes)
    }

    // MARK: - What stands around a name

    @Test(
        arguments: [
            ("60E30S.eltiT", "Title", 3, 6), ("p027.40E20S.eltiT.emoS", "Some Title", 2, 4),
            ("221208 Title ep34", "Title", nil, 34), ("(site.com) Title - 57", "Title", nil, 57),
            ("my-site.org.au - Title.S03E14", "Title", 3, 14), ("Copy of Title S01E02", "Title", 1, 2),
            ("Title S01E02 - Copy", "Title", 1, 2), ("Title S01E02 (1)", "Title", 1, 2),
            ("Title 2018 06 720p", "Title", nil, 6),
            ("Title - 4-12 - Some", "Title", 4, 12), ("Some_Title_209_Other", "Some Title", 2, 9),
            ("Title 101-Other", "Title", 1, 1), ("Title - 12 (S01E12)", "Title", 1, 12),
            ("[组][Title][01-03完]", "Title", nil, 1), ("(Team) Title - 03", "Title", nil, 3),
            ("@channel Title S01E02", "Title", 1, 2), ("p0801.21E40S.eltiT", "Title", 4, 12),
        ] as [(String, String, Int?, Int)]
    )
    func `what stands around a name`(name: String, title: String, season: Int?, episode: Int) {
        let reading = FileNameParser.parse(name)
        #expect(reading.title == title)
        #expect(reading.season == season)
        #expect(reading.episodes.first == episode)
        #expect(reading.absolute.isEmpty || reading.absolute == [12])
    }

    @Test(arguments: [
        ("Room.104.S06E05", "Room 104"), ("The.100.S05E03", "The 100"), ("Some 911 S05E02", "Some 911"),
        ("Some Thing 100 S03E02", "Some Thing 100"), ("Room 104 (S06E20)", "Room 104"), ("The 100 [S05E17]", "The 100"),
        ("9-1-1 - S01E02", "9-1-1"),
        ("Ranma 1-2 - 05", "Ranma 1-2"), ("Copycat S01E02", "Copycat"), ("221208 S01E02", "221208"),
    ])
    func `what looks like it and is the title`(name: String, title: String) {
        #expect(FileNameParser.parse(name).title == title)
    }

    @Test(
        arguments: [
            ("The.Good.German.2006.1080p", "The Good German", "The Good"),
            ("Title.German.2014.LD.1080p", "Title", "Title German"),
            ("Bigger.And.Uncut.1999.1080p", "Bigger And Uncut", nil),
            ("McFarland.USA.2015.1080p", "McFarland USA", nil), ("My.Korean.2011.1080p", "My Korean", "My"),
            ("Title.German.DL.PAL.2011", "Title", nil), ("Title.German.Directors.Cut.2011", "Title", nil),
            ("Johnny.English.2003.1080p", "Johnny English", "Johnny"),
        ] as [(String, String, String?)]
    )
    func `a word before the year, both readings kept`(name: String, title: String, other: String?) {
        let reading = FileNameParser.parse(name)
        #expect(reading.title == title)
        #expect(other.map(reading.alternativeTitles.contains) ?? true)
    }
}
