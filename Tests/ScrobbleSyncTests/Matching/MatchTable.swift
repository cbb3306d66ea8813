/// A file and what it is at Trakt; nil where only the user can know.
struct MatchRow: Sendable, CustomStringConvertible {
    var path: String
    /// How long the file runs.
    var minutes: Double?
    /// `Title (year) season×number`, or `Title (year)` for a film.
    var expected: String?

    init(_ path: String, _ minutes: Double? = nil, _ expected: String?) {
        self.path = path
        self.minutes = minutes
        self.expected = expected
    }

    var description: String { self.path }
}

/// What names say, and what they mean in the simulator's catalogue.
enum MatchTable {
    static let rows =
        films + remakes + foreignFilms + untitledYears + shows + sameName + absolute + anime + specials + daily
        + misspelled + foreignShows + titlesOfEpisodes + ids + absent

    // MARK: - Films

    static let films: [MatchRow] = [
        .init("Blade.Runner.2049.2017.1080p.BluRay.x264.mkv", 164, "Blade Runner 2049 (2017)"),
        .init("2012 (2009).mkv", 158, "2012 (2009)"),
        .init("2012.2009.1080p.mkv", nil, "2012 (2009)"),
        .init("1917 (2019)/1917 (2019) Bluray-1080p.mkv", 119, "1917 (2019)"),
        .init("1984 (1984).mkv", 113, "1984 (1984)"),
        .init("2001.A.Space.Odyssey.1968.2160p.mkv", 149, "2001: A Space Odyssey (1968)"),
        .init("300 (2006).mkv", 117, "300 (2006)"),
        .init("300 Rise of an Empire (2014).mkv", 102, "300: Rise of an Empire (2014)"),
        .init("The.Matrix.1999.mkv", nil, "The Matrix (1999)"),
        .init("Matrix (1999).mkv", 136, "The Matrix (1999)"),
        .init("Heat.1995.REMASTERED.mkv", 170, "Heat (1995)"),
        .init("Alien (1979) [Directors Cut].mkv", 116, "Alien (1979)"),
        .init("Aliens.1986.Special.Edition.mkv", 154, "Aliens (1986)"),
        .init("Alien 3 (1992).mkv", 114, "Alien³ (1992)"),
        .init("WALL-E.2008.mkv", 98, "WALL·E (2008)"),
        .init("Face Off (1997).mkv", 139, "Face/Off (1997)"),
        .init("Se7en.1995.mkv", 127, "Se7en (1995)"),
        .init("Seven (1995).mkv", 127, "Se7en (1995)"),
        .init("Spiderman (2002).mkv", 121, "Spider-Man (2002)"),
        .init("Spider-Man.No.Way.Home.2021.mkv", 148, "Spider-Man: No Way Home (2021)"),
        .init("The Godfather Part 2 (1974).mkv", 202, "The Godfather Part II (1974)"),
        .init("The.Godfather.Part.II.1974.mkv", nil, "The Godfather Part II (1974)"),
        .init("Kill Bill Volume 1 (2003).mkv", 111, "Kill Bill: Vol. 1 (2003)"),
        .init("Kill.Bill.Vol.2.2004.mkv", 137, "Kill Bill: Vol. 2 (2004)"),
        .init("Rocky.II.1979.mkv", 119, "Rocky II (1979)"),
        .init("Rocky (1976).mkv", 120, "Rocky (1976)"),
        .init("Dune Part Two (2024).mkv", 167, "Dune: Part Two (2024)"),
        .init("Birdman (2014).mkv", 120, "Birdman or (The Unexpected Virtue of Ignorance) (2014)"),
        .init(
            "Dr.Strangelove.1964.mkv",
            95,
            "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)"
        ),
        .init("Pride and Prejudice (2005).mkv", 127, "Pride & Prejudice (2005)"),
        .init("Mission.Impossible.Fallout.2018.mkv", 147, "Mission: Impossible - Fallout (2018)"),
        .init("MASH (1970).mkv", 116, "M*A*S*H (1970)"),
        .init("Star.Wars.Episode.IV.A.New.Hope.1977.mkv", 121, "Star Wars (1977)"),
        .init("Rogue One (2016).mkv", 133, "Rogue One: A Star Wars Story (2016)"),
        .init(
            "The Lord of the Rings The Two Towers (2002) Extended.mkv",
            226,
            "The Lord of the Rings: The Two Towers (2002)"
        ),
        .init("500 Days of Summer (2009).mkv", 95, "(500) Days of Summer (2009)"),
        .init("Severance (2006).mkv", 96, "Severance (2006)"),
        .init("Fargo (1996).mkv", 98, "Fargo (1996)"),
        .init("Westworld (1973).mkv", 88, "Westworld (1973)"),
        .init("12 Monkeys (1995).mkv", 129, "12 Monkeys (1995)"),
        .init("Serenity.2005.mkv", 119, "Serenity (2005)"),
        .init("Doctor Who (1996).mkv", 89, "Doctor Who (1996)"),
        .init("Downton.Abbey.2019.mkv", 122, "Downton Abbey (2019)"),
        .init("El Camino A Breaking Bad Movie (2019).mkv", 123, "El Camino: A Breaking Bad Movie (2019)"),
        .init("Your Name (2016).mkv", 106, "Your Name. (2016)"),
        .init("Up.2009.mkv", 96, "Up (2009)"),
        .init("M (1931).mkv", 111, "M (1931)"),
        .init("9 (2009).mkv", 79, "9 (2009)"),
        .init("eXistenZ.1999.mkv", 97, "eXistenZ (1999)"),
        .init("Gladiator 2 (2024).mkv", 148, "Gladiator II (2024)"),
    ]

