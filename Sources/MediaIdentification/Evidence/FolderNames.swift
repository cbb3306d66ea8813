/// What the folders around a file say.
struct FolderNames {
    /// The nearest folder that names a show or a film, read.
    private(set) var named: NameReading?
    /// From a folder such as `Season 1`, `S01`, `Specials`.
    private(set) var season: Int?
    /// Of that season, from `Season 3 Part 2`.
    private(set) var part: Int?
    /// Whether `season` is the whole name of its folder.
    private(set) var hasSeasonFolder = false
    private(set) var extra: ExtraSort?
    /// `S01E02 - Title`, `Episode 2`: the folder of one episode, inside of the show's or the season's.
    private var numbered: NameReading?
    /// `BDMV`, `VIDEO_TS`: the names of files in it say nothing.
    private(set) var isDisc = false
    /// Whether `extra` comes from a word that is a genre, or a name, as well: `Shorts`, `Other`.
    private(set) var isAmbiguousExtra = false
    /// Whether they lie in a library of films.
    private(set) var isFilmLibrary = false
    /// Whether a folder without a title of its own says that it holds several films: `Phase 1`, `Trilogy`.
    private(set) var isFilmList = false

    /// - Parameters:
    ///   - folders: Their names from the outside in.
    ///   - day: The date in the file's name: a folder of its year or month names nothing.
    init(_ folders: ArraySlice<ArraySlice<UInt8>>, day: String? = nil) {
        self.isFilmLibrary = folders.contains { folder in
            folder.count <= 10
                && Self.films.contains(String(decoding: NameNormalizer.folded(Array(folder)), as: UTF8.self))
        }
        for (distance, folder) in folders.reversed().prefix(4).enumerated() {
            if Self.isLibrary(folder) {
                return
            }
            if Self.isMonth(folder) || day.map({ Self.isOf(day: $0, folder) }) ?? false { continue }
            if self.takeSpecial(folder) || self.takeSeasonNumber(folder) { continue }
            let outer = folders.endIndex - distance - 2
            if outer >= folders.startIndex, self.takePart(folder, in: folders[outer]) { continue }
            let reading = FileNameParser.parse(EmbeddedIDs.strip(folder).map { $0[...] } ?? folder, isFolder: true)
            if reading.title == nil {
                if self.season == nil, let season = reading.season, reading.episodes.isEmpty {
                    self.season = season
                    self.part = self.part ?? reading.part
                    self.hasSeasonFolder = true
                    continue
                }
                if reading.startsWithMarker, !reading.episodes.isEmpty, self.numbered == nil {
                    self.numbered = reading
                    continue
                }
                if reading.year != nil || reading.part != nil || reading.hasTechnical, self.named == nil { continue }
                return
            }
            if self.named != nil {
                self.takeYear(reading)
                return
            }
            // `Season 2 - Its Own Name` inside of the show's folder.
            if reading.startsWithMarker, let season = reading.season, reading.episodes.isEmpty, Self.hasDash(folder),
                distance + 1 < folders.count, !Self.isLibrary(folders[folders.endIndex - distance - 2])
            {
                self.season = self.season ?? season
                self.hasSeasonFolder = true
                continue
            }
            if let title = reading.title, !reading.isEpisode, reading.year == nil, ObfuscatedName.matches(title) {
                continue
            }
            if self.season == nil, reading.season != nil {
                self.season = reading.season
                if reading.episodes.isEmpty { self.part = self.part ?? reading.part }
            }
            self.named = self.numbered.map { Self.show(reading, with: $0) } ?? reading
            self.isFilmList = EvidenceMerge.isFilmList(String(decoding: folder, as: UTF8.self))
            guard reading.season != nil, reading.year == nil else { return }
        }
    }

    /// The show's folder with the numbers of the episode's folder in it.
    private static func show(_ show: NameReading, with episode: NameReading) -> NameReading {
        guard show.episodes.isEmpty, show.date == nil else { return show }
        var show = show
        show.season = episode.season ?? show.season
        show.episodes = episode.episodes
        show.episodeTitle = episode.episodeTitle
        return show
    }

