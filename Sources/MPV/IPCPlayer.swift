internal import Synchronization

/// A player that runs in a process of its own, reached by mpv's JSON IPC.
///
/// Its positions are those of the last look, and there are no hooks. What it is asked is answered in time or not at all:
/// while an answer is owed nothing more is asked, so a player that hangs is not drowned, and one that does not read holds
/// nobody up. All that belongs to us in it, overlays and keys, goes with the connection.
package final class IPCPlayer: MPVPlayer {
    private struct State {
        var lines = PlayerLines()
        var events: [MPVEvent] = []
        /// Requests without an answer yet.
        var owed: Set<Int64> = []
        /// The answer to the request that is waited for.
        var answer: (id: Int64, value: MPVNode?, reason: String)?
        /// Events that had come before that answer.
        var eventsBefore = 0
        var unsent: [UInt8] = []
        var lastID: Int64 = 0
        var isGone = false
    }

    private let state = Mutex(State())
    private let socket: PlayerSocket
    /// Seconds that an answer may take.
    private let patience: Double
    /// The name by which mpv knows this connection: it chooses it.
    package let clientName: String

    /// Events that nobody has taken; more are lost, and that is told.
    private static let mostEvents = 10_000

    /// Says the first words; what the player has sent before is old, and is let go.
    ///
    /// - Parameters:
    ///   - socket: The connection.
    ///   - patience: Seconds that an answer may take.
    /// - Throws: `MPVError.gone` or `.late`: it is no player, or it hangs.
    package init(_ socket: PlayerSocket, patience: Double = 2) throws(MPVError) {
        self.socket = socket
        self.patience = patience
        let request = PlayerMessage.request([.string("client_name")], id: 1)
        let name: String? = try self.state.withLock { state throws(MPVError) in
            state.lastID = 1
            let name = try Self.exchange(request, "its name", &state, socket, ContinuousClock.now + .seconds(patience))
            state.events.removeFirst(state.eventsBefore)
            return name.string
        }
        self.clientName = name ?? "trakt_mpv"
    }

    /// Tells of the file that is played already as if it had just been loaded; to be called after `observe`.
    package func catchUp() {
        guard self.double("time-pos") != nil, self.string("path") != nil else { return }
        self.state.withLock { state in
            if !state.events.contains(.fileLoaded) { state.events += [.fileLoaded, .playbackRestart] }
        }
    }

    /// Ends the connection; the next event is `shutdown`.
    package func disconnect() { self.socket.end() }

    package func waitForEvent(timeout: Double) -> MPVEvent? {
        let deadline = timeout < 0 ? nil : ContinuousClock.now + .seconds(min(timeout, 86400))
        while true {
            if let event = self.state.withLock({ Self.takeEvent(&$0) }) { return event }
            let rest = deadline.map { max(ContinuousClock.now.duration(to: $0) / .seconds(1), 0) } ?? -1
            switch self.socket.wait(rest, hearsBell: true) {
            case .ready: self.state.withLock { Self.read(&$0, self.socket) }
            case .rung, .tooLong: return self.state.withLock { Self.takeEvent(&$0) }
            }
        }
    }

    package func wakeUp() { self.socket.ring() }

    package func command(_ words: [String]) throws(MPVError) {
        _ = try self.ask(words.map { .string($0) }, "the command \(words.first ?? "")")
    }

    package func double(_ name: String) -> Double? { self.node(name).number }

    package func flag(_ name: String) -> Bool? { if case .flag(let flag) = self.node(name) { flag } else { nil } }

    package func string(_ name: String) -> String? { self.value("get_property_string", name).string }

    package func node(_ name: String) -> MPVNode { self.value("get_property", name) }

    private func value(_ command: String, _ name: String) -> MPVNode {
        // A property without a value is refused like one that does not exist.
        (try? self.ask([.string(command), .string(name)], name)) ?? .none
    }

    package func observe(_ name: String) throws(MPVError) {
        _ = try self.ask([.string("observe_property"), .integer(1), .string(name)], "to observe \(name)")
    }

    /// There are none over IPC.
    package func addHook(_ name: String) throws(MPVError) {
        throw .refused(what: "the hook \(name)", code: 0, reason: "there are none over IPC")
    }

    package func continueHook(_ id: UInt64) {}

    // MARK: - Requests

    private func ask(_ command: [MPVNode], _ what: String) throws(MPVError) -> MPVNode {
        let deadline = ContinuousClock.now + .seconds(self.patience)
        return try self.state.withLock { state throws(MPVError) in
            while !state.owed.isEmpty, !state.isGone { try Self.hear(&state, self.socket, deadline) }
            state.lastID += 1
            let request = PlayerMessage.request(command, id: state.lastID)
            return try Self.exchange(request, what, &state, self.socket, deadline)
        }
    }

    /// Sends a request and waits for its answer; events that come meanwhile are kept.
    private static func exchange(
        _ request: [UInt8],
        _ what: String,
        _ state: inout State,
        _ socket: PlayerSocket,
        _ deadline: ContinuousClock.Instant
    ) throws(MPVError) -> MPVNode {
        guard !state.isGone else { throw .gone }
        let id = state.lastID
        state.owed.insert(id)
        state.unsent += request
        Self.write(&state, socket)
        while true {
            if let answer = state.answer, answer.id == id {
                state.answer = nil
                guard let value = answer.value else { throw .refused(what: what, code: 0, reason: answer.reason) }
                return value
            }
            guard !state.isGone else { throw .gone }
            try Self.hear(&state, socket, deadline)
        }
    }

    /// Waits until something has come, or could be sent.
    private static func hear(
        _ state: inout State,
        _ socket: PlayerSocket,
        _ deadline: ContinuousClock.Instant
    ) throws(MPVError) {
        let rest = ContinuousClock.now.duration(to: deadline) / .seconds(1)
        guard rest > 0 else { throw .late }
        _ = socket.wait(rest, wantsRoom: !state.unsent.isEmpty)
        Self.write(&state, socket)
        Self.read(&state, socket)
    }

    private static func write(_ state: inout State, _ socket: PlayerSocket) {
        guard !state.unsent.isEmpty else { return }
        guard let count = socket.write(state.unsent[...]) else {
            // What it has said before it went may still be there to be read.
            state.unsent = []
            return
        }
        state.unsent.removeFirst(count)
    }

    private static func read(_ state: inout State, _ socket: PlayerSocket) {
        // One piece at a time: who sends without end must not keep us from looking at the clock.
        guard let piece = socket.read() else {
            state.isGone = true
            return
        }
        for line in state.lines.take(piece) { Self.take(line, &state) }
    }

    private static func take(_ line: [UInt8], _ state: inout State) {
        switch PlayerMessage(line) {
        case .answer(let id, let value, let reason):
            // One that comes too late is nobody's any more.
            guard state.owed.remove(id) != nil, id == state.lastID else { return }
            state.answer = (id, value, reason)
            state.eventsBefore = state.events.count
        case .event(let event):
            if state.events.count < Self.mostEvents {
                state.events.append(event)
            } else if state.events.last != .queueOverflow {
                state.events.append(.queueOverflow)
            }
        case nil: return
        }
    }

    private static func takeEvent(_ state: inout State) -> MPVEvent? {
        if !state.events.isEmpty { return state.events.removeFirst() }
        return state.isGone ? .shutdown : nil
    }
}
