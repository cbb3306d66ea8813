import Dispatch
import Foundation
import TaskRuntime

/// The signals that ask a player to go: mpv's own, and SIGHUP, which mpv does not take, so that a closed terminal would
/// kill it without a word (`Documentation/libmpv.md §2.4`).
///
/// To be made after the player is initialized, for they replace mpv's handlers. Each is taken once, as by mpv: the same
/// signal again kills.
struct QuitSignals {
    private static let numbers = [SIGINT, SIGTERM, SIGQUIT, SIGHUP]
    private let sources: [any DispatchSourceSignal]

    /// - Parameter onSignal: Called on a queue of its own.
    init(_ onSignal: @escaping @Sendable () -> Void) {
        self.sources = Self.numbers.map { number in
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .quiet)
            source.setEventHandler {
                _ = signal(number, SIG_DFL)
                onSignal()
            }
            source.resume()
            return source
        }
    }

    func cancel() {
        for source in self.sources { source.cancel() }
    }
}
