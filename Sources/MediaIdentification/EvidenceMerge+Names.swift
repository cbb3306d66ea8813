/// What the names of the file, of its folders and of its neighbours say, and the title in the player.
extension EvidenceMerge {
    // MARK: - Names

    mutating func takeFile() { self.result.facts = self.file.facts }

    mutating func takeFolders() {
        if self.folders.hasSeasonFolder { self.takeListNumber() }
        if let extra = self.folders.extra, self.isExtra(extra) {
            if self.result.extra == nil { self.origins["extra"] = (.folderName, nil) }
            self.result.extra = self.result.extra ?? extra
        }
        if let folder = self.folders.named, self.isOwnFilm(in: folder) { return }
        self.takeSeason()
        guard let folder = self.folders.named else {
            self.takeFilmOfList()
            return
        }
        self.takeNumberOfTitle(folder)
        if self.takeFilmOfList() || self.takeFilmInParts(folder) { return }
        if self.file.isEpisode, !self.isFilmNumber(folder), !self.isReleaseFolder(folder) {
            self.takeShow(folder)
        } else if self.folders.season != nil || !folder.episodes.isEmpty || folder.date != nil {
            self.takeUnnumbered(folder)
        } else {
            self.takeFilm(folder)
        }
    }

    /// `Season 2/2. Infestation`, `Season 2/5 Title`: in a season's folder a number in front is the episode's.
    private mutating func takeListNumber() {
        guard !self.file.isEpisode, self.file.year == nil, let name = self.path.file.map(MediaPath.withoutExtension)
        else { return }
        let text = NameText(name)
        if let part = self.file.part, text.tokens.count <= 2 {
            // `Season 1/Part 2`
            self.file.episodes = [part]
            self.file.convention = .part
            self.file.startsWithMarker = true
            self.file.title = nil
            return self.takeFile()
        }
        guard let first = text.tokens.first, first.isNumber, first.count < 4, text.tokens.count > 1,
            text.bracket(around: first)?.tokens.count ?? 1 == 1
        else { return }
        self.file.episodes = [first.number]
        self.file.isGuess = true
        self.file.convention = .leadingNumber
        self.file.startsWithMarker = true
        self.file.title = nil
        self.takeFile()
        self.result.episodeTitle = TitleCutter.text(text, text.tokens[.first + 1].start..<text.end)
    }

    /// `Season 2/05 - Title`: the folder's season, for a file that has none.
    private mutating func takeSeason() {
        guard let season = self.folders.season, self.result.date == nil else { return }
        if self.result.part == nil, self.result.season == nil || self.result.season == season {
            self.result.part = self.folders.part
            self.origins["part"] = (.folderName, NamingConvention.seasonWord.rawValue)
        }
        if self.takeLongNumber(beside: season) { return }
        if self.file.isGuess, !self.file.isFansub, let number = self.result.episodes.first,
            self.result.episodes.count == 1, number >= 100, number / 100 == season,
            self.result.season == nil
        {
            // `Season 2/205 - Title`
            self.result.episodes = [number % 100]
        }
        guard self.result.season == nil else { return }
        self.result.season = season
        self.origins["season"] = (.folderName, NamingConvention.seasonWord.rawValue)
    }

    /// `300 (2006)/300.mkv`, `Heat (1995)/123.mkv`: the number is the film's title, or nobody's.
    private func isFilmNumber(_ folder: NameReading) -> Bool {
        guard self.file.isGuess, folder.year != nil, !folder.isEpisode, self.folders.season == nil else { return false }
        // `Room 237 (2012)/room237.mkv`
        if self.file.filmTitle != nil { return true }
        guard self.file.title == nil, let title = folder.title, let number = self.file.episodes.first
        else { return false }
        let isAlone = self.evidence.neighbours.isEmpty && self.file.convention == .leadingNumber
        if isAlone, self.file.episodes.count == 1, self.folders.isFilmLibrary || number >= 100 { return true }
        return title.utf8.elementsEqual(String(number).utf8) || title.hasPrefix("\(number) ")
    }

