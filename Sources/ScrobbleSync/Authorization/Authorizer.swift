package import Foundation
package import TraktAPI

/// Keeps the login alive: renews at half life, once for all tasks and processes.
package actor Authorizer<C: Clock<Duration>> {
    package enum Failure: Error, Hashable, Sendable {
        /// There is no login, or Trakt no longer knows it.
        case signedOut
        case trakt(TraktError)
        /// The new pair could not be stored; it was not used.
        case storage(String)
        /// Another process has been renewing for too long.
        case busy
    }

    private let client: TraktClient
    private let store: TokenStore
    private let clock: C
    private let now: @Sendable () -> Date
    private var renewal: Task<AccessToken, any Error>?
    /// A pair that still lives is not exchanged again at once after a failure.
    private var nextRenewal: C.Instant?

    /// How long a pair that still lives is used after its renewal has failed.
    private static var pause: Duration { .seconds(60) }

    package init(client: TraktClient, store: TokenStore, clock: C, now: @escaping @Sendable () -> Date = { Date() }) {
        self.client = client
        self.store = store
        self.clock = clock
        self.now = now
    }

    /// The stored access token, good or not; nil when nobody is logged in.
    package nonisolated var current: String? { self.store.load()?.access }

    /// An access token to use now.
    ///
    /// - Parameter refused: A token that Trakt has just refused: it is not given again.
    /// - Returns: The token.
    /// - Throws: `Failure`.
    package func token(after refused: String? = nil) async throws(Failure) -> String {
        guard let pair = self.store.load() else { throw .signedOut }
        let isGood = pair.access != refused && self.now() < pair.expiresAt
        if isGood, self.now() < pair.renewAt || self.nextRenewal.map({ self.clock.now < $0 }) ?? false {
            return pair.access
        }
        do {
            return try await self.renewed(pair).access
        } catch let failure {
            // A renewal that failed for now does not spoil a pair that still lives.
            self.nextRenewal = self.clock.now.advanced(by: Self.pause)
            if isGood, failure != .signedOut { return pair.access }
            throw failure
        }
    }

    private func renewed(_ pair: AccessToken) async throws(Failure) -> AccessToken {
        // A task of its own: the renewal must go to its end and be stored even when the asker gives up waiting.
        let task = self.renewal ?? Task { try await self.renew(pair) }
        self.renewal = task
        defer { if self.renewal == task { self.renewal = nil } }
        do {
            return try await task.value
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .storage("\(error)")
        }
    }

    private func renew(_ seen: AccessToken) async throws -> AccessToken {
        let lock = try await self.lock()
        defer { withExtendedLifetime(lock) {} }
        guard let pair = self.store.load() else { throw Failure.signedOut }
        // Another process was faster: its pair is the good one.
        if pair.refresh != seen.refresh { return pair }
        // A pair that could not be kept would be lost with the old one, which is dead as soon as Trakt says yes.
        try self.store.tryOut()
        let answer: AccessToken?
        do { answer = try await self.client.refresh(pair.refresh) } catch { throw Failure.trakt(error) }
        guard let fresh = answer else {
            guard let current = self.store.load(), current.refresh != pair.refresh else {
                self.store.remove()
                throw Failure.signedOut
            }
            return current
        }
        try self.store.save(fresh)
        return fresh
    }

    private func lock() async throws -> FileLock {
        for _ in 0..<200 {
            if let lock = self.store.lock() { return lock }
            try await self.clock.sleep(for: .milliseconds(100))
        }
        throw Failure.busy
    }
}
