import MediaIdentification

extension MediaDescription {
    /// The description of one episode of a file that holds several.
    func part(_ index: Int) -> Self {
        guard self.episodes.count > 1, self.episodes.indices.contains(index) else { return self }
        var part = self
        part.episodes = [self.episodes[index]]
        part.absolute = self.absolute.indices.contains(index) ? [self.absolute[index]] : []
        // The title in the name is of the whole file.
        part.episodeTitle = nil
        return part
    }

    /// Replaces title and ids by what the user typed.
    mutating func search(for text: String) {
        self.title = text
        self.alternativeTitles = []
        self.year = nil
        self.ids = ExternalIDs()
        self.episodeIDs = ExternalIDs()
    }
}