    /// A release's folder that tells the episode, around a file that only seems to, or tells the season alone.
    private func isReleaseFolder(_ folder: NameReading) -> Bool {
        guard !folder.episodes.isEmpty, folder.season != nil else { return false }
        return self.file.isGuess && folder.hasTechnical
            || (self.file.episodes.isEmpty && self.file.date == nil && !self.file.isUnnumbered)
    }

    /// `Show.S01E02.720p-GRP/Dune (2021)`: a film by its own name, which happens to lie where an episode lay.
    private func isOwnFilm(in folder: NameReading) -> Bool {
        guard !folder.episodes.isEmpty, !self.folders.hasSeasonFolder, !self.file.isEpisode, self.file.year != nil,
            let own = self.file.title, let title = folder.title, !ObfuscatedName.matches(own)
        else { return false }
        let (name, show) = (TitleKey(own).text, TitleKey(title).text)
        return !name.contains(show) && !show.contains(name) && !self.abbreviates(title, own)
    }

    private mutating func takeShow(_ folder: NameReading) {
        guard let title = folder.title else { return }
        let own = self.result.title
        let isSame = own.map { TitleKey($0) == TitleKey(title) } ?? true
        let isRelease =
            folder.hasTechnical && !folder.episodes.isEmpty && folder.episodes == self.file.episodes
            && folder.season == self.file.season
        if let own, !isSame, self.takeAbsolute(of: own, folder: title) { return self.fillYear(folder) }
        // `Title.S03.1080p-GRP/grp-t-s03e11`
        let isPack = folder.hasTechnical && folder.season != nil && folder.season == self.file.season
        let isAbbreviated =
            !isSame && (self.folders.hasSeasonFolder || isPack) && own.map { self.abbreviates(title, $0) } ?? false
        if own == nil || self.file.startsWithMarker || (!isSame && isRelease) || isAbbreviated {
            if self.file.startsWithMarker, let own, !isSame { self.prependEpisodeTitle(own) }
            self.takeTitle(folder)
        }
        if isSame || own == nil || self.file.startsWithMarker { self.fillYear(folder) }
    }

    private mutating func prependEpisodeTitle(_ text: String) {
        self.result.episodeTitle = self.result.episodeTitle.map { "\(text) - \($0)" } ?? text
    }

    mutating func takeTitle(_ folder: NameReading) {
        self.result.title = folder.title
        self.result.alternativeTitles = folder.alternativeTitles
        self.result.country = folder.country
        self.origins["title"] = (.folderName, folder.convention.rawValue)
        self.origins["country"] = self.origins["title"]
    }

    mutating func fillYear(_ folder: NameReading) {
        if self.result.year == nil, self.result.date == nil, let year = folder.year {
            self.result.year = year
            self.origins["year"] = (.folderName, folder.convention.rawValue)
        }
        if self.result.country == nil, let country = folder.country {
            self.result.country = country
            self.origins["country"] = (.folderName, folder.convention.rawValue)
        }
    }

    /// A file without a number in a folder of episodes: its name is the episode's title, or says nothing.
    private mutating func takeUnnumbered(_ folder: NameReading) {
        let own = self.file.title
        if let own, let title = folder.title {
            if own.hasPrefix(title + " - ") {
                self.result.episodeTitle = String(own.dropFirst(title.count + 3))
            } else if TitleKey(own) != TitleKey(title), !ObfuscatedName.matches(own), folder.episodes.isEmpty {
                self.result.episodeTitle = own
            }
        }
        self.takeTitle(folder)
        self.fillYear(folder)
        self.result.season = folder.season ?? self.result.season
        self.result.episodes = folder.episodes
        if self.folders.hasSeasonFolder, let number = own.flatMap({ Self.number(in: $0, behind: folder.title) }) {
            // `Title/Season 3/Title 11`, `Title/Season 21/Title 1089`
            self.result.episodes = [number]
            if number > 99 { self.result.absolute = [number] }
            self.result.episodeTitle = nil
            self.file.isGuess = true
        }
        self.takeCompactNumber(behind: folder.title)
        if self.result.absolute.isEmpty { self.result.absolute = folder.absolute }
        self.result.date = folder.date
        if folder.date == nil, self.result.year == nil { self.result.year = folder.year }
        for key in ["season", "episodes", "absolute", "date"] {
            self.origins[key] = (.folderName, folder.convention.rawValue)
        }
    }

