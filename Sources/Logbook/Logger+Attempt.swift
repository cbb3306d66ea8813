package import Logging

extension Logger {
    /// Does what may fail without harm, and notes a failure.
    ///
    /// - Parameters:
    ///   - failure: What has failed, in a sentence that is always the same.
    ///   - level: At which a failure is noted.
    ///   - body: What to do.
    /// - Returns: What came of it; nil after a failure.
    @discardableResult
    package func attempt<Value>(
        _ failure: StaticString,
        at level: Level = .notice,
        _ body: () throws -> Value
    ) -> Value? {
        do {
            return try body()
        } catch {
            self.note(failure, error, at: level)
            return nil
        }
    }

    /// Does what may fail without harm, and takes its time; a failure is noted, except that somebody no longer waits.
    ///
    /// - Parameters:
    ///   - failure: What has failed, in a sentence that is always the same.
    ///   - level: At which a failure is noted.
    ///   - body: What to do.
    /// - Returns: What came of it; nil after a failure.
    @discardableResult
    package func attempt<Value>(
        _ failure: StaticString,
        at level: Level = .notice,
        _ body: () async throws -> Value
    ) async -> Value? {
        do {
            return try await body()
        } catch {
            if !(error is CancellationError) { self.note(failure, error, at: level) }
            return nil
        }
    }

    /// Notes a failure.
    package func note(_ failure: StaticString, _ error: any Error, at level: Level = .notice) {
        self.log(level: level, "\(failure)", metadata: ["error": .failure(error)])
    }
}