    private static func hasDash(_ folder: ArraySlice<UInt8>) -> Bool {
        let name = NameText(folder)
        let behindFirst = name.tokens.indices.dropFirst().prefix(3)
        return behindFirst.contains { name.hasSpacedDash(before: $0) }
    }

    /// `Show (2010)/Show Season 2`: the year of the same show.
    private mutating func takeYear(_ outer: NameReading) {
        guard var named = self.named, let own = named.title, let title = outer.title, TitleKey(own) == TitleKey(title)
        else { return }
        named.year = outer.year
        named.isYearMarked = outer.isYearMarked
        named.country = named.country ?? outer.country
        self.named = named
    }

    /// `Show/01/05.mkv`, `Show/Volume 1/05.mkv`: a folder that is nothing but a small number.
    private mutating func takeSeasonNumber(_ folder: ArraySlice<UInt8>) -> Bool {
        let number = Self.behindVolume(folder) ?? folder
        guard self.season == nil, self.named == nil, (1...2).contains(number.count),
            number.allSatisfy(\.isDigit), let season = Int(String(decoding: number, as: UTF8.self))
        else { return false }
        self.season = season
        self.hasSeasonFolder = true
        return true
    }

    /// `Season 2/Part 2`, `S02/Cour 2`: the part has a folder of its own.
    private mutating func takePart(_ folder: ArraySlice<UInt8>, in outer: ArraySlice<UInt8>) -> Bool {
        guard self.season == nil, self.named == nil, folder.count <= 10, outer.count <= 24 else { return false }
        let name = NameText(folder)
        guard name.tokens.count > 0, let found = PartRule.match(name, at: .first), found.end == name.end,
            let part = found.part, FileNameParser.parse(outer, isFolder: true).season != nil
        else { return false }
        self.part = part
        return true
    }

    /// `Volume 3`: what some shows call their seasons.
    private static func behindVolume(_ folder: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard (8...9).contains(folder.count),
            NameNormalizer.folded(Array(folder.prefix(7))).elementsEqual("volume ".utf8)
        else { return nil }
        return folder.dropFirst(7)
    }

    /// Folders with a fixed name: discs, specials, extras, libraries.
    private mutating func takeSpecial(_ folder: ArraySlice<UInt8>) -> Bool {
        // `Extras/Season 1`: a show of that name.
        guard folder.count <= 24, !self.hasSeasonFolder else { return false }
        let folded = NameNormalizer.folded(Array(folder))
        let text = String(decoding: folded, as: UTF8.self)
        if Self.discs.contains(text) {
            self.isDisc = self.isDisc || Self.trees.contains(text)
            return true
        }
        if Self.specials.contains(text) {
            self.season = self.season ?? 0
            self.hasSeasonFolder = true
            return true
        }
        if let extra = Self.extras[text] {
            self.extra = extra
            self.isAmbiguousExtra = Self.genres.contains(text)
            return true
        }
        return false
    }

    /// Whether a folder is a season's or the like, so that the one around it is the show's.
    ///
    /// - Parameters:
    ///   - folder: Its name.
    ///   - outer: The name of the folder around it: `The Wire/The Wire Season 3`.
    /// - Returns: Whether it is one.
    static func isInside(_ folder: ArraySlice<UInt8>, of outer: ArraySlice<UInt8>?) -> Bool {
        if Self.isLibrary(folder) { return false }
        let folders = Self([folder][...])
        if folders.hasSeasonFolder || folders.isDisc || folders.extra != nil { return true }
        guard let named = folders.named else { return folders.season != nil }
        guard named.season != nil, named.episodes.isEmpty else { return false }
        guard !named.startsWithMarker, let title = named.title else { return true }
        let around = outer.flatMap { FileNameParser.parse($0, isFolder: true).title }
        return around.map { TitleKey($0) == TitleKey(title) } ?? false
    }

