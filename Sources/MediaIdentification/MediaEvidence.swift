/// All that is known about a file before anyone is asked.
package struct MediaEvidence: Codable, Hashable, Sendable {
    /// The path as typed, or a URL.
    package var path: String
    /// What the player calls the file.
    package var mediaTitle: String?
    /// The container's tags, in any case.
    package var metadata: [String: String]
    /// Seconds.
    package var duration: Double?
    /// The text of the NFO files beside the file, nearest first; see `NFOFile.sidecars(of:)`.
    package var nfo: [String]
    /// The names of the other files in the folder.
    package var neighbours: [String]

    package init(
        path: String,
        mediaTitle: String? = nil,
        metadata: [String: String] = [:],
        duration: Double? = nil,
        nfo: [String] = [],
        neighbours: [String] = []
    ) {
        self.path = path
        self.mediaTitle = mediaTitle
        self.metadata = metadata
        self.duration = duration
        self.nfo = nfo
        self.neighbours = neighbours
    }

    /// Reads what an earlier version stored, too: a key that is not there has its default.
    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        self.path = try keys.decode(String.self, forKey: .path)
        self.mediaTitle = try keys.decodeIfPresent(String.self, forKey: .mediaTitle)
        self.metadata = try keys.decodeIfPresent([String: String].self, forKey: .metadata) ?? [:]
        self.duration = try keys.decodeIfPresent(Double.self, forKey: .duration)
        self.nfo = try keys.decodeIfPresent([String].self, forKey: .nfo) ?? []
        self.neighbours = try keys.decodeIfPresent([String].self, forKey: .neighbours) ?? []
    }
}
