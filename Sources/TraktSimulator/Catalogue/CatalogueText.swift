import Foundation

/// Reads the catalogue's lines.
///
/// A title is `POPULARITY TITLE | YEAR | MINUTES | COUNTRY | IMDB | TMDB or TMDB/TVDB | LANGUAGE:NAME; …` with `-` for
/// what is to be made up and `none` for what Trakt does not have. A show goes on with its seasons:
/// `> NUMBER DATE CADENCE xCOUNT` or `> NUMBER DATE CADENCE: TITLE; TITLE @MINUTES ^DATE; …`, where the cadence is `w`
/// (weekly), `d` (Monday to Friday), `m` (Monday to Thursday), `a` (all at once) or a number of days; or, for all
/// seasons a year apart, `>> DATE: COUNT COUNT …`.
enum CatalogueText {
    static func titles(films: [String], shows: [(text: String, isCounted: Bool)]) -> [Catalogue.Title] {
        var titles: [Catalogue.Title] = []
        for line in films.joined(separator: "\n").split(separator: "\n") {
            Self.title(line, id: 1000 + titles.count, isShow: false).map { titles.append($0) }
        }
        var id = 2000
        for (text, isCounted) in shows {
            for block in Self.blocks(text) {
                guard var show = Self.title(block[0], id: id, isShow: true) else { continue }
                show.seasons = Self.seasons(block.dropFirst(), show, isCounted: isCounted)
                show.released = show.seasons.first { $0.number > 0 }?.episodes.first?.firstAired
                titles.append(show)
                id += 1
            }
        }
        return Self.withSlugs(titles)
    }

    /// A title's line with the lines of its seasons.
    private static func blocks(_ text: String) -> [[Substring]] {
        text.split(separator: "\n").reduce(into: []) { blocks, line in
            if line.hasPrefix(">") {
                blocks.indices.last.map { blocks[$0].append(line) }
            } else {
                blocks.append([line])
            }
        }
    }

    private static func title(_ line: Substring, id: Int, isShow: Bool) -> Catalogue.Title? {
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { Self.trimmed($0) }
        guard fields.count >= 6, let space = fields[0].firstIndex(of: " ") else { return nil }
        let numbers = fields[5].split(separator: "/").map { Int($0) }
        let year = Int(fields[1])
        // Made-up numbers are the same for the nth film and the nth show, as numbers at TMDB collide.
        let madeUp = 9_000_000 + id % 1000
        return Catalogue.Title(
            id: id,
            isShow: isShow,
            title: String(fields[0][space...].dropFirst()),
            year: year,
            runtime: Int(fields[2]) ?? 45,
            country: fields[3],
            popularity: Int(fields[0][..<space]) ?? 5,
            imdb: fields[4] == "-" ? "tt99\(id * 10)" : fields[4] == "none" ? nil : fields[4],
            tmdb: numbers.first.flatMap { $0 } ?? madeUp,
            tvdb: isShow ? (numbers.count > 1 ? numbers[1] : nil) ?? madeUp : nil,
            slug: "",
            released: year.flatMap { Dates.day("\($0)-06-15") },
            aliases: fields.count > 6 ? Self.aliases(fields[6]) : []
        )
    }

    private static func aliases(_ field: String) -> [Catalogue.Alias] {
        field.split(separator: ";").compactMap { part in
            let pieces = Self.trimmed(part).split(separator: ":", maxSplits: 1)
            return pieces.count == 2 ? .init(language: String(pieces[0]), title: String(pieces[1])) : nil
        }
    }

    // MARK: - Seasons

    private static func seasons(
        _ lines: ArraySlice<Substring>,
        _ show: Catalogue.Title,
        isCounted: Bool
    ) -> [Catalogue.Season] {
        var drafts: [Draft] = []
        for line in lines { drafts += line.hasPrefix(">>") ? Self.yearly(line) : [Self.draft(line)].compactMap { $0 } }
        drafts.sort { $0.number < $1.number }
        var index = 0
        var absolute = 0
        return drafts.map { draft in
            let dates = Self.dates(draft)
            let episodes = draft.titles.enumerated().map { position, text in
                index += 1
                absolute += draft.number > 0 ? 1 : 0
                var episode = Self.episode(text, on: dates[position], of: show)
                episode.id = show.id * 100_000 + index
                episode.season = draft.number
                episode.number = position + 1
                episode.absolute = isCounted && draft.number > 0 ? absolute : nil
                if episode.title.isEmpty { episode.title = "Episode \(position + 1)" }
                return episode
            }
            return Catalogue.Season(number: draft.number, episodes: episodes)
        }
    }

