import MPV
import ScrobbleSync

/// What a player says about tracking: little, and each thing once.
struct SessionMessages {
    private let client: MPVClient
    private var told: Set<String> = []

    init(_ client: MPVClient) {
        self.client = client
    }

    /// Writes one line on the terminal, without tearing mpv's status line.
    mutating func tell(_ sentence: String) {
        guard self.told.insert(sentence).inserted else { return }
        try? self.client.command("print-text", "trakt-mpv: \(DisplayText(sentence))")
    }

    mutating func show(_ event: SyncEvent) {
        switch event {
        case .needsMatch(_, let reason): self.tell(reason)
        case .parked(_, let reason): self.tell(reason)
        case .obstacle(let sentence): self.tell(sentence)
        case .clockOff(let seconds):
            self.tell(
                "The clock of this machine is off by \(Int(exactly: seconds.rounded()) ?? 0) s; times are corrected."
            )
        case .matched, .delivered, .waiting: return
        }
    }
}