    static let remakes: [MatchRow] = [
        .init("Dune (1984).mkv", 137, "Dune (1984)"),
        .init("Dune.2021.mkv", nil, "Dune (2021)"),
        // A year beside the right one, as festivals and releases make it.
        .init("Dune (2020).mkv", 155, "Dune (2021)"),
        .init("The Thing (1982).mkv", 109, "The Thing (1982)"),
        .init("The Thing 2011.mkv", 103, "The Thing (2011)"),
        .init("The Matrix (2000).mkv", 136, "The Matrix (1999)"),
        .init("Arrival.2017.mkv", 116, "Arrival (2016)"),
        .init("Solaris.1972.mkv", 167, "Solaris (1972)"),
        .init("Solaris (2002).mkv", 99, "Solaris (2002)"),
        .init("Solaris (2003).mkv", 99, "Solaris (2002)"),
        .init("Oceans Eleven 1960.mkv", 127, "Ocean's Eleven (1960)"),
        .init("Ocean's 11 (2001).mkv", 117, "Ocean's Eleven (2001)"),
        .init("Halloween.1978.mkv", nil, "Halloween (1978)"),
        .init("Halloween.2007.mkv", nil, "Halloween (2007)"),
        .init("Halloween.2018.mkv", nil, "Halloween (2018)"),
        .init("It (2017).mkv", 135, "It (2017)"),
        .init("It.1990.mkv", 192, "It (1990)"),
        .init("Nosferatu (1922).mkv", 94, "Nosferatu (1922)"),
        .init("Nosferatu (2024).mkv", 132, "Nosferatu (2024)"),
        .init("The.Batman.2022.mkv", 177, "The Batman (2022)"),
        .init("Batman (1989).mkv", 126, "Batman (1989)"),
        .init("The.Avengers.2012.mkv", 143, "The Avengers (2012)"),
        .init("The.Avengers.1998.mkv", 89, "The Avengers (1998)"),
        .init("King Kong (1933).mkv", 100, "King Kong (1933)"),
        .init("King Kong (2005).mkv", 187, "King Kong (2005)"),
        .init("Gladiator (2000).mkv", 155, "Gladiator (2000)"),
        // A year that none of them has.
        .init("Dune (1999).mkv", 120, nil),
        .init("Halloween (1990).mkv", 91, nil),
    ]

    /// Without a year: by the very name and the length, or not at all.
    static let untitledYears: [MatchRow] = [
        .init("Inception.1080p.BluRay.x264.mkv", 148, "Inception (2010)"),
        .init("The.Shawshank.Redemption.720p.BluRay.mkv", 142, "The Shawshank Redemption (1994)"),
        .init("Solaris.720p.BluRay.x264.mkv", 99, "Solaris (2002)"),
        .init("Solaris.720p.BluRay.x264.mkv", 167, "Solaris (1972)"),
        .init("Dune.1080p.BluRay.x264.mkv", 155, "Dune (2021)"),
        .init("Dune.1080p.BluRay.x264.mkv", nil, nil),
        .init("The.Thing.1080p.BluRay.x264.mkv", 106, nil),
        .init("Halloween.1080p.BluRay.x264.mkv", 107, nil),
        .init("Inception.1080p.BluRay.x264.mkv", 45, nil),
        .init("Fargo.1080p.BluRay.x264.mkv", 98, "Fargo (1996)"),
        .init("Incepcion.1080p.BluRay.x264.mkv", 148, nil),
    ]

    static let foreignFilms: [MatchRow] = [
        .init("Die Verurteilten (1994).mkv", 142, "The Shawshank Redemption (1994)"),
        .init("Der Untergang (2004).mkv", 156, "Downfall (2004)"),
        .init("Das.Leben.der.Anderen.2006.German.mkv", 137, "The Lives of Others (2006)"),
        .init("Le Fabuleux Destin d'Amelie Poulain (2001).mkv", 122, "Amélie (2001)"),
        .init("Amelie (2001).mkv", 122, "Amélie (2001)"),
        .init("Il buono, il brutto, il cattivo (1966).mkv", 161, "The Good, the Bad and the Ugly (1966)"),
        .init("Sen to Chihiro no Kamikakushi (2001).mkv", 125, "Spirited Away (2001)"),
        .init("千と千尋の神隠し (2001).mkv", 125, "Spirited Away (2001)"),
        .init("기생충 (2019).mkv", 132, "Parasite (2019)"),
        .init("Ночной дозор (2004).mkv", 114, "Night Watch (2004)"),
        .init("Побег из Шоушенка (1994).mkv", 142, "The Shawshank Redemption (1994)"),
        .init("El laberinto del fauno (2006).mkv", 118, "Pan's Labyrinth (2006)"),
        .init("Im Westen nichts Neues (2022).mkv", 148, "All Quiet on the Western Front (2022)"),
        .init("Im Westen nichts Neues (1930).mkv", 136, "All Quiet on the Western Front (1930)"),
        .init("Kimi no Na wa (2016).mkv", 106, "Your Name. (2016)"),
        .init("Das Ding aus einer anderen Welt (1982).mkv", 109, "The Thing (1982)"),
        .init("Das Ding aus einer anderen Welt.720p.BluRay.x264.mkv", nil, nil),
        .init("Seven Samurai (1954).mkv", 207, "Seven Samurai (1954)"),
        .init("Leon The Professional (1994).mkv", 110, "Léon: The Professional (1994)"),
    ]

