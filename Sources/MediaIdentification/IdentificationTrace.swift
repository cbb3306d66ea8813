/// Where each fact of a description came from, for `identify --explain`.
package struct IdentificationTrace: Codable, Hashable, Sendable {
    /// The kinds of evidence, in the order of their trust.
    package enum Source: String, Codable, Sendable {
        case pathIDs = "id in the path"
        case nfo = "NFO file"
        case tags = "container tags"
        case fileName = "file name"
        case folderName = "folder name"
        case mediaTitle = "title in the player"
        case neighbours = "other files of the folder"
    }

    package struct Fact: Codable, Hashable, Sendable {
        /// As in the JSON of `identify`: `title`, `season`, `ids.imdb`.
        package var key: String
        package var value: String
        package var source: Source
        /// The naming convention or the tag, if one told it.
        package var rule: String?

        package init(key: String, value: String, source: Source, rule: String? = nil) {
            self.key = key
            self.value = value
            self.source = source
            self.rule = rule
        }
    }

    /// One per key that is known.
    package var facts: [Fact]

    package init(facts: [Fact] = []) { self.facts = facts }
}
