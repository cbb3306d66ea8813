/// Numbers that the name alone does not explain: places in a list of films, counts that go on through the seasons.
extension EvidenceMerge {
    // MARK: - Extras

    /// A folder's word makes an extra only of what is short, or bears no title with its year; its own word of what lies in
    /// `Samples` and `Trailers`.
    func isExtra(_ sort: ExtraSort) -> Bool {
        let isLong = self.evidence.duration.map { $0 >= Self.fullLength } ?? false
        let isNamed = self.file.title != nil && (self.file.year != nil || self.file.season != nil)
        if sort == .sample || sort == .trailer { return !isLong }
        if self.folders.isAmbiguousExtra { return self.evidence.duration.map { $0 < Self.shortLength } ?? !isNamed }
        return !(isLong && isNamed)
    }

    /// Seconds; no extra is as long as a film.
    private static let fullLength = 3600.0
    /// Seconds; shorter than any film, longer than most extras.
    private static let shortLength = 1800.0

    // MARK: - Films in a list

    /// `Lantern Collection/2 - The Keeper.mkv`, `Phase 1/03. X.mkv`, `Movies/2 - Beta.mkv`: the number is a place.
    ///
    /// Where the folder does not say that it holds films, both readings are kept for the matcher to decide.
    ///
    /// - Returns: Whether it is a film.
    @discardableResult mutating func takeFilmOfList() -> Bool {
        let isFilms = self.folders.isFilmList || self.folders.isFilmLibrary
        guard self.isListed || isFilms && self.isDotted, let title = self.titleInList() else { return false }
        guard isFilms else {
            self.result.filmTitle = title.title
            return false
        }
        self.file.facts = title.facts
        self.file.isGuess = false
        self.file.startsWithMarker = false
        self.file.convention = .film
        self.takeFile()
        self.isFilm = true
        return true
    }

    /// `Title/Title - Part 1 of 2 [DVD].mkv`: a film on two files, in the folder of its name.
    mutating func takeFilmInParts(_ folder: NameReading) -> Bool {
        guard self.file.convention == .countedOf, self.file.season == nil, self.file.episodes.count == 1,
            let own = self.file.title, let title = folder.title, TitleKey(own) == TitleKey(title), !folder.isEpisode,
            self.folders.season == nil, let name = self.path.file.map({ NameText(MediaPath.withoutExtension($0)) }),
            (TokenIndex.first..<name.tokens.endIndex).contains(where: { index in
                name.tokens[index].word.kinds.contains(.part) && name.isWord("of", token: index + 2)
                    && name.isWord("2", token: index + 3)
            })
        else { return false }
        self.file.part = self.file.episodes.first
        self.file.episodes = []
        self.file.convention = .film
        self.takeFile()
        self.fillYear(folder)
        self.isFilm = true
        return true
    }

    /// A number in front that no word explains, no season's folder around.
    private var isListed: Bool {
        self.file.isGuess && self.file.convention == .leadingNumber && self.file.episodes.count == 1
            && self.folders.season == nil && !self.file.isFansub && self.file.season == nil
    }

    /// `1. Title`: a place in a list, where films lie.
    private var isDotted: Bool {
        guard !self.file.isEpisode, self.file.year == nil,
            let name = self.path.file.map({ NameText(MediaPath.withoutExtension($0)) }), let first = name.tokens.first
        else { return false }
        return first.isNumber && first.count <= 2 && name.has(". ", at: first.end)
    }

    /// What stands behind the number, read as the name of a film.
    private func titleInList() -> NameReading? {
        guard let name = self.path.file.map({ NameText(MediaPath.withoutExtension($0)) }), name.tokens.count > 1,
            let first = name.tokens.first, first.isNumber
        else { return nil }
        let rest = name.bytes[name.tokens[.first + 1].start..<name.end]
        let reading = FileNameParser.parse(rest)
        return reading.title == nil || reading.isEpisode ? nil : reading
    }

    /// `Some Collection (1979-1997)`, `Trilogy`, `Phase 1`.
    static func isFilmList(_ name: String) -> Bool {
        var words = TitleKey(name).text.split(separator: " ")
        while words.count > 1, let last = words.last, last.count == 4, last.allSatisfy(\.isNumber) {
            words.removeLast()
        }
        // Shows are called so, too: `Vinland Saga`.
        if let last = words.last, last == "saga" || last == "anthology" { return false }
        if self.isCollection(words.joined(separator: " ")) { return true }
        return words.count > 1 && words[words.count - 2] == "phase" && words.last?.allSatisfy(\.isNumber) ?? false
    }

    // MARK: - Counts