    // MARK: - Shows

    static let shows: [MatchRow] = [
        .init("Severance.S02E07.1080p.WEB.mkv", 49, "Severance (2022) 2×07"),
        .init(
            "Severance (2022)/Season 01/Severance (2022) - S01E01 - Good News About Hell.mkv",
            57,
            "Severance (2022) 1×01"
        ),
        .init("breaking.bad.s05e14.mkv", 47, "Breaking Bad (2008) 5×14"),
        .init("The Wire 3x11 Middle Ground.mkv", 59, "The Wire (2002) 3×11"),
        .init("Wire.S01E01.mkv", 62, "The Wire (2002) 1×01"),
        .init("Marvels.Agents.of.Nothing.S01E01.mkv", 42, nil),
        .init("Fargo.S02E03.mkv", 53, "Fargo (2014) 2×03"),
        .init("Westworld S01E10.mkv", 90, "Westworld (2016) 1×10"),
        .init("12.Monkeys.S03E05.mkv", 42, "12 Monkeys (2015) 3×05"),
        .init("24.S01E03.720p.mkv", 43, "24 (2001) 1×03"),
        .init("24 Live Another Day S01E02.mkv", 43, "24: Live Another Day (2014) 1×02"),
        .init("9-1-1.S03E02.mkv", 43, "9-1-1 (2018) 3×02"),
        .init("9-1-1.Lone.Star.S01E02.mkv", 43, "9-1-1: Lone Star (2020) 1×02"),
        .init("The.100.S04E05.mkv", 43, "The 100 (2014) 4×05"),
        .init("1923.S01E02.mkv", 60, "1923 (2022) 1×02"),
        .init("30.Rock.S02E05.mkv", 22, "30 Rock (2006) 2×05"),
        .init("11.22.63.S01E04.mkv", 55, "11.22.63 (2016) 1×04"),
        .init("Law.and.Order.SVU.S05E03.mkv", 43, "Law & Order: Special Victims Unit (1999) 5×03"),
        .init("Law.&.Order.S05E03.mkv", 44, "Law & Order (1990) 5×03"),
        .init("CSI.S02E03.mkv", 43, "CSI: Crime Scene Investigation (2000) 2×03"),
        .init("CSI.Miami.S02E03.mkv", 43, "CSI: Miami (2002) 2×03"),
        .init("Star.Trek.S01E05.mkv", 50, "Star Trek (1966) 1×05"),
        .init("Star.Trek.The.Next.Generation.S03E05.mkv", 45, "Star Trek: The Next Generation (1987) 3×05"),
        .init("Dexter.S01E02.mkv", 52, "Dexter (2006) 1×02"),
        .init("Dexter.New.Blood.S01E02.mkv", 52, "Dexter: New Blood (2021) 1×02"),
        .init("House M.D. S02E03.mkv", 43, "House (2004) 2×03"),
        .init("House.S02E03.mkv", 43, "House (2004) 2×03"),
        .init("Lost.S01E03.mkv", 43, "Lost (2004) 1×03"),
        .init("The.X-Files.S01E03.mkv", 45, "The X-Files (1993) 1×03"),
        .init("M.A.S.H.S03E05.mkv", 25, "M*A*S*H (1972) 3×05"),
        .init("Mythbusters.S2005E04.mkv", 50, "Mythbusters (2003) 2005×04"),
        .init("Planet.Earth.II.S01E03.mkv", 50, "Planet Earth II (2016) 1×03"),
        .init("Planet.Earth.S01E03.mkv", 50, "Planet Earth (2006) 1×03"),
        .init("Chernobyl.Part.2.1080p.mkv", 65, "Chernobyl (2019) 1×02"),
        .init("Brooklyn.99.S01E03.mkv", 22, "Brooklyn Nine-Nine (2013) 1×03"),
        .init("Its.Always.Sunny.in.Philadelphia.S06E01.mkv", 22, "It's Always Sunny in Philadelphia (2005) 6×01"),
        .init("Grey's Anatomy - S05E03.mkv", 43, "Grey's Anatomy (2005) 5×03"),
        .init("The.Mandalorian.S02E05.mkv", 38, "The Mandalorian (2019) 2×05"),
        .init("Severance.S09E01.mkv", 50, nil),
        .init("Breaking.Bad.S05E17.mkv", 47, nil),
        .init("Severance (2019) S01E01.mkv", nil, nil),
    ]

