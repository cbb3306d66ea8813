/// Reads one name, of a file or a folder, without its extension.
struct FileNameParser {
    private let rules: [any NamingRule] = [SeasonEpisodeRule(), CrossRule(), DateRule()]

    func parse(_ text: Substring) -> MediaDescription {
        let name = NameText(text)
        var description = MediaDescription()
        let titleStart = self.afterGroup(name)
        var titleEnd: Int?
        var index = titleStart
        while index < name.count {
            if !name.isWord(index - 1), let (finding, start) = self.firstMatch(name, at: index) {
                description.kind = .episode
                description.season = finding.season
                description.episodes = finding.episodes
                description.date = finding.date
                titleEnd = start
                description.episodeTitle = name.title(finding.end..<self.technicalStart(name, from: finding.end))
                break
            }
            index += 1
        }
        let end = titleEnd ?? self.technicalStart(name, from: titleStart)
        if let year = self.year(name, in: titleStart..<end) {
            description.year = year.value
            description.title = name.title(titleStart..<year.start)
            if description.kind == nil { description.kind = .movie }
        } else {
            if description.kind == nil, let episode = self.bareNumber(name, in: titleStart..<end), titleStart > 0 {
                description.kind = .episode
                description.episodes = [episode.value]
                description.title = name.title(titleStart..<episode.start)
            } else {
                description.title = name.title(titleStart..<end)
            }
        }
        return description
    }

    private func firstMatch(_ name: NameText, at index: Int) -> (Finding, Int)? {
        for rule in self.rules {
            if let finding = rule.match(name, at: index) { return (finding, index) }
        }
        return nil
    }

    /// `[Group] Title`: where the title begins.
    private func afterGroup(_ name: NameText) -> Int {
        guard name[0] == UInt8(ascii: "["), let close = name.folded.firstIndex(of: UInt8(ascii: "]")),
            close + 1 < name.count
        else { return 0 }
        return close + 1
    }

    /// The last year that something stands before: `2012 (2009)` is a film of 2009, `1923` has no year.
    private func year(_ name: NameText, in range: Range<Int>) -> (value: Int, start: Int)? {
        var found: (value: Int, start: Int)?
        for index in range where !name.isWord(index - 1) {
            guard let number = name.number(at: index, digits: 4), number.end - index == 4,
                (1880...2100).contains(number.value), !name.isWord(number.end), number.end <= range.upperBound,
                name.title(range.lowerBound..<index) != nil
            else { continue }
            // In brackets it is surely a year; bare, the last one wins.
            found = (number.value, index)
        }
        return found
    }

    /// The number at the end of `Title - 12`, with or without a version.
    private func bareNumber(_ name: NameText, in range: Range<Int>) -> (value: Int, start: Int)? {
        for index in range.reversed() where name[index] == UInt8(ascii: "-") && name[index + 1] == 32 {
            guard let number = name.number(at: index + 2, digits: 4), number.end <= range.upperBound else { continue }
            var end = number.end
            if name[end] == UInt8(ascii: "v"), let version = name.number(at: end + 1, digits: 1) { end = version.end }
            return name.isWord(end) ? nil : (number.value, index)
        }
        return nil
    }

    /// Where the technical words begin: nothing behind them is part of a title.
    private func technicalStart(_ name: NameText, from start: Int) -> Int {
        var index = start
        while index < name.count {
            var end = index
            while name.isWord(end), end < name.count { end += 1 }
            if end > index, Self.technicalWords.contains(String(decoding: name.folded[index..<end], as: UTF8.self)) {
                return index
            }
            if name[index] == UInt8(ascii: "["), index > start { return index }
            index = max(end, index + 1)
        }
        return name.count
    }

    private static let technicalWords: Set<String> = [
        "480p", "576p", "720p", "1080p", "1080i", "2160p", "4k", "uhd", "bluray", "bdrip", "brrip", "webrip", "web",
        "hdtv", "dvdrip", "hdrip", "x264", "x265", "h264", "h265", "hevc", "xvid", "av1", "aac", "dts", "ac3", "flac",
        "remux", "proper", "repack", "10bit", "hdr", "hdr10", "dv", "imax",
    ]
}
