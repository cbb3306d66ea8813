package import struct Foundation.Date

/// When something happened: a date to stamp with and a running time to measure with.
package struct Moment: Hashable, Sendable {
    package var date: Date
    /// Monotonic, since boot where it is to be stored, else since any fixed instant: the wall clock may jump under a film.
    package var uptime: Duration

    package init(date: Date, uptime: Duration) {
        self.date = date
        self.uptime = uptime
    }
}

/// A file that the player has loaded.
package struct PlayedFile: Hashable, Sendable {
    /// The path or URL as the player has it.
    package var path: String
    /// Seconds; nil where the player does not know.
    package var duration: Double?
    package var isLive: Bool
    package var isImage: Bool
    /// Whether there are moving pictures; cover art does not count.
    package var hasVideo: Bool
    /// Whether it is none of Trakt's business: an extra, a private file, one that the user wants left alone.
    package var isIgnored: Bool
    /// Where each episode of the file lies, in seconds, without gaps; empty or one for a file that holds one.
    package var parts: [Range<Double>]
    /// Where the credits begin, in seconds; who has come so far has seen it.
    package var credits: Double?

    package init(
        path: String,
        duration: Double?,
        isLive: Bool = false,
        isImage: Bool = false,
        hasVideo: Bool = true,
        isIgnored: Bool = false,
        parts: [Range<Double>] = [],
        credits: Double? = nil
    ) {
        self.path = path
        self.duration = duration
        self.isLive = isLive
        self.isImage = isImage
        self.hasVideo = hasVideo
        self.isIgnored = isIgnored
        self.parts = parts
        self.credits = credits
    }

    /// The part in which a position lies; the last one for positions at or behind the end.
    func part(at position: Double) -> Int? {
        guard position.isFinite else { return nil }
        return self.parts.lastIndex { $0.lowerBound <= position } ?? self.parts.indices.first
    }

    /// Where a part lies, in seconds; the whole file where it holds one.
    func range(of part: Int) -> Range<Double> {
        self.parts.indices.contains(part) ? self.parts[part] : 0..<max(self.duration ?? 0, 0)
    }
}

/// What the player did.
///
/// Positions are seconds from the beginning of the file, nil where the player had none to tell.
package enum PlaybackEvent: Hashable, Sendable {
    /// A file is loaded and its facts are known.
    case loaded(PlayedFile)
    /// Frames run: after loading, a pause, a seek or a wait for data.
    case playing(position: Double?)
    /// The user paused. mpv also pauses by itself at the end with `keep-open`; then `reachedEnd` is true.
    case paused(position: Double?, reachedEnd: Bool)
    /// Nothing runs, but the user did not pause: waiting for data, a seek that is not done, or the end with
    /// `keep-open-pause=no`, where `reachedEnd` is true.
    case stalled(position: Double?, reachedEnd: Bool = false)
    /// The user jumped.
    case seeked(position: Double?)
    /// A look at the clock while playing, every few seconds.
    case tick(position: Double?)
    /// The file goes away; the position is the last one.
    case unloaded(position: Double?, reachedEnd: Bool)
}

extension PlaybackEvent {
    /// Where the player was, if it told.
    var position: Double? {
        switch self {
        case .loaded: nil
        case .playing(let position), .paused(let position, _), .stalled(let position, _), .seeked(let position),
            .tick(let position), .unloaded(let position, _):
            position
        }
    }

    /// The same event as seen from another beginning.
    func moved(by seconds: Double) -> Self {
        switch self {
        case .loaded: self
        case .playing(let position): .playing(position: position.map { $0 + seconds })
        case .paused(let position, let reachedEnd):
            .paused(position: position.map { $0 + seconds }, reachedEnd: reachedEnd)
        case .stalled(let position, let reachedEnd):
            .stalled(position: position.map { $0 + seconds }, reachedEnd: reachedEnd)
        case .seeked(let position): .seeked(position: position.map { $0 + seconds })
        case .tick(let position): .tick(position: position.map { $0 + seconds })
        case .unloaded(let position, let reachedEnd):
            .unloaded(position: position.map { $0 + seconds }, reachedEnd: reachedEnd)
        }
    }
}