    /// `Season 21/Title 1001.mkv`: the folder's season and a number that does not begin with it is counted through.
    mutating func takeLongNumber(beside season: Int) -> Bool {
        guard self.file.isGuess, self.folders.hasSeasonFolder, season > 0, self.file.episodes.count == 1,
            let number = self.file.episodes.first
        else { return false }
        let absolute: Int
        switch (self.file.convention, self.file.season) {
        case (.compactNumber, let own?) where own != season: absolute = own * 100 + number
        case (.paddedNumber, nil) where number >= 1000 && number / 100 != season: absolute = number
        default: return false
        }
        self.result.season = season
        self.result.episodes = [absolute]
        self.result.absolute = [absolute]
        self.file.convention = .paddedNumber
        for key in ["season", "episodes", "absolute"] {
            self.origins[key] = (.folderName, NamingConvention.seasonWord.rawValue)
        }
        return true
    }

    /// `Show/Show.343.s16e01`: the number behind the show's name is counted through.
    mutating func takeAbsolute(of own: String, folder title: String) -> Bool {
        guard self.result.season != nil, self.result.absolute.isEmpty, !self.result.episodes.isEmpty,
            let space = own.lastIndex(of: " "), TitleKey(String(own[..<space])) == TitleKey(title),
            let number = Int(own[own.index(after: space)...]), (1...9999).contains(number),
            !(1900...2035).contains(number)
        else { return false }
        self.result.title = String(own[..<space])
        self.result.absolute = [number]
        return true
    }

    /// `Toradora!/01 Toradora! (2008).mkv`, `Show - Long Name/7. Show L.N.mkv`: the folder's name behind a number.
    mutating func takeNumberOfTitle(_ folder: NameReading) {
        guard !self.file.isEpisode, folder.year == nil, !folder.isEpisode, self.folders.season == nil,
            let title = folder.title, !Self.isFilmList(title),
            let name = self.path.file.map({ NameText(MediaPath.withoutExtension($0)) }), name.tokens.count > 1,
            let first = name.tokens.first, first.isNumber, first.count <= 3, first.number > 0, first.bracket == nil,
            let own = FileNameParser.parse(name.bytes[name.tokens[.first + 1].start..<name.end]).title,
            TitleKey(own) == TitleKey(title) || Self.shortens(title, own)
        else { return }
        self.file.episodes = [first.number]
        self.file.isGuess = true
        self.file.convention = .leadingNumber
        let year = self.file.year
        self.takeFile()
        self.takeTitle(folder)
        self.result.year = year
    }

    /// `Ghost in the Shell S.A.C` for `Ghost in the Shell - Stand Alone Complex`: the first words, and the others' letters.
    private static func shortens(_ title: String, _ own: String) -> Bool {
        let words = TitleKey(title).text.split(separator: " ")
        let short = TitleKey(own).text.split(separator: " ")
        let common = zip(words, short).prefix { $0 == $1 }.count
        guard common >= 2, common < words.count, common < short.count else { return false }
        return words[common...].compactMap(\.first) == Array(short[common...].joined())
    }

    /// `flhd-pds02e01` for Penny Dreadful: a word without a space that has only letters of the title, in their order.
    func abbreviates(_ title: String, _ own: String) -> Bool {
        guard let name = self.path.file, !name.contains(.space), let last = own.split(separator: " ").last else {
            return false
        }
        // `grp-abc`: a group in front.
        let own = last.split(separator: "-").last ?? last
        let short = Array(TitleKey(String(own)).text.utf8)
        var words = TitleKey(title).text.split(separator: " ")
        if words.count > 1, short == words.compactMap(\.utf8.first) { return true }
        if words.count > 1, words[0] == "the", short.first != words[0].utf8.first { words.removeFirst() }
        var rest = words.joined().utf8[...]
        guard short.first == rest.first, short.count >= 2, short.count < rest.count else { return false }
        for letter in short {
            guard let place = rest.firstIndex(of: letter) else { return false }
            rest = rest[rest.index(after: place)...]
        }
        return name.contains(.dash) || short.count <= 4
    }

    /// `Show/Show 12.mkv` among a dozen of its like, or among some where it is short: the number is the episode's.
    mutating func settleCountedTitle(_ neighbours: Neighbours) {
        guard !self.file.isEpisode, self.file.year == nil, let title = self.file.title,
            let space = title.lastIndex(of: " "), let number = Int(title[title.index(after: space)...]), number > 0,
            number < 2000
        else { return }
        let show = String(title[..<space])
        let isShort = self.evidence.duration.map { $0 < Self.fullLength } ?? false
        guard neighbours.counting(show) >= (isShort ? 3 : 10) else { return }
        self.result.title = show
        self.result.episodes = [number]
        self.isFilm = false
        self.result.year = self.folders.named?.year
        self.result.alternativeTitles = []
        for key in ["title", "episodes"] { self.origins[key] = (.neighbours, "how they are numbered") }
    }
}