    static let sameName: [MatchRow] = [
        .init("The.Office.US.S02E04.mkv", 22, "The Office (2005) 2×04"),
        .init("The.Office.UK.S02E04.mkv", 30, "The Office (2001) 2×04"),
        .init("The Office (US) - S01E01.mkv", nil, "The Office (2005) 1×01"),
        .init("The Office (2001) - S01E01.mkv", nil, "The Office (2001) 1×01"),
        .init("The.Office.2005.S01E03.mkv", nil, "The Office (2005) 1×03"),
        // The season exists in one of them only.
        .init("The.Office.S07E04.mkv", nil, "The Office (2005) 7×04"),
        .init("The.Office.S01E04.mkv", nil, nil),
        .init("The.Office.S01E04.mkv", 22, "The Office (2005) 1×04"),
        .init("The.Office.S01E04.mkv", 29.5, "The Office (2001) 1×04"),
        .init("The.Office.S02E04.mkv", 26, nil),
        .init("The Office - S01E02 - Diversity Day.mkv", nil, "The Office (2005) 1×02"),
        .init("The Office - S01E02 - Work Experience.mkv", nil, "The Office (2001) 1×02"),
        .init("Battlestar Galactica (2003) - S01E01 - 33.mkv", 44, "Battlestar Galactica (2003) 1×01"),
        .init("Battlestar.Galactica.1978.S01E05.mkv", 50, "Battlestar Galactica (1978) 1×05"),
        .init("Battlestar.Galactica.2004.S01E05.mkv", 44, "Battlestar Galactica (2003) 1×05"),
        .init("Battlestar.Galactica.S03E05.mkv", 44, "Battlestar Galactica (2003) 3×05"),
        .init("Battlestar.Galactica.S01E05.mkv", nil, nil),
        .init("Battlestar Galactica - S01E03 - Bastille Day.mkv", nil, "Battlestar Galactica (2003) 1×03"),
        .init("House.of.Cards.US.S01E03.mkv", 50, "House of Cards (2013) 1×03"),
        .init("House.of.Cards.UK.S01E03.mkv", 55, "House of Cards (1990) 1×03"),
        .init("House.of.Cards.2013.S02E03.mkv", nil, "House of Cards (2013) 2×03"),
        .init("House.of.Cards.S01E03.mkv", 52, nil),
        .init("House.of.Cards.S03E03.mkv", nil, "House of Cards (2013) 3×03"),
        .init("Shameless.US.S02E03.mkv", 50, "Shameless (2011) 2×03"),
        .init("Shameless.UK.S02E03.mkv", 48, "Shameless (2004) 2×03"),
        .init("Shameless.S02E03.mkv", nil, nil),
        .init("Ghosts.2019.S02E03.mkv", 29, "Ghosts (2019) 2×03"),
        .init("Ghosts.US.S02E15.mkv", 22, "Ghosts (2021) 2×15"),
        .init("Ghosts.S01E03.mkv", nil, nil),
        .init("Ghosts.S02E15.mkv", nil, "Ghosts (2021) 2×15"),
        .init("Charmed.2018.S01E02.mkv", 42, "Charmed (2018) 1×02"),
        .init("Charmed.1998.S01E02.mkv", 42, "Charmed (1998) 1×02"),
        .init("Charmed.S07E02.mkv", 42, "Charmed (1998) 7×02"),
        .init("Charmed.S02E02.mkv", 42, nil),
        .init("MacGyver.2016.S02E03.mkv", 43, "MacGyver (2016) 2×03"),
        .init("MacGyver (1985) - 7x03.mkv", 46, "MacGyver (1985) 7×03"),
        .init("Hawaii.Five-0.2010.S03E04.mkv", 43, "Hawaii Five-0 (2010) 3×04"),
        .init("Hawaii Five-O (1968) S03E04.mkv", 50, "Hawaii Five-O (1968) 3×04"),
        .init("Doctor.Who.2005.S04E05.mkv", 45, "Doctor Who (2005) 4×05"),
        .init("Doctor Who (1963) - S01E05.mkv", 25, "Doctor Who (1963) 1×05"),
        .init("Doctor.Who.S09E03.mkv", nil, "Doctor Who (2005) 9×03"),
        .init("Doctor.Who.S01E01.mkv", nil, nil),
        .init("Doctor Who - S01E03 - The Unquiet Dead.mkv", nil, "Doctor Who (2005) 1×03"),
        .init("Shogun (2024) S01E05.mkv", 60, "Shōgun (2024) 1×05"),
        .init("Shogun.1980.S01E05.mkv", 65, "Shogun (1980) 1×05"),
        .init("Shogun.S01E08.mkv", nil, "Shōgun (2024) 1×08"),
        .init("Lost.in.Space.2018.S02E04.mkv", 50, "Lost in Space (2018) 2×04"),
        .init("The.Twilight.Zone.1959.S01E05.mkv", 25, "The Twilight Zone (1959) 1×05"),
        .init("The.Twilight.Zone.S05E20.mkv", 25, "The Twilight Zone (1959) 5×20"),
        .init("The.Bridge.2011.S02E03.mkv", 58, "The Bridge (2011) 2×03"),
        .init("The.Bridge.US.S02E03.mkv", 43, "The Bridge (2013) 2×03"),
        .init("The.Killing.US.S02E03.mkv", 44, "The Killing (2011) 2×03"),
        .init("Utopia.AU.S02E03.mkv", 26, "Utopia (2014) 2×03"),
        .init("Utopia.2013.S02E03.mkv", 50, "Utopia (2013) 2×03"),
        .init("Utopia.S01E03.mkv", 50, nil),
        .init("Top.Gear.US.S03E04.mkv", 43, "Top Gear (2010) 3×04"),
        .init("Top.Gear.S15E04.mkv", 60, "Top Gear (2002) 15×04"),
        .init("Being.Human.US.S02E03.mkv", 44, "Being Human (2011) 2×03"),
        .init("Cowboy.Bebop.2021.S01E03.mkv", 46, "Cowboy Bebop (2021) 1×03"),
        .init("Cowboy.Bebop.S01E20.mkv", 24, "Cowboy Bebop (1998) 1×20"),
        .init("Avatar.The.Last.Airbender.2024.S01E03.mkv", 55, "Avatar: The Last Airbender (2024) 1×03"),
        .init("Avatar.The.Last.Airbender.S01E03.mkv", 24, "Avatar: The Last Airbender (2005) 1×03"),
        .init("Avatar.The.Last.Airbender.S02E03.mkv", nil, "Avatar: The Last Airbender (2005) 2×03"),
        .init("The.Witcher.S01E05.mkv", 60, "The Witcher (2019) 1×05"),
        .init("Severance.S01E03.mkv", nil, "Severance (2022) 1×03"),
        .init("Baywatch.S03E05.mkv", 43, "Baywatch (1989) 3×05"),
        .init("Magnum.PI.2018.S02E05.mkv", 43, "Magnum P.I. (2018) 2×05"),
        .init("Cosmos.A.Spacetime.Odyssey.S01E03.mkv", 43, "Cosmos: A Spacetime Odyssey (2014) 1×03"),
        // The name fits one of them, the length the other.
        .init("Cosmos.S01E03.mkv", 43, nil),
        .init("Wednesday.S01E02.mkv", 50, "Wednesday (2022) 1×02"),
    ]

