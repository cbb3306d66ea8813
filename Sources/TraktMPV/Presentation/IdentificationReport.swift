package import MediaIdentification

/// What `identify` prints, one per path; the keys are an interface.
package struct IdentificationReport: Report {
    private enum Key: String, CodingKey {
        case path, type, title, year, season, episodes, absolute, date, ids, confidence
    }

    package let path: String
    package let description: MediaDescription

    package init(path: String) {
        self.init(path: path, description: MediaIdentifier().describe(MediaEvidence(path: path)))
    }

    init(path: String, description: MediaDescription) {
        self.path = path
        self.description = description
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: Key.self)
        try keys.encode(self.path, forKey: .path)
        try keys.encode(self.description.kind?.rawValue, forKey: .type)
        try keys.encode(self.description.title, forKey: .title)
        try keys.encode(self.description.year, forKey: .year)
        try keys.encode(self.description.season, forKey: .season)
        try keys.encode(self.description.episodes, forKey: .episodes)
        switch self.description.absolute.count {
        case 0: try keys.encodeNil(forKey: .absolute)
        case 1: try keys.encode(self.description.absolute[0], forKey: .absolute)
        default: try keys.encode(self.description.absolute, forKey: .absolute)
        }
        try keys.encode(self.description.date, forKey: .date)
        try keys.encode(self.description.ids, forKey: .ids)
        try keys.encode(self.description.confidence, forKey: .confidence)
    }
}

extension IdentificationReport {
    /// What the name says, in one line for people.
    package var lines: [String] {
        let what = self.description
        var words = [what.title ?? "no title"]
        if let year = what.year { words.append("(\(year))") }
        if let season = what.season { words.append("season \(season)") }
        if !what.episodes.isEmpty { words.append("episode \(what.episodes.map(String.init).joined(separator: "+"))") }
        if let date = what.date { words.append(date) }
        words.append("— \(what.kind?.rawValue ?? "not recognised"), \(Int(what.confidence * 100)) % sure")
        return ["\(DisplayText(self.path, limit: 4096)): \(DisplayText(words.joined(separator: " ")))"]
    }
}
