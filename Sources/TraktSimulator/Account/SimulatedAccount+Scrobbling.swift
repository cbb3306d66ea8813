import Foundation

/// What is being watched (`Documentation/trakt.md §4–5`).
extension SimulatedAccount {
    enum ScrobbleCall: String, CaseIterable, Sendable { case start, pause, stop }

    enum Scrobbled: Sendable {
        case done(id: Int, action: String)
        case duplicate(watchedAt: Date, expiresAt: Date)
        case outOfRange(String)
    }

    /// Takes one of the three calls.
    ///
    /// - Parameters:
    ///   - call: Which.
    ///   - item: One that exists.
    ///   - progress: Percent.
    /// - Returns: What came of it (`Documentation/trakt.md §4.3`).
    func scrobble(_ call: ScrobbleCall, _ item: Item, progress: Double) -> Scrobbled {
        guard (0...100).contains(progress) else { return .outOfRange("progress must be between 0 and 100") }
        switch call {
        case .start: return self.start(item, progress)
        case .pause where progress >= 80: return .outOfRange("progress is 80% or more, use stop instead")
        case .pause where progress < 1, .stop where progress < 1: return .outOfRange("progress is under 1%")
        case .pause: return self.pause(item, progress)
        case .stop:
            if self.watchingNow?.item == item { self.apply([.droppedWatching]) }
            return progress < 80 ? self.pause(item, progress) : self.finish(item)
        }
    }

    private func start(_ item: Item, _ progress: Double) -> Scrobbled {
        let now = self.clock.now
        let runtime = Double(self.catalogue.minutes(of: item)) * 60
        let rest = runtime * (1 - progress / 100)
        let started = now - runtime * progress / 100
        let watching = Watching(
            item: item,
            action: "scrobble",
            startedAt: started,
            expiresAt: now + rest,
            progress: progress
        )
        self.apply([.watching(watching), .droppedPaused(item)])
        return .done(id: 0, action: "start")
    }

    private func pause(_ item: Item, _ progress: Double) -> Scrobbled {
        let now = self.clock.now
        self.apply([
            .paused(Paused(id: self.nextID(), item: item, progress: progress, pausedAt: now)),
            .activity("\(Self.kind(item)).paused_at", now),
        ])
        return .done(id: 0, action: "pause")
    }

    private func finish(_ item: Item) -> Scrobbled {
        let now = self.clock.now
        let last = self.state.playsOfItem[item]?.last { $0.action == "scrobble" }?.watchedAt
        if let last, now.timeIntervalSince(last) < self.policy.duplicateWindow {
            return .duplicate(watchedAt: last, expiresAt: last + self.policy.duplicateWindow)
        }
        self.apply([.droppedPaused(item)])
        return .done(id: self.add([(item, now)], action: "scrobble"), action: "scrobble")
    }

    static func kind(_ item: Item) -> String {
        switch item {
        case .movie: "movies"
        case .episode: "episodes"
        }
    }

    /// What is on, if it has not come to its end; a checkin that has becomes a play.
    var watchingNow: Watching? {
        guard let watching = self.state.watching else { return nil }
        guard self.clock.now >= watching.expiresAt else { return watching }
        self.apply([.droppedWatching])
        if watching.action == "checkin" { self.add([(watching.item, watching.expiresAt)], action: "checkin") }
        return nil
    }

    /// Begins a checkin; nil is done, a date is when the running one ends.
    func checkIn(_ item: Item) -> (id: Int, runningUntil: Date?) {
        if let running = self.watchingNow, running.action == "checkin" { return (0, running.expiresAt) }
        let now = self.clock.now
        let end = now + Double(self.catalogue.minutes(of: item)) * 60
        self.apply([
            .watching(Watching(item: item, action: "checkin", startedAt: now, expiresAt: end, progress: 0))
        ])
        return (self.nextID(), nil)
    }

    /// Shows something as on, as another app of the user does when it tells a start or a check-in.
    ///
    /// - Parameters:
    ///   - item: One that exists.
    ///   - action: `scrobble` or `checkin`.
    ///   - progress: Percent.
    ///   - seconds: Until it is over by itself; nil for the rest of the runtime.
    func show(_ item: Item, action: String, progress: Double, endsIn seconds: Double?) {
        let runtime = Double(self.catalogue.minutes(of: item)) * 60
        let now = self.clock.now
        self.apply([
            .watching(
                Watching(
                    item: item,
                    action: action,
                    startedAt: now - runtime * progress / 100,
                    expiresAt: now + (seconds ?? runtime * (1 - progress / 100)),
                    progress: progress
                )
            )
        ])
    }

    /// Nothing is on any more, and nothing comes of what was.
    func endWatching() { self.apply([.droppedWatching]) }

    /// A checkin that has come to its end is a play, before anybody asks for those.
    func endCheckinInTime() { _ = self.watchingNow }

    func endCheckin() { if self.watchingNow?.action == "checkin" { self.apply([.droppedWatching]) } }

    /// Deletes a stored position; false when there is none with this id.
    func dropPaused(id: Int) -> Bool {
        guard let item = self.state.paused.values.first(where: { $0.id == id })?.item else { return false }
        self.apply([.droppedPaused(item)])
        return true
    }

    /// Stored positions, newest first.
    var paused: [Paused] { self.state.paused.values.sorted { ($1.pausedAt, $1.id) < ($0.pausedAt, $0.id) } }
}