    // MARK: - Numbers

    static let absolute: [MatchRow] = [
        .init("[Group] Attack on Titan - 26 [1080p].mkv", 24, "Attack on Titan (2013) 2×01"),
        .init("[Group] Attack on Titan - 05 [1080p].mkv", 24, "Attack on Titan (2013) 1×05"),
        .init("[Group] Attack on Titan - 59 [1080p].mkv", 24, "Attack on Titan (2013) 3×22"),
        .init(
            "[SubsPlease] Sousou no Frieren - 12 (1080p) [ABCD1234].mkv",
            24,
            "Frieren: Beyond Journey's End (2023) 1×12"
        ),
        .init("[Group] Naruto - 143 [720p].mkv", 23, "Naruto (2002) 3×43"),
        .init("[Group] One Piece - 1071 [1080p].mkv", 24, "One Piece (1999) 20×116"),
        .init("One.Piece.E517.mkv", 24, "One Piece (1999) 13×96"),
        .init("[Group] Bleach - 100 [720p].mkv", 24, "Bleach (2004) 5×09"),
        .init("[Group] Detective Conan - 1001 [1080p].mkv", 24, "Detective Conan (1996) 1×1001"),
        .init("[Group] Hunter x Hunter (2011) - 100 [1080p].mkv", 24, "Hunter x Hunter (2011) 2×42"),
        .init("[Group] My Hero Academia - 40 [1080p].mkv", 24, "My Hero Academia (2016) 3×02"),
        // A season that goes on counting.
        .init("My.Hero.Academia.S02E14.mkv", 24, "My Hero Academia (2016) 2×14"),
        .init("Attack.on.Titan.S01E26.mkv", 24, "Attack on Titan (2013) 2×01"),
        // The 30th of all is in season 2, and so would the 30th from its beginning be in season 3.
        .init("Attack.on.Titan.S02E30.mkv", 24, nil),
        .init("Vinland.Saga.S01E30.mkv", 24, "Vinland Saga (2019) 2×06"),
        .init("Golden.Kamuy.S01E16.mkv", 24, "Golden Kamuy (2018) 2×04"),
        .init("Naruto.S01E143.mkv", 23, "Naruto (2002) 3×43"),
        // A second season that is the second half of the first.
        .init("Bleach.Thousand-Year.Blood.War.S02E03.mkv", 24, "Bleach: Thousand-Year Blood War (2022) 1×16"),
        .init("Bleach.Thousand.Year.Blood.War.S02E13.mkv", 24, "Bleach: Thousand-Year Blood War (2022) 1×26"),
        .init("Attack.on.Titan.S02E40.mkv", 24, nil),
        .init("[Group] Frieren - 40 [1080p].mkv", 24, nil),
        .init("Detective.Conan.S02E05.mkv", 24, nil),
        // Seen in one way only although the name could be read in two.
        .init("[Group] One Piece - 05 [1080p].mkv", 24, "One Piece (1999) 1×05"),
        .init("[Group] One Piece - 05 [1080p].mkv", nil, nil),
        .init("One Piece (2023) - S01E05.mkv", 60, "One Piece (2023) 1×05"),
    ]

