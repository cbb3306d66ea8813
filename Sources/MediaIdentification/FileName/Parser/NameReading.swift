/// What one name, of a file or a folder, says by itself.
@dynamicMemberLookup struct NameReading {
    var convention = NamingConvention.titleOnly
    var facts = MediaFacts()
    /// `(2009)` rather than a bare 2009.
    var isYearMarked = false
    /// `07.5`, `OVA`: an episode without a number to look it up by.
    var isUnnumbered = false
    /// Only a number that might be part of the title says that it is an episode.
    var isGuess = false
    /// Whether technical words were cut away.
    var hasTechnical = false
    /// `[Group] …` or a checksum: the habits of anime apply.
    var isFansub = false
    /// The part is a cour of a season that nothing names: of the first one, unless a folder knows better.
    var isCour = false
    /// The marker stands before the title.
    var startsWithMarker = false

    subscript<Value>(dynamicMember fact: WritableKeyPath<MediaFacts, Value>) -> Value {
        @inline(__always) get { self.facts[keyPath: fact] }
        @inline(__always) set { self.facts[keyPath: fact] = newValue }
    }

    var isEpisode: Bool {
        self.season != nil || !self.episodes.isEmpty || self.date != nil || self.isUnnumbered || !self.absolute.isEmpty
    }
}
