/// Asks the sources in the order of their trust and merges what they say.
struct EvidenceMerge {
    private let evidence: MediaEvidence
    private let path: MediaPath
    private let folders: FolderNames
    private var file: NameReading
    private var result = MediaDescription()
    /// The folder said that the number in the file's name is a film's.
    private var isFilm = false
    /// Where `file` was read.
    private var base = IdentificationTrace.Source.fileName
    /// Which source and rule told a key, where it is not `base`.
    private var origins: [String: (IdentificationTrace.Source, String?)] = [:]

    init(_ evidence: MediaEvidence) {
        self.evidence = evidence
        self.path = MediaPath(evidence.path)
        let name = self.path.file.map(MediaPath.withoutExtension) ?? []
        self.file = FileNameParser.parse(EmbeddedIDs.strip(name).map { $0[...] } ?? name)
        self.folders = FolderNames(self.path.folders)
        if self.folders.isDisc { self.file = NameReading() }
    }

    mutating func description() -> MediaDescription {
        self.takeFile()
        self.takeFolders()
        if let title = self.evidence.mediaTitle { self.takeMediaTitle(title) }
        if !self.evidence.neighbours.isEmpty { self.takeNeighbours() }
        self.settleKind()
        if !self.evidence.metadata.isEmpty { self.takeTags() }
        self.takeNFO()
        self.takePathIDs()
        self.result.confidence = self.confidence()
        return self.result
    }

    // MARK: - Names

    private mutating func takeFile() {
        self.result.title = self.file.title
        self.result.alternativeTitles = self.file.alternativeTitles
        self.result.year = self.file.year
        self.result.country = self.file.country
        self.result.season = self.file.season
        self.result.episodes = self.file.episodes
        self.result.absolute = self.file.absolute
        self.result.date = self.file.date
        self.result.episodeTitle = self.file.episodeTitle
        self.result.part = self.file.part
        self.result.edition = self.file.edition
        self.result.extra = self.file.extra
    }

    private mutating func takeFolders() {
        if self.folders.hasSeasonFolder { self.takeListNumber() }
        if let extra = self.folders.extra { self.result.extra = self.result.extra ?? extra }
        self.takeSeason()
        guard let folder = self.folders.named else { return }
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
        guard let first = text.tokens.first, first.isNumber, first.count < 4, text.tokens.count > 1,
            first.bracket < 0 || text.brackets[first.bracket].tokens.count == 1
        else { return }
        self.file.episodes = [first.number]
        self.file.isGuess = true
        self.file.convention = .leadingNumber
        self.file.startsWithMarker = true
        self.file.title = nil
        self.takeFile()
        self.result.episodeTitle = TitleText.text(text, text.tokens[1].start..<text.count)
    }

