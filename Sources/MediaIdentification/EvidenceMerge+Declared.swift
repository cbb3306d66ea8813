/// What somebody has written down about the file: tags, NFO files, ids in the path.
extension EvidenceMerge {
    // MARK: - Tags

    mutating func takeTags() {
        let tags = ContainerTags(self.evidence.metadata)
        self.takeIDs(tags.ids, from: .tags)
        self.result.episodeIDs.fill(from: tags.episodeIDs)
        if tags.isEpisode {
            self.result.kind = .episode
            self.set("title", from: .tags, rule: "SHOW") { $0.title = tags.show }
            if let season = tags.season { self.set("season", from: .tags, rule: "SEASON") { $0.season = season } }
            if let episode = tags.episode, !self.result.episodes.contains(episode) {
                self.set("episodes", from: .tags, rule: "PART_NUMBER") { $0.episodes = [episode] }
            }
            if let title = tags.title, title != tags.show {
                self.set("episodeTitle", from: .tags, rule: "TITLE") { $0.episodeTitle = title }
            }
        } else if let kind = tags.kind {
            self.set("type", from: .tags) { $0.kind = kind }
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

    mutating func set(
        _ key: String,
        from source: IdentificationTrace.Source,
        rule: String? = nil,
        _ change: (inout MediaDescription) -> Void
    ) {
        change(&self.result)
        self.origins[key] = (source, rule)
    }

    // MARK: - NFO

    mutating func takeNFO() {
        for text in self.evidence.nfo.prefix(5) {
            let items = NFOText(text).items
            let episodes = items.filter { $0.sort == .episode }
            if let first = episodes.first { self.takeEpisodes(episodes, first) }
            for item in items where item.sort != .episode { self.takeNFO(item) }
        }
    }

    private mutating func takeEpisodes(_ items: [NFOText.Item], _ first: NFOText.Item) {
        self.set("type", from: .nfo, rule: "episodedetails") { $0.kind = .episode }
        if let show = first.showTitle { self.set("title", from: .nfo, rule: "showtitle") { $0.title = show } }
        if let season = first.season { self.set("season", from: .nfo, rule: "season") { $0.season = season } }
        let numbers = items.filter { $0.season == first.season }.compactMap(\.episode)
        if !numbers.isEmpty {
            self.set("episodes", from: .nfo, rule: "episode") { $0.episodes = Array(Set(numbers)).sorted() }
        }
        if items.count == 1, let title = first.title {
            self.set("episodeTitle", from: .nfo, rule: "title") { $0.episodeTitle = title }
        }
        if items.count == 1 { self.result.episodeIDs.fill(from: first.ids) }
    }

    private mutating func takeNFO(_ item: NFOText.Item) {
        switch item.sort {
        case .movie:
            self.set("type", from: .nfo, rule: "movie") {
                $0.kind = .movie
                $0.season = nil
                $0.episodes = []
            }
        case .show: self.set("type", from: .nfo, rule: "tvshow") { $0.kind = .episode }
        case .episode, nil: break
        }
        self.takeIDs(item.ids, from: .nfo)
        if let title = item.title, item.sort != nil, self.origins["title"]?.0 != .nfo {
            self.set("title", from: .nfo, rule: "title") { $0.title = title }
        }
        if let title = item.originalTitle, title != self.result.title, !self.result.alternativeTitles.contains(title) {
            self.result.alternativeTitles.append(title)
        }
        if let year = item.year, item.sort != nil { self.set("year", from: .nfo, rule: "year") { $0.year = year } }
    }

    // MARK: - Ids

    /// The innermost id is of the file or its own folder; a library's folder has none.
    mutating func takePathIDs() {
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
