internal import Synchronization

/// One piece of work at a time, for all who ask for it meanwhile.
///
/// It goes to its end even when everybody who asked has given up waiting: for what must not be left half done.
package final class SharedWork<Value: Sendable>: Sendable {
    private let running = Mutex<Task<Value, any Error>?>(nil)

    package init() {}

    /// Waits for the work that is under way, or begins it.
    ///
    /// - Parameter work: What to do where nothing is under way; it does not notice when the caller is cancelled.
    /// - Returns: What came of it, the same for all who asked.
    /// - Throws: What the work throws.
    package func value(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = self.running.withLock { running in
            let task = running ?? Task { try await work() }
            running = task
            return task
        }
        defer { self.running.withLock { if $0 == task { $0 = nil } } }
        return try await task.value
    }
}
