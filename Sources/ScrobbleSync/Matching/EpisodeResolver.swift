internal import Foundation
internal import TraktAPI

/// Which episode of a show is meant: by number, by absolute number in both directions, by date, by title.
struct EpisodeResolver: Sendable {
    enum Reading: String, Codable, Sendable {
        /// Season and number as they stand.
        case number
        /// Trakt's own count through all seasons.
        case absolute
        /// Our count through all seasons, or on from the beginning of a season.
        case counted
        /// A season that Trakt does not have, found by the long break in another one.
        case broadcastBreak
        /// `203` for S02E03.
        case hundreds
        case date
        case title
    }

    enum Finding: Hashable, Sendable {
        case found(TraktEpisode, Reading, titleFit: Int?)
        /// Readings that exist and differ.
        case ambiguous([TraktEpisode])
        case missing
    }

    /// With a number and an id, by season and number.
    private let episodes: [TraktEpisode]
    private let zone: TimeZone?

    init(_ seasons: [TraktSeason], of show: TraktTitle) {
        var seen: Set<[Int]> = []
        self.episodes = seasons.flatMap { $0.episodes ?? [] }
            .filter { episode in
                guard episode.ids.trakt != nil, let season = episode.season, let number = episode.number else {
                    return false
                }
                return seen.insert([season, number]).inserted
            }
            .sorted { ($0.season ?? 0, $0.number ?? 0) < ($1.season ?? 0, $1.number ?? 0) }
        self.zone = AirDate.zone(of: show)
    }

    var isEmpty: Bool { self.episodes.isEmpty }

    func resolve(_ question: MatchQuestion) -> Finding {
        if let date = question.date { return self.byDateAndNumber(date, question) }
        if let season = question.season, let part = question.seasonPart, let number = question.number {
            return self.ofPart(part, season: season, number: number, question)
        }
        if let number = question.number {
            guard let season = question.season else { return self.bare(number, question) }
            return self.numbered(season: season, number: number, question)
        }
        if let absolute = question.absolute { return self.bare(absolute, question) }
        return self.byTitle(question)
    }

    /// The year in which a season began.
    func year(ofSeason season: Int) -> Int? {
        self.episodes.first { $0.season == season }?.first_aired.flatMap { Int($0.prefix(4)) }
    }

    // MARK: - Season and number

    private func numbered(season: Int, number: Int, _ question: MatchQuestion) -> Finding {
        guard let direct = self.episode(season, number) else {
            let titled = self.byTitle(question)
            if case .found = titled { return titled }
            return self.converted(season: season, number: number, question)
        }
        let fit = Self.titleFit(question.episodeTitle, direct)
        if let fit, fit >= 75 { return .found(direct, .number, titleFit: fit) }
        if let champion = self.champion(question), champion != direct {
            // A number whose own title says nothing does not lose against a title, nor does it win.
            guard let fit, fit < 50 else { return .ambiguous([direct, champion]) }
            return .found(champion, .title, titleFit: Self.titleFit(question.episodeTitle, champion))
        }
        // Catalogues number specials each in their own way: there a title that does not fit is another special.
        if season == 0, let fit, fit < 35 { return .missing }
        if let wanted = question.absolute, let absolute = direct.number_abs, wanted != absolute,
            let other = self.episodes.first(where: { $0.number_abs == wanted })
        {
            return .ambiguous([direct, other])
        }
        return .found(direct, .number, titleFit: fit)
    }

    /// Season and number do not exist as they stand: another way of dividing the show does.
    private func converted(season: Int, number: Int, _ question: MatchQuestion) -> Finding {
        if let absolute = question.absolute { return self.bare(absolute, question) }
        guard season >= 1, number >= 1 else { return .missing }
        // `143` is no 43rd of a first season that has fewer: it is the 143rd of all, or nothing.
        if question.isGuess {
            let (hundreds, isTooLarge) = season.multipliedReportingOverflow(by: 100)
            return isTooLarge || number >= 100 ? .missing : self.bare(hundreds + number, question)
        }
        let length = self.episodes.count { $0.season == season }
        var readings: [(TraktEpisode, Reading)] = []
        if length > 0 {
            // Counted on although Trakt begins a new season: within the first one that is the absolute number.
            if let episode = self.absolute(number), season == 1 || episode.0.season == season {
                readings.append(episode)
            }
            let before = self.regular.count { ($0.season ?? 0) < season }
            if let episode = self.counted(before, number), episode.season.map({ $0 - 1 }) == season {
                readings.append((episode, .counted))
            }
        } else {
            if let episode = self.afterBreak(season, number) { readings.append((episode, .broadcastBreak)) }
        }
        return Self.only(readings)
    }

    // MARK: - Parts of a season

