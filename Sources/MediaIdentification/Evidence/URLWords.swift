/// Which parts of a URL's path can name a film or an episode.
///
/// `watch`, `stream`, `parts/1/1700000000/file.mkv`, `null`, tokens and hashes are a service's own.
enum URLWords {
    static func telling(_ parts: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
        var telling: [ArraySlice<UInt8>] = []
        var isBehindName = false
        for part in parts {
            let name = MediaPath.withoutExtension(part)
            // A small number behind a name may be a season or an episode.
            let isNumber = name.allSatisfy(\.isDigit)
            isBehindName = isNumber ? isBehindName && name.count <= 3 && part != [.zero] : !self.isServices(name)
            if isBehindName { telling.append(part) }
        }
        return telling
    }

    private static func isServices(_ name: ArraySlice<UInt8>) -> Bool {
        let folded = NameNormalizer.folded(Array(name))
        if self.words.contains(String(decoding: folded, as: UTF8.self)) { return true }
        return self.isToken(Array(folded.prefix { $0 != .dot }))
    }

    /// `0123456789abcdef…`, `AAAABBBBCCCC0123…`, `eyJhbGciOi…`: long, without a space or a dot, and no words.
    private static func isToken(_ folded: [UInt8]) -> Bool {
        guard folded.count >= 16, !folded.contains(.space), !folded.contains(.dot) else { return false }
        guard
            folded.allSatisfy({ $0.isDigit || $0.isSmallLetter || $0 == .dash || $0 == .underscore || $0 == .percent })
        else { return false }
        // The beginning of a signed token: `{"` in base64.
        if folded.starts(with: "eyj".utf8) { return true }
        let longest = folded.split { $0 == .dash || $0 == .underscore }.map(\.count).max() ?? 0
        let digits = folded.count { $0.isDigit }
        return folded.allSatisfy { $0.isHexDigit || $0 == .dash } || digits >= 4 && longest >= 16 || longest >= 24
    }

    private static let words: Set<String> = [
        "watch", "file", "files", "stream", "streams", "video", "videos", "play", "player", "playback", "parts", "part",
        "null", "undefined", "none", "resolve", "service", "services", "download", "downloads", "dl", "d", "embed",
        "media", "items", "item", "library", "index", "playlist", "master", "manifest", "live", "hls", "dash", "api",
        "v1", "v2", "original", "raw", "get", "proxy", "cdn", "content", "data", "vod", "e", "v", "w", "s", "link",
        "links", "output", "audio", "source", "default", "view", "transcode", "universal", "start", "true", "false",
        "torrent", "torrents", "cache", "cached", "user", "users", "static", "assets", "public", "storage", "debrid",
        "chunklist", "chunks", "prog_index", "segment", "init", "realdebrid", "alldebrid", "premiumize", "addon", "movie", "movies", "series", "tv", "show", "shows",
    ]
}
