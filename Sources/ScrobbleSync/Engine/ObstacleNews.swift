/// What keeps things from being sent, told once: by the queue at its next pass, and during a film as soon as it is known.
///
/// Lives in the engine's isolation.
final class ObstacleNews {
    private let onEvent: @Sendable (SyncEvent) -> Void
    private var told: Set<String> = []

    init(onEvent: @escaping @Sendable (SyncEvent) -> Void) {
        self.onEvent = onEvent
    }

    func tell(_ sentence: String?) {
        guard let sentence, self.note(sentence) else { return }
        self.onEvent(.obstacle(sentence))
    }

    /// Notes that a sentence is told elsewhere.
    ///
    /// - Returns: Whether it is news.
    func note(_ sentence: String) -> Bool { self.told.insert(sentence).inserted }
}
