import TaskRuntime

/// What goes on until it is ended, and waits most of the time: `attach`, `events`, `status --follow`.
package enum LongWait {
    /// Has nothing wake the process up while it waits, but where it closes a store (`ARCHITECTURE.md`); to be called on the main thread, before the first task.
    package static func prepare() { EventLoops.runAllTasks() }
}
