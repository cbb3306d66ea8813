/// What the text of one NFO file says.
struct NFOText {
    enum Sort {
        case movie, show, episode
    }

    struct Item {
        var sort: Sort?
        var title: String?
        var originalTitle: String?
        var showTitle: String?
        var year: Int?
        var season: Int?
        var episode: Int?
        var ids = ExternalIDs()
    }

    /// One per `<movie>`, `<tvshow>` or `<episodedetails>`; one without a sort for a text that is no XML.
    private(set) var items: [Item] = []

    init(_ text: String) {
        var scanner = NFOScanner(text.utf8.prefix(NFOFile.limit))
        var item = Item()
        var isOpen = false
        while let element = scanner.next() {
            switch element {
            case .root(let sort):
                if isOpen { self.items.append(item) }
                item = Item(sort: sort)
                isOpen = true
            case .value(let name, let attribute, let value):
                Self.take(value, of: name, attribute: attribute, into: &item)
            }
        }
        var links = ExternalIDs()
        let linked = NFOLinks.find(in: text, &links)
        item.ids.fill(from: links)
        if item.sort == nil { item.sort = linked }
        if isOpen || !item.ids.isEmpty || item.title != nil { self.items.append(item) }
    }

    private static func take(_ value: String, of name: String, attribute: String?, into item: inout Item) {
        switch name {
        case "title": item.title = item.title ?? value
        case "originaltitle": item.originalTitle = item.originalTitle ?? value
        case "showtitle": item.showTitle = item.showTitle ?? value
        case "year": item.year = item.year ?? self.number(value, 1870...2100)
        case "season": item.season = item.season ?? self.number(value, 0...9999)
        case "episode": item.episode = item.episode ?? self.number(value, 0...99_999)
        case "premiered", "releasedate":
            item.year = item.year ?? self.number(String(value.prefix(4)), 1870...2100)
        case "uniqueid": self.takeID(attribute ?? "", value, into: &item)
        case "id":
            self.takeID(
                attribute ?? (value.hasPrefix("tt") ? "imdb" : item.sort == .movie ? "tmdb" : "tvdb"),
                value,
                into: &item
            )
        case "imdbid", "imdb_id", "imdb": self.takeID("imdb", value, into: &item)
        case "tmdbid", "tmdb": self.takeID("tmdb", value, into: &item)
        case "tvdbid", "tvdb", "thetvdb": self.takeID("tvdb", value, into: &item)
        default: return
        }
    }

    private static func takeID(_ type: String, _ value: String, into item: inout Item) {
        switch type.lowercased() {
        case "imdb" where item.ids.imdb == nil: item.ids.imdb = EmbeddedIDs.find(in: value).imdb
        case "tmdb" where item.ids.tmdb == nil: item.ids.tmdb = self.number(value, 1...2_000_000_000)
        case "tvdb" where item.ids.tvdb == nil: item.ids.tvdb = self.number(value, 1...2_000_000_000)
        case "" where value.hasPrefix("tt") && item.ids.imdb == nil: item.ids.imdb = EmbeddedIDs.find(in: value).imdb
        default: return
        }
    }

    private static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
        Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
}

/// Links to catalogues in any text.
enum NFOLinks {
    /// - Returns: What the link says it is of.
    static func find(in text: String, _ ids: inout ExternalIDs) -> NFOText.Sort? {
        let bytes = Array(text.utf8.prefix(NFOFile.limit))
        var sort: NFOText.Sort?
        for (mark, kind) in self.marks {
            guard let start = self.position(of: mark, in: bytes) else { continue }
            if mark.starts(with: "imdb".utf8) {
                if ids.imdb == nil { ids.imdb = EmbeddedIDs.find(in: bytes[start..<min(bytes.count, start + 12)]).imdb }
            } else if let number = EmbeddedIDs.digits(bytes[...], start), number.value > 0 {
                if mark.starts(with: "themoviedb".utf8) {
                    ids.tmdb = ids.tmdb ?? number.value
                } else {
                    ids.tvdb = ids.tvdb ?? number.value
                }
                sort = sort ?? kind
            }
        }
        return sort
    }

    private static let marks: [([UInt8], NFOText.Sort?)] = [
        (Array("imdb.com/title/".utf8), nil), (Array("themoviedb.org/movie/".utf8), .movie),
        (Array("themoviedb.org/tv/".utf8), .show),
        (Array("thetvdb.com/dereferrer/series/".utf8), .show), (Array("thetvdb.com/?tab=series&id=".utf8), .show),
        (Array("thetvdb.com/index.php?tab=series&id=".utf8), .show),
        (Array("thetvdb.com/dereferrer/movie/".utf8), .movie),
    ]

    private static func position(of mark: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count > mark.count else { return nil }
        var index = 0
        while index + mark.count < bytes.count {
            if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) {
                return index + mark.count
            }
            index += 1
        }
        return nil
    }
}