    private struct Draft {
        var number: Int
        var date: Date
        var cadence: Substring
        var titles: [Substring]
    }

    private static func draft(_ line: Substring) -> Draft? {
        let parts = line.dropFirst().split(separator: ":", maxSplits: 1)
        let words = parts[0].split(separator: " ")
        guard words.count >= 3, let number = Int(words[0]), let date = Dates.day(words[1]) else { return nil }
        let count = words.count > 3 ? Int(words[3].dropFirst()) ?? 0 : 0
        let titles = parts.count > 1 ? parts[1].split(separator: ";") : Array(repeating: "", count: count)
        return Draft(number: number, date: date, cadence: words[2], titles: titles)
    }

    private static func yearly(_ line: Substring) -> [Draft] {
        let parts = line.dropFirst(2).split(separator: ":")
        guard parts.count == 2, let first = Dates.day(Self.trimmed(parts[0])) else { return [] }
        return parts[1].split(separator: " ").compactMap { Int($0) }.enumerated().map { index, count in
            let date = first + Double(index) * 364 * 86400
            return Draft(number: index + 1, date: date, cadence: "w", titles: Array(repeating: "", count: count))
        }
    }

    private static func dates(_ draft: Draft) -> [Date] {
        let workdays = draft.cadence == "d" ? 2...6 : draft.cadence == "m" ? 2...5 : nil
        let step = draft.cadence == "w" ? 7 : draft.cadence == "a" ? 0 : Int(draft.cadence) ?? 1
        var day = draft.date
        return draft.titles.indices.map { _ in
            // 1 January 1970 was a Thursday, the fifth day of a week that begins on Sunday.
            while let workdays, !workdays.contains((Int(day.timeIntervalSince1970 / 86400) % 7 + 11) % 7 + 1) {
                day += 86400
            }
            defer { day += Double(step) * 86400 }
            return day
        }
    }

    private static func episode(_ text: Substring, on day: Date, of show: Catalogue.Title) -> Catalogue.Episode {
        var words = Self.trimmed(text).split(separator: " ")
        var (minutes, day) = (show.runtime, day)
        while let last = words.last, last.hasPrefix("@") || last.hasPrefix("^") {
            if last.hasPrefix("@") { minutes = Int(last.dropFirst()) ?? minutes }
            if last.hasPrefix("^") { day = Dates.day(last.dropFirst()) ?? day }
            words.removeLast()
        }
        return Catalogue.Episode(
            id: 0,
            season: 0,
            number: 0,
            title: words.joined(separator: " "),
            runtime: minutes,
            firstAired: day + Self.evening(in: show.country)
        )
    }

    /// When an evening's programme begins, in seconds of UTC: in America it is the next day by then.
    private static func evening(in country: String) -> TimeInterval {
        switch country {
        case "us", "ca": 25 * 3600
        case "jp", "kr", "cn": 15 * 3600
        default: 20 * 3600
        }
    }

    // MARK: - Names

    /// Films have their year in the slug, shows only the later ones of several with a name.
    private static func withSlugs(_ titles: [Catalogue.Title]) -> [Catalogue.Title] {
        var titles = titles
        var taken: Set<String> = []
        let oldestFirst = titles.indices.sorted { (titles[$0].year ?? 9999, $0) < (titles[$1].year ?? 9999, $1) }
        for index in oldestFirst {
            let title = titles[index]
            let words = SearchText.words(title.title).joined(separator: "-")
            let name = words.isEmpty ? "\(title.id)" : words
            let long = "\(name)-\(title.year.map { "\($0)" } ?? "\(title.id)")"
            let candidates = (title.isShow ? [name] : []) + [long, "\(long)-\(title.id)"]
            titles[index].slug = candidates.first { taken.insert("\(title.isShow) \($0)").inserted } ?? long
        }
        return titles
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
