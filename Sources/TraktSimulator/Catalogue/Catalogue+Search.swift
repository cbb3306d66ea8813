import Foundation

/// Words as the search compares them.
enum SearchText {
    /// Letters and digits in small, without accents and apostrophes.
    static func words(_ text: String) -> [String] {
        text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .filter { $0 != "'" && $0 != "’" }
            .split { !$0.isLetter && !$0.isNumber }.map { String($0) }
    }

    static let marks: Set<Character> = [
        "+", "-", "&", "|", "!", "(", ")", "{", "}", "[", "]", "^", "\"", "~", "*", "?", ":", "/",
    ]

    /// What a query means.
    struct Query {
        var words: [String] = []
        var excluded: Set<String> = []
        /// An unescaped character asked for something that no title has: a field, a group, an expression.
        var isHopeless = false
    }

    /// Reads a query, in which a backslash takes a character's meaning away (`Documentation/trakt.md §9`).
    static func query(_ text: String) -> Query {
        var query = Query()
        for word in text.split(whereSeparator: \.isWhitespace) {
            var plain = ""
            var isEscaped = false
            var isNegative = false
            for (index, character) in word.enumerated() {
                if !isEscaped, character == "\\" {
                    isEscaped = true
                    continue
                }
                defer { isEscaped = false }
                guard !isEscaped, Self.marks.contains(character) else {
                    plain.append(character)
                    continue
                }
                if index == 0, word.count > 1, character == "-" || character == "!" { isNegative = true }
                if "(){}[]^\"~:/".contains(character) { query.isHopeless = true }
                plain.append(" ")
            }
            if isNegative { query.excluded.formUnion(Self.words(plain)) } else { query.words += Self.words(plain) }
        }
        return query
    }

    /// How well a name has these words, 0…1: whole words count most, beginnings and slips of a letter less.
    static func coverage(of wanted: [String], in name: [String]) -> Double {
        guard !wanted.isEmpty else { return 0 }
        let found = wanted.reduce(0.0) { sum, word in
            sum + (name.map { Self.likeness(word, $0) }.max() ?? 0)
        }
        return found / Double(wanted.count)
    }

    private static func likeness(_ wanted: String, _ word: String) -> Double {
        if wanted == word { return 1 }
        if wanted.count >= 3, word.hasPrefix(wanted) { return 0.7 }
        return wanted.count >= 5 && Self.isOneSlipAway(Array(wanted), Array(word)) ? 0.6 : 0
    }

    /// Whether one letter is wrong, missing, too many, or two neighbours are swapped.
    static func isOneSlipAway(_ one: [Character], _ other: [Character]) -> Bool {
        guard abs(one.count - other.count) <= 1 else { return false }
        let head = zip(one, other).prefix { $0 == $1 }.count
        let tail = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
        let rest = max(one.count, other.count) - min(head + tail, min(one.count, other.count))
        if rest <= 1 { return true }
        return one.count == other.count && rest == 2 && one[head] == other[head + 1] && one[head + 1] == other[head]
    }
}

extension Catalogue {
    /// Where a search looks.
    enum Field: String, CaseIterable { case title, aliases, translations }

    /// Searches as the real one does: parts of the words are enough, and the popular comes first.
    ///
    /// - Parameters:
    ///   - text: The query with its escapes.
    ///   - isShow: Shows, or films.
    ///   - fields: Where to look.
    /// - Returns: Hits with their scores, best first by the search's own opinion.
    func search(_ text: String, isShow: Bool, fields: Set<Field>) -> [(title: Title, score: Double)] {
        let query = SearchText.query(text)
        guard !query.isHopeless, !query.words.isEmpty else { return [] }
        let hits = self.titles.filter { $0.isShow == isShow }.compactMap { title -> (title: Title, score: Double)? in
            let names = title.names(fields).map(SearchText.words)
            guard names.allSatisfy({ query.excluded.isDisjoint(with: $0) }) else { return nil }
            let best = names.map { SearchText.coverage(of: query.words, in: $0) }.max() ?? 0
            guard best >= 0.5 else { return nil }
            return (title, best * 10 + Double(title.popularity) + (names.contains(query.words) ? 0.5 : 0))
        }
        return hits.sorted { ($1.score, $0.title.id) < ($0.score, $1.title.id) }
    }

    /// Titles with exactly this name, three at most.
    func exact(_ text: String, isShow: Bool, fields: Set<Field>) -> [Title] {
        let words = SearchText.query(text).words
        let found = self.titles.filter { title in
            title.isShow == isShow && title.names(fields).contains { SearchText.words($0) == words }
        }
        return Array(found.sorted { ($1.popularity, $0.id) < ($0.popularity, $1.id) }.prefix(3))
    }

    /// Episodes whose title has the words.
    func searchEpisodes(_ text: String) -> [(show: Title, episode: Episode, score: Double)] {
        let query = SearchText.query(text)
        guard !query.isHopeless, !query.words.isEmpty else { return [] }
        let hits = self.titles.flatMap { show in
            show.episodes.compactMap { episode -> (show: Title, episode: Episode, score: Double)? in
                guard !episode.title.hasPrefix("Episode ") else { return nil }
                let coverage = SearchText.coverage(of: query.words, in: SearchText.words(episode.title))
                return coverage >= 0.7 ? (show, episode, coverage * 10 + Double(show.popularity)) : nil
            }
        }
        return hits.sorted { ($1.score, $0.episode.id) < ($0.score, $1.episode.id) }
    }

    /// What another site's number stands for (`Documentation/trakt.md §9`).
    ///
    /// - Parameters:
    ///   - source: trakt, imdb, tmdb or tvdb.
    ///   - id: The number.
    /// - Returns: Titles and episodes of every kind that have it, films first.
    func lookUp(_ source: String, _ id: String) -> (titles: [Title], episode: (show: Title, episode: Episode)?) {
        let number = Int(id)
        switch source {
        case "imdb":
            let episode = id.hasPrefix("tt") ? Int(id.dropFirst(2)).flatMap { self.episode(id: $0) } : nil
            return (self.titles.filter { $0.imdb == id && !id.isEmpty }, episode)
        case "tmdb":
            return (
                self.titles.filter { $0.tmdb == number },
                number.flatMap(EpisodeID.trakt(fromTMDB:)).flatMap { self.episode(id: $0) }
            )
        case "tvdb":
            return (
                self.titles.filter { $0.tvdb != nil && $0.tvdb == number },
                number.flatMap(EpisodeID.trakt(fromTVDB:)).flatMap { self.episode(id: $0) }
            )
        default: return (self.titles.filter { $0.id == number }, number.flatMap { self.episode(id: $0) })
        }
    }
}

extension Catalogue.Title {
    func names(_ fields: Set<Catalogue.Field>) -> [String] {
        var names = fields.contains(.title) ? [self.title] : []
        for alias in self.aliases {
            let isTranslation = alias.language != "aka"
            if fields.contains(.aliases) || isTranslation && fields.contains(.translations) {
                names.append(alias.title)
            }
        }
        return names
    }
}
