/// What is known of the last viewings of a film or an episode, here or elsewhere.
package struct EarlierViewing: Hashable, Sendable {
    /// Where a viewing was left that did not count; nil where there is nothing to go on from.
    package var place: PlaybackProgress?
    /// Where the last play counted, if it is not long ago: what lies behind it is that play's rest.
    package var countedAt: PlaybackProgress?

    package init(place: PlaybackProgress? = nil, countedAt: PlaybackProgress? = nil) {
        self.place = place
        self.countedAt = countedAt
    }

    /// Whether whoever begins there goes on with what has counted: behind the point where it did, or a few minutes before it.
    ///
    /// Not whoever goes on with a viewing that came after that play: it is being seen again.
    func isContinued(at progress: PlaybackProgress) -> Bool {
        guard let counted = self.countedAt?.percent else { return false }
        if let place = self.place?.percent, progress.percent <= place + ScrobblePolicy.stepBack { return false }
        return progress.percent >= max(counted - ScrobblePolicy.stepBack, counted / 2)
    }

    /// Whether whoever goes back so far sees it again.
    func isSeenAgain(at progress: PlaybackProgress) -> Bool {
        self.countedAt.map { progress.percent < $0.percent / 2 } ?? false
    }
}
