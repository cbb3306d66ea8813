/// What the NFO files beside the video say: fully where they speak of the same, else as one candidate.
extension EvidenceMerge {
    mutating func takeNFO() {
        for text in self.evidence.nfo.prefix(8) {
            let items = NFOText(text).items
            let episodes = items.filter { $0.sort == .episode }
            if let first = episodes.first, self.agrees(first, episodes) { self.takeEpisodes(episodes, first) }
            for item in items where item.sort != .episode && self.agrees(item) { self.takeNFO(item) }
        }
    }

    // MARK: - Whether it speaks of this file

    /// Whether an item speaks of what the name says; where it does not, that is noted.
    private mutating func agrees(_ item: NFOText.Item) -> Bool {
        guard item.sort != nil || item.title != nil else { return true }
        // Another one has said it, and its ids are as good.
        if self.origins["type"]?.0 == .nfo, self.result.kind == .episode, item.sort == .show { return true }
        guard let objection = self.objection(to: item) else { return true }
        let name = item.title.map { "“\($0.prefix(80))”" } ?? "something else"
        self.result.contradiction = "an NFO file says \(name), \(objection)"
        if let title = item.title, !self.result.alternativeTitles.contains(title),
            self.result.alternativeTitles.count < 6
        {
            self.result.alternativeTitles.append(title)
        }
        return false
    }

    /// Why an item is not of this file; nil where it may be.
    private func objection(to item: NFOText.Item) -> String? {
        let isSureEpisode = self.file.isEpisode && !self.file.isGuess
        if item.sort == .movie, isSureEpisode { return "a film, and the name an episode" }
        guard let own = self.result.title, !ObfuscatedName.matches(own), let said = item.title else { return nil }
        if item.sort == .show, self.result.kind == .movie, self.file.year != nil, !self.isNamed(own, item) {
            return "a show, and the name a film"
        }
        if item.sort == .movie, let year = item.year, let own = self.result.year, abs(year - own) > 1 {
            return "of \(year), and the name \(own)"
        }
        // `Rocky` beside `Rocky II` and `Rocky III`: the beginning of a name is not enough there.
        let isSame = item.sort == .movie && !self.isSole ? self.isNamed(own, item) : self.isAlike(own, item)
        if isSame { return nil }
        if let year = item.year, year == self.result.year, self.isSole { return nil }
        if item.sort == .show, self.isShowsOwn(own) { return nil }
        return TitleKey(own).text.isEmpty || TitleKey(said).text.isEmpty ? nil : "the name “\(own.prefix(80))”"
    }

    private mutating func agrees(_ first: NFOText.Item, _ items: [NFOText.Item]) -> Bool {
        let isSure = self.file.isEpisode && !self.file.isGuess
        let numbers = items.compactMap(\.episode)
        var objection: String?
        if isSure, let season = self.file.season, let said = first.season, let number = self.file.episodes.first,
            !numbers.isEmpty, season != said || !numbers.contains(number)
        {
            objection = "season \(said), episode \(numbers[0])"
        } else if let show = first.showTitle, let own = self.result.title, isSure, !ObfuscatedName.matches(own),
            !Self.isAlike(own, show), !self.isShowsOwn(own)
        {
            objection = "“\(show.prefix(80))”"
        }
        guard let objection else { return true }
        self.result.contradiction = "an NFO file says \(objection), and the name something else"
        return false
    }

    /// No other film or show lies in the folder.
    private var isSole: Bool { self.evidence.neighbours.isEmpty || self.areNeighbours(of: self.result.title ?? "") }

    /// All that lies in the folder is of the show.
    private func isShowsOwn(_ title: String) -> Bool {
        self.result.kind == .episode && !self.evidence.neighbours.isEmpty && self.areNeighbours(of: title)
    }

    private func areNeighbours(of title: String) -> Bool {
        Neighbours(self.evidence.neighbours).areAll(of: [title, self.file.title ?? title])
    }

    private func isAlike(_ own: String, _ item: NFOText.Item) -> Bool {
        let names = [own] + self.result.alternativeTitles + [self.folders.named?.title].compactMap { $0 }
        return [item.title, item.originalTitle].compactMap { $0 }.contains { said in
            names.contains { Self.isAlike($0, said) }
        }
    }

    /// Whether one of its titles is the very name.
    private func isNamed(_ own: String, _ item: NFOText.Item) -> Bool {
        let names = ([own] + self.result.alternativeTitles).map { TitleKey($0).text }
        return [item.title, item.originalTitle].compactMap { $0 }.contains { names.contains(TitleKey($0).text) }
    }

    /// The same words, or one begins with the other: names leave out what stands behind a colon.
    private static func isAlike(_ one: String, _ two: String) -> Bool {
        let keys = [TitleKey(one).text, TitleKey(two).text].map { key in
            key.hasPrefix("the ") ? String(key.dropFirst(4)) : key
        }
        if keys[0] == keys[1] || keys[0].filter({ $0 != " " }) == keys[1].filter({ $0 != " " }) { return true }
        return keys[0].hasPrefix(keys[1] + " ") || keys[1].hasPrefix(keys[0] + " ")
    }

    // MARK: - Taking it

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
}
