/// Ids written into names: `{imdb-tt0903747}`, `[tvdbid-81189]`, `{tmdb-603}`, `[tmdbid=603]`, a bare `tt0903747`.
enum EmbeddedIDs {
    static func find(in text: String) -> ExternalIDs {
        let name = NameText(text[...])
        var ids = ExternalIDs()
        for index in 0..<name.count where !name.isWord(index - 1) {
            switch name[index] {
            case UInt8(ascii: "t"):
                if name[index + 1] == UInt8(ascii: "t"), let number = name.number(at: index + 2, digits: 9),
                    number.end - index >= 9, !name.isWord(number.end)
                {
                    ids.imdb = String(decoding: name.folded[index..<number.end], as: UTF8.self)
                } else if let value = self.number(name, "tmdb", at: index) {
                    ids.tmdb = value
                } else if let value = self.number(name, "tvdb", at: index) {
                    ids.tvdb = value
                }
            default: continue
            }
        }
        return ids
    }

    private static func number(_ name: NameText, _ word: String, at index: Int) -> Int? {
        guard word.utf8.enumerated().allSatisfy({ name[index + $0.offset] == $0.element }) else { return nil }
        var next = index + word.utf8.count
        if name[next] == UInt8(ascii: "i"), name[next + 1] == UInt8(ascii: "d") { next += 2 }
        guard "-=".utf8.contains(name[next]) else { return nil }
        return name.number(at: next + 1, digits: 9)?.value
    }
}