    /// `Title/Season 3/Title 305 Other`: season and episode in one number, of the folder's season.
    private mutating func takeCompactNumber(behind title: String?) {
        guard self.folders.hasSeasonFolder, self.result.episodes.isEmpty, let title, let own = self.file.title,
            let season = self.result.season, season > 0
        else { return }
        let words = own.split(separator: " ")
        let count = title.split(separator: " ").count
        guard words.count > count + 1, TitleKey(words[..<count].joined(separator: " ")) == TitleKey(title),
            words[count].utf8.count < 5, let number = Int(words[count]), number / 100 == season, number % 100 > 0
        else { return }
        self.result.episodes = [number % 100]
        self.result.episodeTitle = words[(count + 1)...].joined(separator: " ")
        self.file.isGuess = true
    }

    /// The number that is all that stands behind the show's title, and no year.
    private static func number(in own: String, behind title: String?) -> Int? {
        guard let title, let space = own.lastIndex(of: " "), TitleKey(String(own[..<space])) == TitleKey(title),
            let number = Int(own[own.index(after: space)...]), (1...9999).contains(number),
            !(1900...2035).contains(number)
        else { return nil }
        return number
    }

    private mutating func takeFilm(_ folder: NameReading) {
        guard let title = folder.title else { return }
        let isFilmNumber = self.file.isEpisode
        let own = isFilmNumber ? nil : self.file.title
        if let own, folder.hasTechnical, own.contains("-"), TitleKey(own).text.hasSuffix(" " + TitleKey(title).text) {
            // `Title.2016.1080p-GRP/grp-title.2016.1080p.mkv`
            self.takeTitle(folder)
            return self.fillYear(folder)
        }
        if let own, !ObfuscatedName.matches(own) {
            let isAbbreviated =
                folder.hasTechnical && !own.contains(" ")
                && (title.utf8.count > own.utf8.count / 2 || TitleKey(own).text.contains(TitleKey(title).text))
            guard self.file.year == nil, folder.year != nil || isAbbreviated else { return }
            if TitleKey(own) == TitleKey(title) { return self.fillYear(folder) }
            guard !Self.isCollection(title) else { return }
        }
        self.takeTitle(folder)
        if isFilmNumber || self.file.title.map(ObfuscatedName.matches) ?? true {
            self.result.episodes = []
            self.result.season = nil
            self.result.year = nil
        }
        self.fillYear(folder)
        self.result.part = self.result.part ?? folder.part
        self.result.edition = self.result.edition ?? folder.edition
        self.isFilm = true
    }

    static func isCollection(_ title: String) -> Bool {
        let key = TitleKey(title)
        return Self.collections.contains { key.text == $0 || key.text.hasSuffix(" " + $0) }
    }

    private static let collections = [
        "collection", "collections", "trilogy", "anthology", "saga", "quadrilogy", "tetralogy", "pentalogy", "hexalogy",
        "duology", "box set", "boxset", "movies", "films", "filmreihe", "films collection",
    ]

    // MARK: - The title in the player

