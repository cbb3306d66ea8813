import MPV
import Synchronization

/// What others want to tell the thread that runs the player: all calls of the player but waking it come from there.
final class PlayerInbox<Message: Sendable>: Sendable {
    private struct State {
        var messages: [Message] = []
        var client: (any MPVPlayer)?
    }

    private let state = Mutex(State())

    /// Leaves a message and wakes the player's thread; returns at once.
    func post(_ message: Message) {
        self.state.withLock { state in
            state.messages.append(message)
            // Under the lock, so that it cannot fall behind the player's end.
            state.client?.wakeUp()
        }
    }

    /// Takes what is there, oldest first.
    func take() -> [Message] {
        self.state.withLock { state in
            defer { state.messages = [] }
            return state.messages
        }
    }

    func attach(_ client: any MPVPlayer) { self.state.withLock { $0.client = client } }

    /// To be called before the player is destroyed.
    func detach() { self.state.withLock { $0.client = nil } }
}
