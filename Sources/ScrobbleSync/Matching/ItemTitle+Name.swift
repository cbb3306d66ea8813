package import MediaIdentification
internal import TraktAPI

extension ItemTitle {
    /// Whether a name says the same in its own way: without an article, with other signs, by one of its titles, without the
    /// year, with fewer numbers.
    ///
    /// - Parameter description: What the name says; one that says no title contradicts nothing.
    /// - Returns: Whether nothing in it speaks of something else.
    package func isSaid(by description: MediaDescription) -> Bool {
        let names = MatchQuestion(description).names.filter { !$0.isPart }
        let own = TitleText(self.title)
        guard names.isEmpty || names.contains(where: { $0.compared.likeness(to: own) >= Self.sameTitle }) else {
            return false
        }
        if self.kind == .movie {
            guard description.season ?? 0 == 0, description.episodes.isEmpty else { return false }
            return description.year == nil || self.year == nil || description.year == self.year
        }
        if let season = description.season, season != self.season { return false }
        return description.episodes.isEmpty || self.number.map { description.episodes.contains($0) } ?? false
    }

    /// Percent of likeness from which two titles differ in their writing only.
    private static let sameTitle = 94
}