    /// `Season 2 Part 2 - 01`: counted from the break within the season, or on from its beginning; never the season's first.
    private func ofPart(_ part: Int, season: Int, number: Int, _ question: MatchQuestion) -> Finding {
        if let absolute = question.absolute { return self.bare(absolute, question) }
        let episodes = self.episodes.filter { $0.season == season }
        if let champion = self.champion(question), champion.season == season {
            return .found(champion, .title, titleFit: Self.titleFit(question.episodeTitle, champion))
        }
        guard let parts = Self.parts(of: episodes), parts.indices.contains(part - 1), parts.count > 1 || part == 1
        else {
            return .missing
        }
        var readings: [(TraktEpisode, Reading)] = []
        if parts[part - 1].indices.contains(number - 1) {
            readings.append((parts[part - 1][number - 1], part == 1 ? .number : .broadcastBreak))
        }
        let before = parts[..<(part - 1)].reduce(0) { $0 + $1.count }
        if number > before, let direct = self.episode(season, number) { readings.append((direct, .number)) }
        return Self.only(readings)
    }

    /// Episodes cut where nothing was on for long; nil where a date is missing.
    private static func parts(of episodes: [TraktEpisode]) -> [[TraktEpisode]]? {
        var parts: [[TraktEpisode]] = []
        var last: (season: Int?, date: Date)?
        for episode in episodes {
            guard let date = episode.first_aired.flatMap(TraktDate.parse) else { return nil }
            let isNew =
                last.map { $0.season != episode.season || date.timeIntervalSince($0.date) > Self.longBreak } ?? true
            if isNew { parts.append([]) }
            parts[parts.count - 1].append(episode)
            last = (episode.season, date)
        }
        return parts
    }

    // MARK: - Absolute numbers

    private var regular: [TraktEpisode] { self.episodes.filter { ($0.season ?? 0) > 0 } }

    private func episode(_ season: Int, _ number: Int) -> TraktEpisode? {
        self.episodes.first { $0.season == season && $0.number == number }
    }

    /// By Trakt's own count; where it has none for the show, by ours.
    private func absolute(_ number: Int) -> (TraktEpisode, Reading)? {
        let named = self.regular.filter { $0.number_abs == number }
        if named.count == 1, let episode = named.first { return (episode, .absolute) }
        guard named.isEmpty else { return nil }
        return self.counted(0, number).map { ($0, .counted) }
    }

    private func counted(_ before: Int, _ number: Int) -> TraktEpisode? {
        let (index, isTooLarge) = before.addingReportingOverflow(number - 1)
        guard !isTooLarge, number >= 1, self.regular.indices.contains(index) else { return nil }
        return self.regular[index]
    }

    private func bare(_ number: Int, _ question: MatchQuestion) -> Finding {
        var readings: [(TraktEpisode, Reading)] = []
        if let episode = self.absolute(number) { readings.append(episode) }
        let seasons = Set(self.regular.compactMap(\.season))
        if seasons.count == 1, let season = seasons.first, let episode = self.episode(season, number) {
            readings.append((episode, .number))
        }
        if readings.isEmpty, number > 100, let episode = self.episode(number / 100, number % 100) {
            readings.append((episode, .hundreds))
        }
        if let champion = self.champion(question) {
            let isContradicted = readings.contains {
                $0.0 != champion && Self.titleFit(question.episodeTitle, $0.0) ?? 100 >= 50
            }
            if isContradicted { return .ambiguous(readings.map(\.0) + [champion]) }
            return .found(champion, .title, titleFit: Self.titleFit(question.episodeTitle, champion))
        }
        guard case .found(let episode, let reading, _) = Self.only(readings) else { return Self.only(readings) }
        return .found(episode, reading, titleFit: Self.titleFit(question.episodeTitle, episode))
    }

    /// Season 2 of a show that is one long season at Trakt: what came after the long break.
    private func afterBreak(_ season: Int, _ number: Int) -> TraktEpisode? {
        guard let parts = Self.parts(of: self.regular) else { return nil }
        guard parts.indices.contains(season - 1), parts[season - 1].indices.contains(number - 1) else { return nil }
        return parts[season - 1][number - 1]
    }

    /// Longer than the pauses for holidays, shorter than the wait for the next season: six weeks.
    private static let longBreak: TimeInterval = 42 * 86400

    private static func only(_ readings: [(TraktEpisode, Reading)]) -> Finding {
        guard let (first, reading) = readings.first else { return .missing }
        var different = [first]
        for (episode, _) in readings where !different.contains(episode) { different.append(episode) }
        return different.count == 1 ? .found(first, reading, titleFit: nil) : .ambiguous(different)
    }

    // MARK: - Dates

