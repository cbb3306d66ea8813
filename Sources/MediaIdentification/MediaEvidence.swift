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

    package init(path: String, mediaTitle: String? = nil, metadata: [String: String] = [:], duration: Double? = nil) {
        self.path = path
        self.mediaTitle = mediaTitle
        self.metadata = metadata
        self.duration = duration
    }
}
