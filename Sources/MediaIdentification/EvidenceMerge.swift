/// Asks the sources in the order of their trust and merges what they say.
struct EvidenceMerge {
    let evidence: MediaEvidence
    let path: MediaPath
    let folders: FolderNames
    var file: NameReading
    var result = MediaDescription()
    /// The folder said that the number in the file's name is a film's.
    var isFilm = false
    /// MakeMKV gave the name: `HEAT_t00.mkv`, the disc's and the number of the track.
    let isRipped: Bool
    /// Where `file` was read.
    var base = IdentificationTrace.Source.fileName
    /// Which source and rule told a key, where it is not `base`.
    var origins: [String: (IdentificationTrace.Source, String?)] = [:]

    init(_ evidence: MediaEvidence) {
        self.evidence = evidence
        self.path = MediaPath(evidence.path)
        let file = self.path.file.map(MediaPath.withoutExtension) ?? []
        let name = self.path.isURL ? file : EscapedName.plain(file)
        let ripped = Self.withoutTrack(name)
        self.isRipped = ripped != nil
        self.file = FileNameParser.parse(EmbeddedIDs.strip(ripped ?? name).map { $0[...] } ?? ripped ?? name)
        self.folders = FolderNames(self.path.folders, day: self.file.date)
        if self.folders.isDisc { self.file = NameReading() }
    }

    /// The name without `_t00` at its end.
    private static func withoutTrack(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard name.count > 5 else { return nil }
        let tail = Array(name.suffix(4))
        guard tail[0] == .underscore, tail[1].lowercased == .t, tail[2].isDigit, tail[3].isDigit else { return nil }
        return name.dropLast(4)
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
        if self.file.isCour, self.result.season == nil { self.result.season = 1 }
        self.result.confidence = self.confidence()
        return self.result
    }

    mutating func settleKind() {
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
        // Which special of the show it is, every catalogue numbers in its own way.
        if self.file.convention == .special { return 0.7 }
        if !self.file.isGuess { return self.result.season == nil ? 0.7 : 0.9 }
        if self.file.isFansub || self.origins["season"] != nil { return 0.7 }
        return self.file.convention == .compactNumber ? MediaDescription.guessed : 0.6
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
        let ids = description.ids
        let facts = MediaFacts.fields.map { ($0.key.stringValue, $0.text(description.facts)) }
        let values =
            [("type", description.kind?.rawValue)] + facts
            + [
                ("ids.imdb", ids.imdb), ("ids.tmdb", ids.tmdb.map(String.init)),
                ("ids.tvdb", ids.tvdb.map(String.init)),
            ]
        return values.compactMap { key, value in value.map { (key, $0) } }
    }
}