    /// A name that has both: the pair that exists wins, and two that differ are for the user.
    private func byDateAndNumber(_ date: String, _ question: MatchQuestion) -> Finding {
        let dated = self.byDate(date, question)
        guard let number = question.number, let season = question.season ?? self.onlySeason,
            let numbered = self.episode(season, number)
        else { return dated }
        let fit = Self.titleFit(question.episodeTitle, numbered)
        switch dated {
        case .found(let episode, _, _) where episode != numbered:
            // A day off is the same one, told elsewhere.
            return .ambiguous([numbered, episode])
        case .ambiguous(let episodes) where !episodes.contains(numbered): return .ambiguous([numbered] + episodes)
        case .found, .ambiguous, .missing: return .found(numbered, .number, titleFit: fit)
        }
    }

    private var onlySeason: Int? {
        let seasons = Set(self.regular.compactMap(\.season))
        return seasons.count == 1 ? seasons.first : nil
    }

    private func byDate(_ date: String, _ question: MatchQuestion) -> Finding {
        let closeness = self.episodes.compactMap { episode in
            episode.first_aired.flatMap(TraktDate.parse).flatMap { aired in
                AirDate.distance(of: date, to: aired, zone: self.zone).map { (episode: episode, distance: $0) }
            }
        }
        guard let best = closeness.map(\.distance).min() else { return self.byTitle(question) }
        // A title among the days around says which one.
        let around = closeness.map(\.episode)
        let titled = around.filter { Self.titleFit(question.episodeTitle, $0) ?? 0 >= 85 }
        if titled.count == 1, let episode = titled.first {
            return .found(episode, .date, titleFit: Self.titleFit(question.episodeTitle, episode))
        }
        let same = closeness.filter { $0.distance == best }.map(\.episode)
        guard same.count == 1, let episode = same.first else { return .ambiguous(same) }
        // Of a daily show the day before or after is another episode, even where the right one is missing.
        if best > 0, self.isDaily(around: episode) { return .ambiguous(same) }
        return .found(episode, .date, titleFit: Self.titleFit(question.episodeTitle, episode))
    }

    private func isDaily(around episode: TraktEpisode) -> Bool {
        guard let aired = episode.first_aired.flatMap(TraktDate.parse) else { return false }
        return self.episodes.contains { other in
            guard other != episode, let date = other.first_aired.flatMap(TraktDate.parse) else { return false }
            return abs(date.timeIntervalSince(aired)) < 60 * 3600
        }
    }

    // MARK: - Titles

    private func byTitle(_ question: MatchQuestion) -> Finding {
        guard let champion = self.champion(question) else { return .missing }
        return .found(champion, .title, titleFit: Self.titleFit(question.episodeTitle, champion))
    }

    /// The one episode that the title fits well: of its season, else of all.
    private func champion(_ question: MatchQuestion) -> TraktEpisode? {
        guard question.episodeTitle != nil else { return nil }
        let fitting = self.episodes.filter { Self.titleFit(question.episodeTitle, $0) ?? 0 >= 88 }
        if fitting.count == 1 { return fitting.first }
        let ofSeason = fitting.filter { $0.season == question.season }
        return ofSeason.count == 1 ? ofSeason.first : nil
    }

    /// How well a title in the name fits an episode's own, in percent; nil where one of them says nothing.
    static func titleFit(_ title: String?, _ episode: TraktEpisode) -> Int? {
        guard let title, let own = episode.title, !Self.isGeneric(title), !Self.isGeneric(own) else { return nil }
        let (one, two) = (TitleText(title), TitleText(own))
        if one.canonical.isEmpty || two.canonical.isEmpty { return nil }
        // A name may be cut short, and may go on with what the parser did not know.
        let (short, long) = one.canonical.count < two.canonical.count ? (one, two) : (two, one)
        if short.canonical.count >= 8, long.canonical.hasPrefix(short.canonical) { return 88 }
        // `Chapter One: The Vanishing` is often `The Vanishing` in names.
        if let tail = own.range(of: ": "), title.range(of: ": ") == nil {
            return max(one.likeness(to: two), min(95, one.likeness(to: TitleText(String(own[tail.upperBound...])))))
        }
        return one.likeness(to: two)
    }

    /// `Episode 4`, `Folge 12`, `Part 2`, `TBA`, `#1.4`.
    static func isGeneric(_ title: String) -> Bool {
        let words = TitleText.words(title).filter { !$0.allSatisfy(\.isNumber) }
        return words.allSatisfy { Self.genericWords.contains($0) }
    }

    private static let genericWords: Set<String> = [
        "episode", "ep", "folge", "capitulo", "chapter", "part", "tba", "tbd", "pt", "teil", "afsnit", "avsnitt", "of",
        "the", "e", "special", "season", "s",
    ]
}
