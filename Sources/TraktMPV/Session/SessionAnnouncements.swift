import Playback
import ScrobbleSync

/// What others are told of the viewing under way, be they hooks or programs that follow: from the moment on at which it is
/// shown what it is, and each thing once.
struct SessionAnnouncements: Hashable, Sendable {
    /// The viewing that they know of.
    private var viewing: String?
    private var isPaused = false

    /// It is shown what a viewing is.
    mutating func start(_ viewing: String, isPaused: Bool) -> [SessionEffect] {
        guard self.viewing != viewing else { return [] }
        (self.viewing, self.isPaused) = (viewing, isPaused)
        let start = SessionEffect.announce(.start, of: viewing, nil)
        return isPaused ? [start, .announce(.pause, of: viewing, nil)] : [start]
    }

    mutating func follow(_ call: ScrobbleIntent.LiveCall, at progress: PlaybackProgress) -> [SessionEffect] {
        guard let viewing, (call == .pause) != self.isPaused else { return [] }
        self.isPaused = call == .pause
        return [.announce(self.isPaused ? .pause : .resume, of: viewing, progress)]
    }

    func count(at progress: PlaybackProgress) -> [SessionEffect] {
        self.viewing.map { [.announce(.counted, of: $0, progress)] } ?? []
    }

    /// The viewing is over.
    mutating func end(at progress: PlaybackProgress?) -> [SessionEffect] {
        defer { self.viewing = nil }
        return self.viewing.map { [.announce(.stop, of: $0, progress)] } ?? []
    }

    /// The viewing is nobody's business any more: who shows it is to take it away.
    mutating func hide() -> [SessionEffect] {
        defer { self.viewing = nil }
        return self.viewing.map { [.announcePrivacy(of: $0)] } ?? []
    }
}