    static let anime: [MatchRow] = [
        .init("[Group] Shingeki no Kyojin S3 - 05 [1080p].mkv", 24, "Attack on Titan (2013) 3×05"),
        .init("[Group] Kimetsu no Yaiba - 20 [1080p].mkv", 24, "Demon Slayer: Kimetsu no Yaiba (2019) 1×20"),
        .init("Demon.Slayer.Kimetsu.no.Yaiba.S02E03.mkv", 24, "Demon Slayer: Kimetsu no Yaiba (2019) 2×03"),
        .init("[Group] Boku no Hero Academia S4 - 02.mkv", 24, "My Hero Academia (2016) 4×02"),
        .init("[Group] Fullmetal Alchemist Brotherhood - 30.mkv", 24, "Fullmetal Alchemist: Brotherhood (2009) 1×30"),
        .init("[Group] Fullmetal Alchemist - 30.mkv", 24, "Fullmetal Alchemist (2003) 1×30"),
        .init("[Group] 86 - Eighty Six - 07.mkv", 24, "86 Eighty-Six (2021) 1×07"),
        .init("[Group] Steins;Gate - 10.mkv", 24, "Steins;Gate (2011) 1×10"),
        .init("[Group] Mob Psycho 100 S2 - 05.mkv", 24, "Mob Psycho 100 (2016) 2×05"),
        .init("[Group] Spy x Family - 13.mkv", 24, "Spy x Family (2022) 1×13"),
        .init("[Group] SPY×FAMILY - 13.mkv", 24, "Spy x Family (2022) 1×13"),
        .init("Naruto.Shippuden.S02E05.mkv", 23, "Naruto Shippuden (2007) 2×05"),
        .init("[Group] Dragon Ball Z - 40.mkv", 24, "Dragon Ball Z (1989) 2×01"),
        .init("[Group] Dragon Ball - 40.mkv", 24, "Dragon Ball (1986) 2×09"),
        .init("Pokemon.S01E05.mkv", 24, "Pokémon (1997) 1×05"),
        .init("Sailor.Moon.S02E05.mkv", 24, "Sailor Moon (1992) 2×05"),
        .init("[Group] Kaguya-sama wa Kokurasetai S2 - 05.mkv", 24, "Kaguya-sama: Love Is War (2019) 2×05"),
        .init("[Group] Hunter x Hunter (1999) - 50.mkv", 24, "Hunter x Hunter (1999) 1×50"),
        .init("[Group] Hunter x Hunter - 120.mkv", 24, "Hunter x Hunter (2011) 2×62"),
        .init("[Group] Hunter x Hunter - 20.mkv", 24, nil),
        .init("[Group] 進撃の巨人 - 10.mkv", 24, "Attack on Titan (2013) 1×10"),
        .init(
            "Ghost.in.the.Shell.Stand.Alone.Complex.S02E03.mkv",
            25,
            "Ghost in the Shell: Stand Alone Complex (2002) 2×03"
        ),
    ]

    static let specials: [MatchRow] = [
        .init("Breaking.Bad.S00E03.mkv", 3, "Breaking Bad (2008) 0×03"),
        .init("Sherlock - S00E03 - The Abominable Bride.mkv", 89, "Sherlock (2010) 0×03"),
        // Another catalogue's number, the same special.
        .init("Sherlock - S00E10 - The Abominable Bride.mkv", 89, "Sherlock (2010) 0×03"),
        .init("Black Mirror - S00E01 - White Christmas.mkv", 74, "Black Mirror (2011) 0×01"),
        .init("Doctor Who (2005) - S00E14 - The Day of the Doctor.mkv", 77, "Doctor Who (2005) 0×14"),
        .init("Doctor Who (2005) - S00E99 - The Snowmen.mkv", 60, "Doctor Who (2005) 0×13"),
        // Films at Trakt.
        .init("Black Mirror - S00E02 - Bandersnatch.mkv", 90, "Black Mirror: Bandersnatch (2018)"),
        .init("Luther - S00E01 - The Fallen Sun.mkv", 129, "Luther: The Fallen Sun (2023)"),
        .init("Twin Peaks - S00E01 - Fire Walk with Me.mkv", 134, "Twin Peaks: Fire Walk with Me (1992)"),
        .init(
            "Breaking Bad - S00E20 - El Camino A Breaking Bad Movie.mkv",
            123,
            "El Camino: A Breaking Bad Movie (2019)"
        ),
        .init(
            "Demon Slayer Kimetsu no Yaiba - S00E01 - Mugen Train.mkv",
            117,
            "Demon Slayer -Kimetsu no Yaiba- The Movie: Mugen Train (2020)"
        ),
        .init("Battlestar Galactica (2003) - S00E03 - Razor.mkv", 101, "Battlestar Galactica: Razor (2007)"),
        // The show has the special, and a film of the same name is at Trakt as well: the show's it is, or nobody's.
        .init("Firefly - S00E01 - Serenity.mkv", 119, "Firefly (2002) 0×01"),
        .init("Sherlock - S00E12 - The Abominable Bride.mkv", nil, "Sherlock (2010) 0×03"),
        .init("Sherlock (2004) - S00E03 - The Abominable Bride.mkv", 117, nil),
        .init("Breaking.Bad.S00E55.mkv", nil, nil),
        .init("Severance - S00E01 - Serenity.mkv", nil, nil),
        .init("Sherlock - S00E01 - Something Else Entirely.mkv", 20, nil),
    ]

