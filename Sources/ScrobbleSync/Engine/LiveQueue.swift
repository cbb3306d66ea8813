internal import Playback
internal import Synchronization
internal import TraktAPI

/// A perishable call: true now or never (`Documentation/trakt.md §4.6`).
struct LiveCall: Hashable, Sendable {
    var kind: ScrobbleIntent.LiveCall
    /// The id of the viewing that it is about.
    var viewing: String
    var progress: PlaybackProgress
    /// Media seconds played so far: the call is made before they are in the store.
    var played: Double
}

/// Calls that are true now or never: for each viewing the newest only, and none once it has ended.
final class LiveQueue<Instant: InstantProtocol<Duration>>: Sendable {
    struct Entry: Sendable {
        var call: LiveCall
        var madeAt: Instant
        var tries = 0
    }

    private struct State {
        var entries: [Entry] = []
        /// Viewings that nothing more is said about than their stop.
        var ended: Set<String> = []
        /// What Trakt may have been told of viewings, by their ids.
        var told: [String: ScrobbleItem] = [:]
        /// The viewing of the call that is on the wire.
        var sending: String?
        /// Items that may still be shown by our word, though nothing here knows of it any more, by their keys.
        var shown: Set<String> = []
    }

    let bell = Bell()
    private let state = Mutex(State())

    func put(_ call: LiveCall, at now: Instant) {
        self.state.withLock { state in
            state.entries.removeAll { $0.call.viewing == call.viewing }
            state.entries.append(Entry(call: call, madeAt: now))
        }
        self.bell.ring()
    }

    /// Puts a call back that did not get through, unless there is a newer one.
    func putBack(_ entry: Entry) {
        self.state.withLock { state in
            guard !state.entries.contains(where: { $0.call.viewing == entry.call.viewing }) else { return }
            state.entries.append(entry)
        }
    }

    /// The oldest.
    func take() -> Entry? { self.state.withLock { $0.entries.isEmpty ? nil : $0.entries.removeFirst() } }

    /// The newest word on a viewing, if there is one that has not been taken yet.
    func take(_ viewing: String) -> Entry? {
        self.state.withLock { state in
            state.entries.firstIndex { $0.call.viewing == viewing }.map { state.entries.remove(at: $0) }
        }
    }

    /// A viewing has ended: what was still to be said of it is not true any more.
    func end(_ viewing: String) {
        self.state.withLock { state in
            state.ended.insert(viewing)
            state.entries.removeAll { $0.call.viewing == viewing }
        }
    }

    /// A call goes on the wire now, unless its viewing has ended.
    func begin(_ viewing: String, _ item: ScrobbleItem) -> Bool {
        self.state.withLock { state in
            guard !state.ended.contains(viewing) else { return false }
            state.told[viewing] = item
            state.sending = viewing
            return true
        }
    }

    /// What was on the wire is answered, or nobody waits for it.
    func finishSending() { self.state.withLock { $0.sending = nil } }

    func isSending(_ viewing: String) -> Bool { self.state.withLock { $0.sending == viewing } }

    /// Nothing more is said of a viewing, by the user's word.
    ///
    /// - Returns: Whether something may have been said.
    func silence(_ viewing: String) -> Bool {
        self.end(viewing)
        return self.state.withLock { $0.told.removeValue(forKey: viewing) != nil }
    }

    /// An item may still be shown by our word: what was told of it is private now, and gone here.
    func noteShown(_ itemKey: String) { self.state.withLock { _ = $0.shown.insert(itemKey) } }

    func mayBeShown(_ itemKey: String) -> Bool { self.state.withLock { $0.shown.contains(itemKey) } }

    func hasEnded(_ viewing: String) -> Bool { self.state.withLock { $0.ended.contains(viewing) } }
}
