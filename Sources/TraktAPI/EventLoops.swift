internal import CTaskHook
internal import NIOCore
internal import NIOPosix

/// The threads that wait for the network, and in a player run all other tasks too.
package enum EventLoops {
    /// Two, as a disk may hold one of them up for some milliseconds.
    private static let count = 2

    /// Has these threads run every task of the process, in place of Swift's own.
    ///
    /// Swift's are Dispatch's, which looks after them once a second for ever, be there anything to do or not: a paused film
    /// would keep the processor from sleeping. Waits go by `EventLoopClock`, for the same reason.
    ///
    /// To be called once, on the main thread, before the first task.
    package static func runAllTasks() {
        NIOSingletons.groupLoopCountSuggestion = self.count
        // Now, for no thread can be made while a library is opened elsewhere.
        _ = MultiThreadedEventLoopGroup.singleton
        ctaskhook_install { piece in
            // The loop that we are on, if it is one.
            MultiThreadedEventLoopGroup.singleton.any().execute { ctaskhook_run(piece) }
        }
    }
}