    static let daily: [MatchRow] = [
        .init("The.Daily.Show.2024.01.09.720p.mkv", 22, "The Daily Show (1996) 29×02"),
        .init("The Daily Show - 2024-01-10.mkv", 22, "The Daily Show (1996) 29×03"),
        .init(
            "The.Late.Show.with.Stephen.Colbert.2023.10.03.mkv",
            41,
            "The Late Show with Stephen Colbert (2015) 9×02"
        ),
        .init("Jimmy.Kimmel.2023.10.04.mkv", 43, "Jimmy Kimmel Live! (2003) 22×03"),
        .init(
            "Last.Week.Tonight.with.John.Oliver.2024.02.25.mkv",
            30,
            "Last Week Tonight with John Oliver (2014) 11×02"
        ),
        // A weekly show whose name has the day in UTC.
        .init(
            "Last.Week.Tonight.with.John.Oliver.2024.02.26.mkv",
            30,
            "Last Week Tonight with John Oliver (2014) 11×02"
        ),
        .init("Jeopardy.2023.09.12.mkv", 22, "Jeopardy! (1984) 40×02"),
        .init("heute-show.2025.09.12.mkv", 30, "heute-show (2009) 30×02"),
        // A Friday of a show that is on from Monday to Thursday.
        .init("The.Daily.Show.2024.01.12.mkv", 22, nil),
        .init("The.Daily.Show.2019.01.09.mkv", 22, nil),
    ]

    static let misspelled: [MatchRow] = [
        .init("Severence.S02E07.mkv", 49, "Severance (2022) 2×07"),
        .init("Braking.Bad.S02E03.mkv", 47, "Breaking Bad (2008) 2×03"),
        .init("Game.of.Throne.S02E03.mkv", 57, "Game of Thrones (2011) 2×03"),
        .init("Stanger.Things.S02E03.mkv", 51, "Stranger Things (2016) 2×03"),
        .init("Battlestar.Gallactica.2003.S02E03.mkv", 44, "Battlestar Galactica (2003) 2×03"),
        .init("Peeky.Blinders.S02E03.mkv", 58, "Peaky Blinders (2013) 2×03"),
        .init("Chernobil.S01E03.mkv", 62, "Chernobyl (2019) 1×03"),
        .init("The.Mandalorean.S02E03.mkv", 38, "The Mandalorian (2019) 2×03"),
        .init("Shawshank Redemtion (1994).mkv", 142, "The Shawshank Redemption (1994)"),
        .init("Intersteller (2014).mkv", 169, "Interstellar (2014)"),
        .init("Pulp Ficton (1994).mkv", 154, "Pulp Fiction (1994)"),
        .init("Gladator (2000).mkv", 155, "Gladiator (2000)"),
        .init("Howls Moving Castel (2004).mkv", 119, "Howl's Moving Castle (2004)"),
        .init("Neon.Genesis.Evangelon.S01E05.mkv", 24, "Neon Genesis Evangelion (1995) 1×05"),
    ]

    static let foreignShows: [MatchRow] = [
        .init("Haus.des.Geldes.S02E03.mkv", 50, "Money Heist (2017) 2×03"),
        .init("La.casa.de.papel.S03E03.mkv", 50, "Money Heist (2017) 3×03"),
        .init("Во все тяжкие S02E03.mkv", 47, "Breaking Bad (2008) 2×03"),
        .init("Bron.S02E03.mkv", 58, "The Bridge (2011) 2×03"),
        .init("Forbrydelsen.S02E03.mkv", 57, "The Killing (2007) 2×03"),
        .init("Kampfstern Galactica S01E07.mkv", 50, "Battlestar Galactica (1978) 1×07"),
        .init("Le.Bureau.des.Legendes.S02E03.mkv", 52, "The Bureau (2015) 2×03"),
        .init("Dix pour cent - S02E03.mkv", 55, "Call My Agent! (2015) 2×03"),
        .init("오징어 게임 S01E03.mkv", 55, "Squid Game (2021) 1×03"),
        .init("Raumschiff Enterprise S01E05.mkv", 50, "Star Trek (1966) 1×05"),
        .init("Die Simpsons S05E05.mkv", 22, "The Simpsons (1989) 5×05"),
        .init("Akte X S01E03.mkv", 45, "The X-Files (1993) 1×03"),
    ]

