/// What somebody has written down about the file: tags, NFO files, ids in the path.
extension EvidenceMerge {
    // MARK: - Tags

    mutating func takeTags() {
        let tags = ContainerTags(self.evidence.metadata)
        if self.areLeftOver(tags) { return }
        self.takeIDs(tags.ids, from: .tags)
        self.result.episodeIDs.fill(from: tags.episodeIDs)
        if tags.isEpisode {
            self.takeEpisode(of: tags)
        } else if tags.kind == .movie, let title = tags.title, !self.isSureEpisode {
            self.takeFilm(of: tags, title)
        } else if let kind = tags.kind {
            self.set("type", from: .tags) { $0.kind = kind }
        }
        let isPoor = self.result.title.map(ObfuscatedName.matches) ?? true
        if isPoor || self.isRipped, let title = tags.title, !tags.isEpisode, tags.kind != .movie {
            self.takeTitleTag(title)
        }
    }

    private var isSureEpisode: Bool { self.file.isEpisode && !self.file.isGuess }

    /// A show's tags in a film with its year, a film's in an episode: copied from another file.
    private func areLeftOver(_ tags: ContainerTags) -> Bool {
        if tags.kind == .movie, self.isSureEpisode { return true }
        guard tags.isEpisode, let show = tags.show, let title = self.file.title, self.file.year != nil,
            !self.file.isEpisode, !self.result.facts.isNumbered
        else { return false }
        return TitleKey(show) != TitleKey(title) && !ObfuscatedName.matches(title)
    }

    private mutating func takeEpisode(of tags: ContainerTags) {
        self.result.kind = .episode
        let isOther =
            self.isSureEpisode && self.file.season != nil && !self.file.episodes.isEmpty
            && (tags.season ?? self.file.season != self.file.season
                || !(tags.episode.map(self.file.episodes.contains) ?? true))
        if isOther, let show = tags.show, let title = self.result.title, TitleKey(show) == TitleKey(title) {
            let season = tags.season.map { "season \($0), " } ?? ""
            self.result.contradiction =
                "the tags say \(season)episode \(tags.episode ?? 0), and the name something else"
            return
        }
        self.set("title", from: .tags, rule: "SHOW") { $0.title = tags.show }
        if let season = tags.season { self.set("season", from: .tags, rule: "SEASON") { $0.season = season } }
        if let episode = tags.episode, !self.result.episodes.contains(episode) {
            self.set("episodes", from: .tags, rule: "PART_NUMBER") { $0.episodes = [episode] }
        }
        if let title = tags.title, title != tags.show {
            self.set("episodeTitle", from: .tags, rule: "TITLE") { $0.episodeTitle = title }
        }
    }

    /// iTunes' `stik` 9, or an id that says so: `TITLE` is the film's own.
    private mutating func takeFilm(of tags: ContainerTags, _ title: String) {
        self.isFilm = true
        let own = self.result.title
        let isNamed = own.map { !ObfuscatedName.matches($0) && self.result.year != nil } ?? false
        self.set("type", from: .tags) {
            $0.kind = .movie
            $0.season = nil
            $0.episodes = []
        }
        guard !isNamed else { return }
        if let own, !ObfuscatedName.matches(own), TitleKey(own) != TitleKey(title) {
            self.result.alternativeTitles.append(own)
        }
        self.set("title", from: .tags, rule: "TITLE") { $0.title = title }
        if self.result.year == nil, let year = tags.year {
            self.set("year", from: .tags, rule: "DATE") { $0.year = year }
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

    mutating func set(
        _ key: String,
        from source: IdentificationTrace.Source,
        rule: String? = nil,
        _ change: (inout MediaDescription) -> Void
    ) {
        change(&self.result)
        self.origins[key] = (source, rule)
    }

    // MARK: - Ids

    /// The innermost id is of the file or its own folder; a library's folder has none.
    mutating func takePathIDs() {
        let found = EmbeddedIDs.find(in: self.path)
        guard !found.isEmpty else { return }
        self.result.contradiction = nil
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

    mutating func takeIDs(_ ids: ExternalIDs, from source: IdentificationTrace.Source) {
        // An NFO file is written to be read by programs; tags may be copied from another file.
        var merged = source == .nfo ? ids : self.result.ids
        merged.fill(from: source == .nfo ? self.result.ids : ids)
        if ids.imdb != nil, merged.imdb == ids.imdb { self.origins["ids.imdb"] = (source, nil) }
        if ids.tmdb != nil, merged.tmdb == ids.tmdb { self.origins["ids.tmdb"] = (source, nil) }
        if ids.tvdb != nil, merged.tvdb == ids.tvdb { self.origins["ids.tvdb"] = (source, nil) }
        self.result.ids = merged
    }
}
