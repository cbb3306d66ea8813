/// What a file says it is.
///
/// Each of its facts is read and written as a property of its own: `description.title`.
@dynamicMemberLookup package struct MediaDescription: Hashable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case movie, episode
    }

    package var kind: Kind?
    package var facts = MediaFacts()
    package var ids = ExternalIDs()
    /// Ids of the one episode, which are not those of its show.
    package var episodeIDs = ExternalIDs()
    /// From 0, nothing known, to 1, an id.
    package var confidence = 0.0

    package init(kind: Kind? = nil, title: String? = nil, year: Int? = nil, season: Int? = nil, episodes: [Int] = []) {
        self.kind = kind
        self.facts.title = title
        self.facts.year = year
        self.facts.season = season
        self.facts.episodes = episodes
    }

    package subscript<Value>(dynamicMember fact: WritableKeyPath<MediaFacts, Value>) -> Value {
        @inline(__always) get { self.facts[keyPath: fact] }
        @inline(__always) set { self.facts[keyPath: fact] = newValue }
    }

    /// The confidence of a season and a number that were read out of a single number.
    package static let guessed = 0.5

    /// A sample, a trailer, an opening: nothing that counts as watched.
    package var isExtra: Bool { self.facts.extra != nil }
}

extension MediaDescription: Codable {
    /// Besides the facts, which stand beside these keys.
    private enum CodingKeys: String, CodingKey {
        case kind, ids, episodeIDs, confidence
    }

    /// Reads what an earlier version stored, too: a key that is not there has its default.
    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        self.kind = try keys.decodeIfPresent(Kind.self, forKey: .kind)
        self.facts = try MediaFacts(from: decoder)
        self.ids = try keys.decodeIfPresent(ExternalIDs.self, forKey: .ids) ?? ExternalIDs()
        self.episodeIDs = try keys.decodeIfPresent(ExternalIDs.self, forKey: .episodeIDs) ?? ExternalIDs()
        self.confidence = try keys.decodeIfPresent(Double.self, forKey: .confidence) ?? 0
    }

    package func encode(to encoder: any Encoder) throws {
        try self.facts.encode(to: encoder)
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encodeIfPresent(self.kind, forKey: .kind)
        try keys.encode(self.ids, forKey: .ids)
        try keys.encode(self.episodeIDs, forKey: .episodeIDs)
        try keys.encode(self.confidence, forKey: .confidence)
    }
}