    /// `2020-03`: of which month a daily show's files are.
    private static func isMonth(_ folder: ArraySlice<UInt8>) -> Bool {
        guard folder.count == 7 else { return false }
        let name = NameText(folder)
        guard name.tokens.count == 2, let year = name.tokens.first, let month = name.tokens.last else { return false }
        return year.isNumber && (1950...2059).contains(year.number) && month.isNumber && (1...12).contains(month.number)
    }

    /// `2020`, `March 2020`, beside a file of a day in that year.
    private static func isOf(day: String, _ folder: ArraySlice<UInt8>) -> Bool {
        guard folder.count <= 16 else { return false }
        let year = Array(day.utf8.prefix(4))
        let name = NameText(folder)
        return name.tokens.count <= 2 && name.tokens.count > 0
            && name.tokens.allSatisfy { token in
                token.word.kinds.contains(.month) || name.folded[token.range].elementsEqual(year)
            }
    }

    /// Folders that sort a library and name nothing.
    private static func isLibrary(_ folder: ArraySlice<UInt8>) -> Bool {
        guard folder.count <= 24 else { return false }
        return self.libraries.contains(String(decoding: NameNormalizer.folded(Array(folder)), as: UTF8.self))
    }

    private static let trees: Set<String> = ["bdmv", "stream", "video_ts", "hvdvd_ts"]
    private static let discs: Set<String> = [
        "bdmv", "stream", "video_ts", "audio_ts", "playlist", "certificate", "subs", "subtitles", "cd1", "cd2", "cd3",
        "cd 1", "cd 2", "disc 1", "disc 2", "disc1",
        "disc2", "disk1", "disk2", "dvd1", "dvd2", "dvd 1", "dvd 2", "disc 3", "disc3", "hvdvd_ts",
    ]
    private static let specials: Set<String> = [
        "specials", "special", "season 0", "season 00", "s00", "ova", "ovas", "oad", "oads", "oav", "oavs", "sp",
        "sps", "special episodes", "ova & specials", "specials & ova", "ovas & specials", "specials & ovas",
        "especiales",
        "speciali", "spéciaux", "hors-série", "hors série", "extras season",
    ]
    private static let extras: [String: ExtraSort] = [
        "sample": .sample, "samples": .sample, "proof": .sample, "trailer": .trailer, "trailers": .trailer,
        "extras": .extra, "extra": .extra,
        "featurettes": .extra, "featurette": .extra, "behind the scenes": .extra, "deleted scenes": .extra,
        "interviews": .extra, "scenes": .extra, "shorts": .extra, "other": .extra,
        "bonus": .extra, "clips": .extra, "nc": .opening, "ncop": .opening, "nced": .opening, "menus": .extra,
        "backdrops": .extra, "theme-music": .extra, "bonus features": .extra,
        "special features": .extra,
    ]
    /// Words for extras that people call folders of films, too.
    private static let genres: Set<String> = [
        "shorts", "other", "clips", "scenes", "bonus", "extra", "extras", "interviews",
    ]
    private static let films: Set<String> = [
        "movies", "movie", "films", "film", "filme", "peliculas", "my movies",
    ]
    private static let libraries: Set<String> = [
        "movies", "movie", "films", "film", "tv", "tv shows", "tvshows", "tv-shows", "tv series", "shows", "series",
        "anime", "animes", "videos", "video", "media", "downloads", "download",
        "mnt", "home", "data", "storage", "library", "nas", "share", "shared", "torrents", "complete", "completed",
        "incoming", "usenet", "nzb", "tmp", "temp", "srv", "opt", "var", "root",
        "desktop", "documents", "public", "users", "user", "volumes", "volume1", "mnt1", "disk", "disks", "hdd", "ssd",
        "usb", "kids", "documentaries", "documentary", "cartoons",
        "animation", "tv_shows", "my videos", "my movies", "serien", "filme", "peliculas", "pool", "drive",
        "live", "mount", "f", "t", "d", "c", "dl", "new", "old", "unsorted", "4k", "uhd", "hd",
    ]
}
