internal import CTaskHook
internal import NIOCore
internal import NIOPosix

/// The threads that wait for the network, and in a player run all other tasks too.
///
/// This module is why a paused film lets the processor sleep. Swift runs tasks, and waits for `Task.sleep`, on Dispatch's
/// shared queues. Dispatch has a thread of its own look after those once a second, from their first use on and for ever, be
/// there anything to do or not. So in a player nothing may touch them: tasks run on the network's event loops, waits go by
/// `EventLoopClock`, signals and keys come on `DispatchQueue.quiet`, and a task that nobody in a group waits for is a
/// `SharedWork`. `Scripts/lint` keeps the rest of the sources from the other ways.
package enum EventLoops {
    /// Two, as a disk may hold one of them up for some milliseconds.
    private static let count = 2

    /// Has these threads run every task of the process, in place of Swift's own.
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
