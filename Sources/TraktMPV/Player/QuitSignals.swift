import Dispatch
import Foundation
import Synchronization
import TaskRuntime

/// The signals that ask a player to go: mpv's own, and SIGHUP, which mpv does not take, so that a closed terminal would
/// kill it without a word (`Documentation/libmpv.md §2.4`).
///
/// To be made after the player is initialized, for they replace mpv's handlers. Each is taken once, as by mpv: the same
/// signal again kills.
struct QuitSignals: @unchecked Sendable {  // all that is done to its sources is to cancel them, from any thread
    private static let numbers = [SIGINT, SIGTERM, SIGQUIT, SIGHUP]
    private let sources: [any DispatchSourceSignal]

    /// - Parameter onSignal: Called on a queue of its own.
    init(_ onSignal: @escaping @Sendable () -> Void) {
        self.sources = Self.numbers.map { number in
            DispatchSource.signal(number) {
                _ = signal(number, SIG_DFL)
                onSignal()
            }
        }
    }

    func cancel() {
        for source in self.sources { source.cancel() }
    }

    /// Listens for as long as the process lives.
    func keep() { Self.kept.withLock { $0.append(self) } }

    private static let kept = Mutex<[Self]>([])
}