    /// For a URL or a name that says nothing, when it says more.
    mutating func takeMediaTitle(_ title: String) {
        guard !title.isEmpty, title.utf8.count < 1024, !title.contains("://"), !self.isTail(title) else { return }
        let own = self.result.title
        let isPoor = own.map(ObfuscatedName.matches) ?? true
        guard isPoor || self.path.isURL else { return }
        let name = Array(title.utf8)[...]
        let reading = FileNameParser.parse(
            EmbeddedIDs.strip(MediaPath.withoutExtension(name)).map { $0[...] } ?? MediaPath.withoutExtension(name)
        )
        guard let said = reading.title, !ObfuscatedName.matches(said), isPoor || self.saysMore(reading) else { return }
        let keeps = self.result
        self.file = reading
        self.takeFile()
        if reading.season == nil, reading.episodes.isEmpty, keeps.kind == nil, !keeps.episodes.isEmpty, isPoor {
            self.result.season = keeps.season
            self.result.episodes = keeps.episodes
        }
        if let own, TitleKey(own) == TitleKey(said) { self.result.year = self.result.year ?? keeps.year }
        self.result.extra = keeps.extra ?? self.result.extra
        self.base = .mediaTitle
        self.origins = [:]
    }

    /// mpv calls a stream by the end of its address where nobody has given it a name.
    private func isTail(_ title: String) -> Bool {
        guard self.path.isURL else { return false }
        if self.evidence.path.hasSuffix(title) { return true }
        guard let last = self.path.tail else { return false }
        return title == last || title.hasPrefix(last + "?")
    }

    /// What a person gave tells more than the path: an episode, or a film with its year, against nothing as sure.
    private func saysMore(_ reading: NameReading) -> Bool {
        if reading.isEpisode, !reading.isGuess { return true }
        return reading.year != nil && (!self.file.isEpisode || self.file.isGuess)
    }

    // MARK: - Neighbours

    mutating func takeNeighbours() {
        let neighbours = Neighbours(self.evidence.neighbours)
        self.settleCountedTitle(neighbours)
        if self.file.isGuess, self.result.episodes.count == 1, let episode = self.result.episodes.first {
            self.settleCounting(episode, neighbours)
        }
        if self.file.isEpisode, let title = self.result.title, let shared = neighbours.sharedTitle(title) {
            self.prependEpisodeTitle(String(title.dropFirst(shared.count + 3)))
            self.result.title = shared
            self.origins["title"] = (.neighbours, "all begin with it")
        }
        if !self.file.isEpisode, self.file.year == nil, !self.isFilm { self.settleLeadingNumber(neighbours) }
    }

    private mutating func settleCounting(_ episode: Int, _ neighbours: Neighbours) {
        let isCompact = self.file.convention == .compactNumber && self.file.season != nil
        let number = isCompact ? (self.file.season ?? 0) * 100 + episode : episode
        guard number > 100, number < 10_000, let countsThrough = neighbours.countsThrough(number, of: self.result.title)
        else { return }
        if isCompact, countsThrough {
            self.result.season = nil
            self.result.episodes = [number]
        } else if !isCompact, !countsThrough, self.result.season == nil, number < 3000, !self.file.isFansub,
            number % 100 > 0
        {
            self.result.season = number / 100
            self.result.episodes = [number % 100]
        } else {
            return
        }
        for key in ["season", "episodes"] { self.origins[key] = (.neighbours, "how they are numbered") }
    }

    /// `1 Pilot` among `2 Second` and `3 Third`.
    private mutating func settleLeadingNumber(_ neighbours: Neighbours) {
        guard let name = self.path.file.map({ NameText(MediaPath.withoutExtension($0)) }),
            let first = name.tokens.first, first.isNumber, first.count < 4,
            name.tokens.count > 1, neighbours.leadWithNumbers(first.number, names: self.evidence.neighbours)
        else { return }
        self.result.episodes = [first.number]
        self.result.episodeTitle = TitleCutter.text(name, first.end..<name.end)
        self.result.title = nil
        for key in ["episodes", "episodeTitle"] { self.origins[key] = (.neighbours, "all begin with a number") }
        self.result.filmTitle = self.result.episodeTitle
        if let folder = self.folders.named {
            self.takeTitle(folder)
            self.fillYear(folder)
        }
    }
}
