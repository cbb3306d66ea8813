internal import Synchronization

/// Wakes one waiter: by a ring, or when its time has come.
///
/// A ring while nobody waits is kept.
final class Bell: Sendable {
    private struct State {
        var hasRung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func ring() {
        let waiter = self.state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.hasRung = true }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Waits for a ring, for a time to pass or for cancellation; one waiter at a time.
    ///
    /// - Parameters:
    ///   - duration: After which to go on all the same; nil waits for a ring only.
    ///   - clock: Measures it.
    func wait<C: Clock<Duration>>(atMost duration: Duration?, _ clock: C) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.ringing() }
            // Cancelled by the ring, or with the one who waits.
            if let duration { group.addTask { try? await clock.sleep(for: duration) } }
            await group.next()
            group.cancelAll()
        }
    }

    private func ringing() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = self.state.withLock { state in
                    if Task.isCancelled { return true }
                    if state.hasRung {
                        state.hasRung = false
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = self.state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
        }
    }
}
