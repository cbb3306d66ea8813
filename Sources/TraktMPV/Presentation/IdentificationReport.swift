package import MediaIdentification

/// What `identify` prints, one per path.
package struct IdentificationReport: Report {
    package let path: String
    package let description: MediaDescription

    package init(path: String) {
        let evidence = MediaEvidence(path: path)
        self.init(path: evidence.path, description: MediaIdentifier().describe(evidence))
    }

    init(path: String, description: MediaDescription) {
        self.path = path
        self.description = description
    }

    package func encode(to encoder: any Encoder) throws {
        try DescriptionReport(path: self.path, description: self.description).encode(to: encoder)
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
        if let extra = what.extra { words.append("; not told to Trakt: \(extra.reason)") }
        if let contradiction = what.contradiction { words.append("; you will be asked: \(contradiction)") }
        return ["\(DisplayText(self.path, limit: 4096)): \(DisplayText(words.joined(separator: " ")))"]
    }
}

extension ExtraSort {
    /// Why a file is no film or episode, for people.
    fileprivate var reason: String {
        switch self {
        case .sample: "its name or folder says that it is a sample"
        case .trailer: "its name or folder says that it is a trailer"
        case .extra: "its name or folder says that it is an extra"
        case .opening: "its name or folder says that it is an opening or an ending"
        }
    }
}