    /// Orders that differ: the title wins where it fits one episode and the number's title does not fit.
    static let titlesOfEpisodes: [MatchRow] = [
        .init("Firefly - S01E01 - The Train Job.mkv", 44, "Firefly (2002) 1×02"),
        .init("Firefly - S01E11 - Serenity.mkv", 86, "Firefly (2002) 1×01"),
        .init("Firefly - S01E06 - Shindig.mkv", 44, "Firefly (2002) 1×04"),
        .init("Firefly - S01E04 - Shindig.mkv", 44, "Firefly (2002) 1×04"),
        .init("Firefly - S01E08 - Out of Gas.mkv", 44, "Firefly (2002) 1×08"),
        .init("Firefly - S01E05 - Out of Gas.mkv", 44, "Firefly (2002) 1×08"),
        .init("Futurama - S02E05 - Xmas Story.mkv", 22, "Futurama (1999) 2×04"),
        .init("Stranger Things - S01E02 - The Weirdo on Maple Street.mkv", 51, "Stranger Things (2016) 1×02"),
        .init("The Mandalorian - S01E02 - The Child.mkv", 38, "The Mandalorian (2019) 1×02"),
        .init("Breaking Bad - S01E02 - Cats in the Bag.mkv", 47, "Breaking Bad (2008) 1×02"),
        .init("Battlestar Galactica (2003) - S03E03 - Exodus Part 1.mkv", 44, "Battlestar Galactica (2003) 3×03"),
        .init("Sherlock - S02E01 - A Scandal in Belgravia.mkv", 88, "Sherlock (2010) 2×01"),
        .init("Band of Brothers - 06 - Bastogne.mkv", 65, "Band of Brothers (2001) 1×06"),
        .init("House of Cards (2013) - S02E01 - Chapter 14.mkv", 50, "House of Cards (2013) 2×01"),
        .init("True Detective - S04E03 - Part 3.mkv", 58, "True Detective (2014) 4×03"),
    ]

    static let ids: [MatchRow] = [
        .init("Breaking Bad {imdb-tt0903747}/Season 01/S01E02.mkv", 47, "Breaking Bad (2008) 1×02"),
        .init("Some Show {tvdb-73244}/Season 02/Some Show - S02E03.mkv", 22, "The Office (2005) 2×03"),
        .init("Some Show {tvdb-73244}/Season 02/Some Show - S02E03.mkv", nil, "The Office (2005) 2×03"),
        .init("Some Show [tvdbid-73244]/Season 02/Some Show - S02E03.mkv", 90, "The Office (2005) 2×03"),
        .init("Some Show S02E03 {tmdb-2996}.mkv", nil, "The Office (2001) 2×03"),
        .init("Some Film (1999) {tmdb-841}.mkv", 30, "Dune (1984)"),
        .init("Notes [tmdbid=841].mkv", nil, "Dune (1984)"),
        .init("Severance {tvdb-1999999999}/Severance - S01E02.mkv", nil, "Severance (2022) 1×02"),
        .init("Dune (2021) {tmdb-1999999999}.mkv", nil, "Dune (2021)"),
        .init("The Office {tvdb-73244}/Season 02/The Office - S02E03.mkv", nil, "The Office (2005) 2×03"),
        .init("The Office {tmdb-2996}/Season 02/The Office - S02E03.mkv", nil, "The Office (2001) 2×03"),
        .init("Dune {tmdb-841}/Dune.mkv", nil, "Dune (1984)"),
        .init("Dune (2021) {imdb-tt1160419}/Dune (2021) {imdb-tt1160419}.mkv", nil, "Dune (2021)"),
        .init("Haus des Geldes {tvdb-327417}/Staffel 1/Haus des Geldes - S01E02.mkv", 50, "Money Heist (2017) 1×02"),
        .init("Unknown {imdb-tt9999999}/Severance - S01E02.mkv", 53, "Severance (2022) 1×02"),
    ]

    static let absent: [MatchRow] = [
        .init("Completely.Unknown.Show.S01E01.mkv", 45, nil),
        .init("My Holiday Video (2019).mkv", 30, nil),
        .init("The.Office.of.Nothing.S01E01.mkv", 22, nil),
        .init("Breaking.Even.S01E01.mkv", 47, nil),
        .init("Dune.Drifter.2020.mkv", 90, nil),
        .init("House.of.Clubs.S01E01.mkv", 50, nil),
        .init("Alienoid (2022).mkv", 142, nil),
        .init("Star.Trek.Picard.S01E01.mkv", 45, nil),
        .init("The.Wave.S01E01.mkv", 59, nil),
        .init("Sherlock.and.Daughter.S01E01.mkv", 45, nil),
        .init("Lostt.S01E01.mkv", nil, nil),
        .init("Matrix Resurgence (2024).mkv", 120, nil),
    ]
}
