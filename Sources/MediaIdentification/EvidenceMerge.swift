/// Asks the sources in the order of their trust and merges what they say.
struct EvidenceMerge {
    private let evidence: MediaEvidence
    private let path: MediaPath
    private let folders: FolderNames
    private var file: NameReading
    private var result = MediaDescription()
    /// The folder said that the number in the file's name is a film's.
    private var isFilm = false
    /// Which source and rule told a key, where it is not the file's name.
    private var origins: [String: (IdentificationTrace.Source, String?)] = [:]

    init(_ evidence: MediaEvidence) {
        self.evidence = evidence
        self.path = MediaPath(evidence.path)
        let name = self.path.file.map(MediaPath.withoutExtension) ?? []
        self.file = FileNameParser.parse(EmbeddedIDs.strip(name).map { $0[...] } ?? name)
        self.folders = FolderNames(self.path.folders)
    }

    mutating func description() -> MediaDescription {
        self.takeFile()
        self.takeFolders()
        self.takeIDs()
        self.settleKind()
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

    /// `Season 2/05 - Title`: the folder's season, for a file that has none.
    private mutating func takeSeason() {
        guard let season = self.folders.season, self.result.date == nil else { return }
        if self.file.isGuess, let number = self.result.episodes.first, self.result.episodes.count == 1, number >= 100,
            number / 100 == season,
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

    private mutating func takeIDs() {
        for part in self.path.parts.suffix(3).reversed() { self.result.ids.fill(from: EmbeddedIDs.find(in: part)) }
    }

    private mutating func settleKind() {
        let isEpisode =
            !self.isFilm
            && (self.file.isEpisode || self.result.season != nil || !self.result.episodes.isEmpty
                || self.result.date != nil)
        if isEpisode { self.result.kind = .episode } else if self.result.title != nil { self.result.kind = .movie }
    }

    private func confidence() -> Double {
        if !self.result.ids.isEmpty { return 1 }
        guard self.result.title != nil else { return 0 }
        switch self.result.kind {
        case .episode: return self.result.season == nil && self.result.date == nil ? 0.6 : 0.9
        case .movie: return self.result.year == nil ? 0.5 : 0.9
        case nil: return 0.3
        }
    }

    func trace(of description: MediaDescription) -> IdentificationTrace { IdentificationTrace() }
}