    /// `Season 2/05 - Title`: the folder's season, for a file that has none.
    private mutating func takeSeason() {
        guard let season = self.folders.season, self.result.date == nil else { return }
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

    /// `300 (2006)/300.mkv`: the number is the film's title.
    private func isFilmNumber(_ folder: NameReading) -> Bool {
        guard self.file.isGuess, self.file.title == nil, folder.year != nil, !folder.isEpisode,
            self.folders.season == nil,
            let title = folder.title, let number = self.file.episodes.first
        else { return false }
        return title.utf8.elementsEqual(String(number).utf8) || title.hasPrefix("\(number) ")
    }

    /// A release's folder that tells the episode, around a file that only seems to, or tells the season alone.
    private func isReleaseFolder(_ folder: NameReading) -> Bool {
        guard !folder.episodes.isEmpty, folder.season != nil else { return false }
        return self.file.isGuess && folder.hasTechnical
            || (self.file.episodes.isEmpty && self.file.date == nil && !self.file.isUnnumbered)
    }

    private mutating func takeShow(_ folder: NameReading) {
        guard let title = folder.title else { return }
        let own = self.result.title
        let isSame = own.map { TitleKey($0) == TitleKey(title) } ?? true
        let isRelease =
            folder.hasTechnical && !folder.episodes.isEmpty && folder.episodes == self.file.episodes
            && folder.season == self.file.season
        if own == nil || self.file.startsWithMarker || (!isSame && isRelease) {
            if self.file.startsWithMarker, let own, !isSame { self.prependEpisodeTitle(own) }
            self.takeTitle(folder)
        }
        if isSame || own == nil || self.file.startsWithMarker { self.fillYear(folder) }
    }

    private mutating func prependEpisodeTitle(_ text: String) {
        self.result.episodeTitle = self.result.episodeTitle.map { "\(text) - \($0)" } ?? text
    }

    private mutating func takeTitle(_ folder: NameReading) {
        self.result.title = folder.title
        self.result.alternativeTitles = folder.alternativeTitles
        self.result.country = folder.country
        self.origins["title"] = (.folderName, folder.convention.rawValue)
        self.origins["country"] = self.origins["title"]
    }

    private mutating func fillYear(_ folder: NameReading) {
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
        self.result.absolute = folder.absolute
        self.result.date = folder.date
        if folder.date == nil, self.result.year == nil { self.result.year = folder.year }
        for key in ["season", "episodes", "absolute", "date"] {
            self.origins[key] = (.folderName, folder.convention.rawValue)
        }
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

    private static func isCollection(_ title: String) -> Bool {
        let key = TitleKey(title)
        return ["collection", "trilogy", "anthology", "saga", "quadrilogy", "duology", "box set", "movies", "films"]
            .contains { key.text.hasSuffix($0) }
    }

    // MARK: - The title in the player

    /// For a URL or a name that says nothing, when it says more.
    private mutating func takeMediaTitle(_ title: String) {
        guard !title.isEmpty, title.utf8.count < 1024, !title.contains("://") else { return }
        let own = self.result.title
        let isPoor = own.map(ObfuscatedName.matches) ?? true
        guard isPoor || self.path.isURL else { return }
        let name = Array(title.utf8)[...]
        let reading = FileNameParser.parse(
            EmbeddedIDs.strip(MediaPath.withoutExtension(name)).map { $0[...] } ?? MediaPath.withoutExtension(name)
        )
        guard reading.title != nil, isPoor || self.saysMore(reading) else { return }
        let keeps = self.result
        self.file = reading
        self.takeFile()
        if reading.season == nil, reading.episodes.isEmpty, keeps.kind == nil, !keeps.episodes.isEmpty {
            self.result.season = keeps.season
            self.result.episodes = keeps.episodes
        }
        self.result.extra = keeps.extra ?? self.result.extra
        self.base = .mediaTitle
        self.origins = [:]
    }

    /// A surely told episode against a path that tells none, or only a number that may be anything.
    private func saysMore(_ reading: NameReading) -> Bool {
        reading.isEpisode && !reading.isGuess && (!self.file.isEpisode || self.file.isGuess)
    }

    // MARK: - Neighbours

    private mutating func takeNeighbours() {
        let neighbours = Neighbours(self.evidence.neighbours)
        if self.file.isGuess, self.result.episodes.count == 1, let episode = self.result.episodes.first {
            self.settleCounting(episode, neighbours)
        }
        if self.file.isEpisode, let title = self.result.title, let shared = neighbours.sharedTitle(title) {
            self.prependEpisodeTitle(String(title.dropFirst(shared.count + 3)))
            self.result.title = shared
            self.origins["title"] = (.neighbours, "all begin with it")
        }
        if !self.file.isEpisode, self.file.year == nil { self.settleLeadingNumber(neighbours) }
    }

    private mutating func settleCounting(_ episode: Int, _ neighbours: Neighbours) {
        let isCompact = self.file.convention == .compactNumber && self.file.season != nil
        let number = isCompact ? (self.file.season ?? 0) * 100 + episode : episode
        guard number > 100, number < 10_000, let countsThrough = neighbours.countsThrough(number) else { return }
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
        self.result.episodeTitle = TitleText.text(name, first.end..<name.count)
        self.result.title = nil
        for key in ["episodes", "episodeTitle"] { self.origins[key] = (.neighbours, "all begin with a number") }
        if let folder = self.folders.named {
            self.takeTitle(folder)
            self.fillYear(folder)
        }
    }

    // MARK: - Tags

    private mutating func takeTags() {
        let tags = ContainerTags(self.evidence.metadata)
        self.takeIDs(tags.ids, .tags, nil)
        self.result.episodeIDs.fill(from: tags.episodeIDs)
        if tags.isEpisode {
            self.result.kind = .episode
            self.set("title", .tags, "SHOW") { $0.title = tags.show }
            if let season = tags.season { self.set("season", .tags, "SEASON") { $0.season = season } }
            if let episode = tags.episode, !self.result.episodes.contains(episode) {
                self.set("episodes", .tags, "PART_NUMBER") { $0.episodes = [episode] }
            }
            if let title = tags.title, title != tags.show {
                self.set("episodeTitle", .tags, "TITLE") { $0.episodeTitle = title }
            }
        } else if let kind = tags.kind {
            self.set("type", .tags, nil) { $0.kind = kind }
        }
        if self.result.title.map(ObfuscatedName.matches) ?? true, let title = tags.title, !tags.isEpisode {
            self.takeTitleTag(title)
        }
    }

    /// A `TITLE` alone is often the release's name; it is read as one, and only where the path says nothing.
    private mutating func takeTitleTag(_ title: String) {
        let reading = FileNameParser.parse(title)
        guard reading.title != nil else { return }
        self.file = reading
        let keeps = self.result
        self.takeFile()
        self.result.ids = keeps.ids
        self.result.episodeIDs = keeps.episodeIDs
        self.result.extra = keeps.extra ?? self.result.extra
        if self.result.season == nil, self.result.episodes.isEmpty {
            self.result.season = keeps.season
            self.result.episodes = keeps.episodes
        }
        self.base = .tags
        let idOrigins = self.origins.filter { $0.key.hasPrefix("ids.") }
        self.origins = idOrigins
        self.settleKind()
        self.result.kind = keeps.kind == .episode ? .episode : self.result.kind
    }

    private mutating func set(
        _ key: String,
        _ source: IdentificationTrace.Source,
        _ rule: String?,
        _ change: (inout MediaDescription) -> Void
    ) {
        change(&self.result)
        self.origins[key] = (source, rule)
    }

    // MARK: - NFO

    private mutating func takeNFO() {
        for text in self.evidence.nfo.prefix(5) {
            let items = NFOText(text).items
            let episodes = items.filter { $0.sort == .episode }
            if let first = episodes.first { self.takeEpisodes(episodes, first) }
            for item in items where item.sort != .episode { self.takeNFO(item) }
        }
    }

    private mutating func takeEpisodes(_ items: [NFOText.Item], _ first: NFOText.Item) {
        self.set("type", .nfo, "episodedetails") { $0.kind = .episode }
        if let show = first.showTitle { self.set("title", .nfo, "showtitle") { $0.title = show } }
        if let season = first.season { self.set("season", .nfo, "season") { $0.season = season } }
        let numbers = items.filter { $0.season == first.season }.compactMap(\.episode)
        if !numbers.isEmpty { self.set("episodes", .nfo, "episode") { $0.episodes = Array(Set(numbers)).sorted() } }
        if items.count == 1, let title = first.title {
            self.set("episodeTitle", .nfo, "title") { $0.episodeTitle = title }
        }
        if items.count == 1 { self.result.episodeIDs.fill(from: first.ids) }
    }

    private mutating func takeNFO(_ item: NFOText.Item) {
        switch item.sort {
        case .movie:
            self.set("type", .nfo, "movie") {
                $0.kind = .movie
                $0.season = nil
                $0.episodes = []
            }
        case .show: self.set("type", .nfo, "tvshow") { $0.kind = .episode }
        case .episode, nil: break
        }
        self.takeIDs(item.ids, .nfo, nil)
        if let title = item.title, item.sort != nil, self.origins["title"]?.0 != .nfo {
            self.set("title", .nfo, "title") { $0.title = title }
        }
        if let title = item.originalTitle, title != self.result.title, !self.result.alternativeTitles.contains(title) {
            self.result.alternativeTitles.append(title)
        }
        if let year = item.year, item.sort != nil { self.set("year", .nfo, "year") { $0.year = year } }
    }

    // MARK: - Ids

    /// The innermost id is of the file or its own folder; a library's folder has none.
    private mutating func takePathIDs() {
        var found = ExternalIDs()
        for part in self.path.parts.suffix(3).reversed() { found.fill(from: EmbeddedIDs.find(in: part)) }
        guard !found.isEmpty else { return }
        // An id that the user wrote into the path wins over every other.
        var ids = found
        ids.fill(from: self.result.ids)
        for (key, value) in [
            ("ids.imdb", found.imdb != nil), ("ids.tmdb", found.tmdb != nil), ("ids.tvdb", found.tvdb != nil),
        ] where value {
            self.origins[key] = (.pathIDs, nil)
        }
        self.result.ids = ids
    }

    private mutating func takeIDs(_ ids: ExternalIDs, _ source: IdentificationTrace.Source, _ rule: String?) {
        // An NFO file is written to be read by programs; tags may be copied from another file.
        var merged = source == .nfo ? ids : self.result.ids
        merged.fill(from: source == .nfo ? self.result.ids : ids)
        if ids.imdb != nil, merged.imdb == ids.imdb { self.origins["ids.imdb"] = (source, rule) }
        if ids.tmdb != nil, merged.tmdb == ids.tmdb { self.origins["ids.tmdb"] = (source, rule) }
        if ids.tvdb != nil, merged.tvdb == ids.tvdb { self.origins["ids.tvdb"] = (source, rule) }
        self.result.ids = merged
    }

    private mutating func settleKind() {
        let isEpisode =
            !self.isFilm
            && (self.file.isEpisode || self.result.season != nil || !self.result.episodes.isEmpty
                || self.result.date != nil)
        if isEpisode {
            self.result.kind = .episode
        } else if self.result.title != nil {
            self.result.kind = .movie
        } else {
            self.result.kind = nil
        }
    }

    /// How far to trust the description: 1 with an id; 0.9 for a title with season and episode or with the year in
    /// brackets; down to 0.3 for a name that is one word, and 0 without a title.
    private func confidence() -> Double {
        if !self.result.ids.isEmpty { return 1 }
        guard let title = self.result.title else { return 0 }
        if ObfuscatedName.matches(title) { return 0.1 }
        switch self.result.kind {
        case .episode: return self.episodeConfidence()
        case .movie:
            if self.result.year != nil { return self.file.isYearMarked || self.origins["year"] != nil ? 0.9 : 0.85 }
            return self.file.hasTechnical ? 0.6 : title.contains(" ") ? 0.4 : 0.3
        case nil: return 0.2
        }
    }

    private func episodeConfidence() -> Double {
        if self.result.date != nil { return 0.85 }
        if self.result.episodes.isEmpty { return 0.3 }
        if !self.file.isGuess { return self.result.season == nil ? 0.7 : 0.9 }
        if self.file.isFansub || self.origins["season"] != nil { return 0.7 }
        return self.file.convention == .compactNumber ? 0.5 : 0.6
    }

    // MARK: - Trace

    /// Where each fact came from.
    func trace(of description: MediaDescription) -> IdentificationTrace {
        var trace = IdentificationTrace()
        for (key, value) in Self.values(description) {
            let origin = self.origins[key] ?? (self.base, key.hasPrefix("ids.") ? nil : self.file.convention.rawValue)
            trace.facts.append(.init(key: key, value: value, source: origin.0, rule: origin.1))
        }
        return trace
    }

    private static func values(_ description: MediaDescription) -> [(String, String)] {
        let numbers = { (list: [Int]) in list.isEmpty ? nil : list.map(String.init).joined(separator: ", ") }
        let values: [(String, String?)] = [
            ("type", description.kind?.rawValue), ("title", description.title),
            (
                "alternativeTitles",
                description.alternativeTitles.isEmpty ? nil : description.alternativeTitles.joined(separator: "; ")
            ),
            ("year", description.year.map(String.init)), ("country", description.country),
            ("season", description.season.map(String.init)),
            ("episodes", numbers(description.episodes)), ("absolute", numbers(description.absolute)),
            ("date", description.date),
            ("episodeTitle", description.episodeTitle), ("part", description.part.map(String.init)),
            ("edition", description.edition),
            ("extra", description.extra?.rawValue), ("ids.imdb", description.ids.imdb),
            ("ids.tmdb", description.ids.tmdb.map(String.init)),
            ("ids.tvdb", description.ids.tvdb.map(String.init)),
        ]
        return values.compactMap { key, value in value.map { (key, $0) } }
    }
}
