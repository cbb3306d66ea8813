import Foundation

/// From evidence to a description, without network.
package struct MediaIdentifier: Sendable {
    package init() {}

    /// Works out what a file says it is.
    ///
    /// Any string is safe.
    ///
    /// - Parameter evidence: What is known.
    /// - Returns: The description; its confidence tells how far to trust it.
    package func describe(_ evidence: MediaEvidence) -> MediaDescription {
        let path = self.localPath(evidence.path)
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        let parser = FileNameParser()
        var description = parts.last.map { parser.parse(self.withoutExtension($0)) } ?? MediaDescription()
        let folders = parts.dropLast()
        self.takeFolders(folders, into: &description, name: parts.last.map(self.withoutExtension), parser)
        // The innermost id is of the file or its own folder; a library's folder has none.
        description.ids = EmbeddedIDs.find(in: parts.suffix(3).joined(separator: "/"))
        if let title = description.title { description.title = self.withoutIDs(title) }
        description.confidence = self.confidence(of: description)
        return description
    }

    /// `Show/Season 1/02 - Title`: the folders supply what the file lacks.
    private func takeFolders(
        _ folders: ArraySlice<Substring>,
        into description: inout MediaDescription,
        name: Substring?,
        _ parser: FileNameParser
    ) {
        guard let folder = folders.last else { return }
        guard let season = self.seasonFolder(folder) else {
            if description.kind == .episode, description.title == nil {
                self.takeShow(folder, into: &description, parser)
            }
            return
        }
        if description.episodes.isEmpty, let name {
            let text = NameText(name)
            if let number = text.number(at: text[0] == UInt8(ascii: "e") ? 1 : 0, digits: 3), !text.isLetter(number.end)
            {
                description = MediaDescription(kind: .episode, season: season, episodes: [number.value])
                description.episodeTitle = text.title(number.end..<text.count)
            }
        }
        guard description.kind == .episode else { return }
        description.season = description.season ?? season
        if let show = folders.dropLast().last { self.takeShow(show, into: &description, parser) }
    }

    private func takeShow(_ folder: Substring, into description: inout MediaDescription, _ parser: FileNameParser) {
        let show = parser.parse(folder)
        if description.title == nil { description.title = show.title }
        if description.year == nil { description.year = show.year }
    }

    /// `Season 1`, `S01`, `Staffel 1`, `Specials`.
    private func seasonFolder(_ folder: Substring) -> Int? {
        let text = NameText(folder)
        let folded = String(decoding: text.folded, as: UTF8.self)
        if folded == "specials" { return 0 }
        for word in ["season ", "series ", "staffel ", "saison ", "temporada ", "s"] where folded.hasPrefix(word) {
            if let number = text.number(at: word.utf8.count, digits: 4), number.end == text.count {
                return number.value
            }
        }
        return nil
    }

    private func confidence(of description: MediaDescription) -> Double {
        if !description.ids.isEmpty { return 1 }
        guard description.title != nil else { return 0 }
        switch description.kind {
        case .episode: return description.season == nil && description.date == nil ? 0.6 : 0.9
        case .movie: return description.year == nil ? 0.5 : 0.9
        case nil: return 0.3
        }
    }

    private func localPath(_ path: String) -> String {
        guard let scheme = path.range(of: "://") else { return path }
        let rest = path[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
        let behindHost = rest.firstIndex(of: "/").map { rest[$0...] } ?? ""
        return behindHost.removingPercentEncoding ?? String(behindHost)
    }

    private func withoutExtension(_ name: Substring) -> Substring {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        let extent = name[name.index(after: dot)...]
        let isExtension = (2...4).contains(extent.utf8.count) && extent.utf8.allSatisfy { $0 < 128 }
        return isExtension && extent.contains(where: \.isLetter) && !extent.contains(" ") ? name[..<dot] : name
    }

    private func withoutIDs(_ title: String) -> String? {
        guard let start = title.firstIndex(where: { $0 == "{" || $0 == "[" }) else { return title }
        let text = title[..<start].trimmingCharacters(in: .whitespaces)
        return text.isEmpty ? title : text
    }
}
