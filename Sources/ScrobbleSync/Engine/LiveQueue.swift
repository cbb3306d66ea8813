internal import Synchronization

/// Calls that are true now or never: for each viewing the newest only.
final class LiveQueue<Instant: InstantProtocol<Duration>>: Sendable {
    struct Entry: Sendable {
        var call: LiveCall
        var madeAt: Instant
        var tries = 0
    }

    let bell = Bell()
    private let entries = Mutex<[Entry]>([])

    func put(_ call: LiveCall, at now: Instant) {
        self.entries.withLock { entries in
            entries.removeAll { $0.call.viewing == call.viewing }
            entries.append(Entry(call: call, madeAt: now))
        }
        self.bell.ring()
    }

    /// Puts a call back that did not get through, unless there is a newer one.
    func putBack(_ entry: Entry) {
        self.entries.withLock { entries in
            guard !entries.contains(where: { $0.call.viewing == entry.call.viewing }) else { return }
            entries.append(entry)
        }
    }

    /// The oldest.
    func take() -> Entry? { self.entries.withLock { $0.isEmpty ? nil : $0.removeFirst() } }

    /// The newest word on a viewing, if there is one that has not been taken yet.
    func take(_ viewing: String) -> Entry? {
        self.entries.withLock { entries in
            entries.firstIndex { $0.call.viewing == viewing }.map { entries.remove(at: $0) }
        }
    }

    func drop(_ viewing: String) { self.entries.withLock { $0.removeAll { $0.call.viewing == viewing } } }
}
