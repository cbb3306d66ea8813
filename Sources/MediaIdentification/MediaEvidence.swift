/// All that is known about a file before anyone is asked.
///
/// It never holds what is secret in an address (`MediaAddress`), and of what it holds only facts are stored: the texts of NFO
/// files and the names of neighbours are read, described and let go.
package struct MediaEvidence: Codable, Hashable, Sendable {
    /// The path as typed, or an address without what may be secret in it.
    package let path: String
    /// What the player calls the file, where that is more than a piece of its address.
    package let mediaTitle: String?
    /// The container's tags, in any case.
    package var metadata: [String: String]
    /// Seconds.
    package var duration: Double?
    /// The text of the NFO files beside the file, nearest first, never stored; see `NFOFile.sidecars(of:)`.
    package var nfo: [String]
    /// The names of the other files in the folder, never stored.
    package var neighbours: [String]

    private enum CodingKeys: String, CodingKey {
        case path, mediaTitle, metadata, duration
    }

    /// A longer title is none.
    private static let longestTitle = 1024

    /// - Parameters:
    ///   - path: As typed or played; an address is cut here.
    ///   - mediaTitle: What the player calls the file.
    ///   - metadata: The container's tags.
    ///   - duration: Seconds.
    ///   - nfo: The texts of NFO files.
    ///   - neighbours: The names of the other files in the folder.
    package init(
        path: String,
        mediaTitle: String? = nil,
        metadata: [String: String] = [:],
        duration: Double? = nil,
        nfo: [String] = [],
        neighbours: [String] = []
    ) {
        self.path = MediaAddress.kept(path)
        self.mediaTitle = MediaAddress.title(mediaTitle, of: path)
            .flatMap { $0.utf8.count < Self.longestTitle ? $0 : nil }
        self.metadata = metadata
        self.duration = duration
        self.nfo = nfo
        self.neighbours = neighbours
    }

    /// Reads what an earlier version stored, too: a key that is not there has its default, and what that version did not cut
    /// is cut.
    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            path: try keys.decode(String.self, forKey: .path),
            mediaTitle: try keys.decodeIfPresent(String.self, forKey: .mediaTitle),
            metadata: try keys.decodeIfPresent([String: String].self, forKey: .metadata) ?? [:],
            duration: try keys.decodeIfPresent(Double.self, forKey: .duration)
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(self.path, forKey: .path)
        try keys.encodeIfPresent(self.mediaTitle, forKey: .mediaTitle)
        try keys.encode(ContainerTags.facts(of: self.metadata), forKey: .metadata)
        try keys.encodeIfPresent(self.duration, forKey: .duration)
    }

    /// With what the player said of the file the last time.
    package func recalling(_ last: MediaEvidence) -> Self {
        Self(
            path: self.path,
            mediaTitle: last.mediaTitle,
            metadata: last.metadata,
            duration: last.duration,
            nfo: self.nfo,
            neighbours: self.neighbours
        )
    }
}
