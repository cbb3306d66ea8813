import MPV
import MediaIdentification

/// What yt-dlp has said of the page that is played, as tags: mpv 0.39 and newer keep it, and 0.40 makes some tags of it.
enum PageFacts {
    private static let place = "user-data/mpv/ytdl/json-subprocess-result"
    /// By yt-dlp's names, the tags that it becomes.
    private static let tags = [
        "series": "series", "season_number": "ytdl_season", "episode_number": "ytdl_episode",
        "release_year": "ytdl_release_year", "episode": "title", "title": "title",
    ]

    /// - Parameters:
    ///   - player: Asked now.
    ///   - address: What is played, not cut.
    /// - Returns: Tags; none where nothing is played that yt-dlp was asked about.
    static func tags(_ player: any MPVPlayer, of address: String) -> [String: String] {
        guard MediaAddress.isAddress(address), let text = player.node(self.place).map?["stdout"]?.string else {
            return [:]
        }
        return self.tags(said: text, of: address)
    }

    /// - Parameters:
    ///   - text: yt-dlp's own JSON; it stays there when another address is played.
    ///   - address: What is played.
    /// - Returns: Tags; none where it was said of something else.
    static func tags(said text: String, of address: String) -> [String: String] {
        guard let facts = MPVNode(json: text)?.map,
            ["original_url", "webpage_url"].contains(where: { facts[$0]?.string == address })
        else { return [:] }
        var tags: [String: String] = [:]
        // `title` comes last: an episode's own title is better than the page's.
        for (name, tag) in self.tags.sorted(by: { $0.key < $1.key }) where tags[tag] == nil {
            guard let value = facts[name] else { continue }
            tags[tag] = value.string ?? value.number.flatMap { Int(exactly: $0) }.map { "\($0)" }
        }
        return tags
    }
}
