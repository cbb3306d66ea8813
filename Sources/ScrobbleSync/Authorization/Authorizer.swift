package import Foundation
internal import Logbook
package import Logging
internal import Storage
internal import TaskRuntime
package import TraktAPI

/// Keeps the login alive: renews at half life, once for all tasks and processes.
package actor Authorizer<C: Clock<Duration>> {
    package enum Failure: Error, Hashable, Sendable {
        /// There is no login, or Trakt no longer knows it.
        case signedOut
        /// The login was made with another client id.
        case otherApp
        case trakt(TraktError)
        /// The new pair could not be stored; it was not used.
        case storage(String)
        /// Another process has been renewing for too long.
        case busy
    }

    private let client: TraktClient
    private let store: TokenStore
    private let clock: C
    private let logger: Logger
    private let now: @Sendable () -> Date
    private let renewal = SharedWork<AccessToken>()
    /// A pair that still lives is not exchanged again at once after a failure.
    private var nextRenewal: C.Instant?

    /// How long a pair that still lives is used after its renewal has failed.
    private static var pause: Duration { .seconds(60) }

    /// - Parameters:
    ///   - client: Trakt.
    ///   - store: Where the pair is.
    ///   - clock: To wait with.
    ///   - logger: Told of renewals and why they failed; never of a token.
    ///   - now: The time.
    package init(
        client: TraktClient,
        store: TokenStore,
        clock: C,
        logger: Logger = .silent,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.client = client
        self.store = store
        self.clock = clock
        self.logger = logger
        self.now = now
    }

    /// The stored access token, good or not; nil when nobody is logged in.
    package nonisolated var current: String? { self.store.load()?.access }

    /// Whether nobody is logged in because Trakt no longer knew the login.
    package nonisolated var hasDied: Bool { self.store.hasDied }

    /// An access token to use now.
    ///
    /// - Parameter refused: A token that Trakt has just refused: it is not given again.
    /// - Returns: The token.
    /// - Throws: `Failure`.
    package func token(after refused: String? = nil) async throws(Failure) -> String {
        guard let pair = self.store.load() else { throw .signedOut }
        guard self.client.owns(pair) else { throw .otherApp }
        let isGood = pair.access != refused && self.now() < pair.expiresAt
        if isGood, self.now() < pair.renewAt || self.nextRenewal.map({ self.clock.now < $0 }) ?? false {
            return pair.access
        }
        do {
            return try await self.renewed(pair).access
        } catch let failure {
            self.logger.note("The login could not be renewed", failure, at: .warning)
            // A renewal that failed for now does not spoil a pair that still lives.
            self.nextRenewal = self.clock.now.advanced(by: Self.pause)
            if isGood, failure != .signedOut { return pair.access }
            throw failure
        }
    }

    private func renewed(_ pair: AccessToken) async throws(Failure) -> AccessToken {
        do {
            // The renewal must go to its end and be stored even when the asker gives up waiting.
            return try await self.renewal.value { try await self.renew(pair) }
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
        if pair.refresh != seen.refresh {
            self.logger.info("Another process has renewed the login")
            return pair
        }
        // A pair that could not be kept would be lost with the old one, which is dead as soon as Trakt says yes.
        try self.store.tryOut()
        let answer: AccessToken?
        do { answer = try await self.client.refresh(pair.refresh) } catch { throw Failure.trakt(error) }
        guard let fresh = answer else {
            if self.store.bury(pair) {
                self.logger.warning("Trakt no longer knows the login, and it is forgotten")
                throw Failure.signedOut
            }
            return try await self.pairOfOthers(besides: nil)
        }
        guard try self.store.replace(pair, with: fresh) else { return try await self.pairOfOthers(besides: fresh) }
        self.logger.info("The login was renewed", metadata: ["expires": "\(TraktDate.text(fresh.expiresAt))"])
        return fresh
    }

    /// The pair of a login that was made while another one was renewed; what the renewal has brought is nobody's.
    ///
    /// - Throws: `Failure.signedOut` where the user has logged out meanwhile: then the new pair is revoked too.
    private func pairOfOthers(besides fresh: AccessToken?) async throws -> AccessToken {
        if let current = self.store.load() {
            self.logger.info("Somebody has logged in while the login before was renewed")
            return current
        }
        self.logger.info("Somebody has logged out while the login was renewed")
        if let fresh {
            await self.logger.attempt("The renewed login could not be revoked; it expires by itself") {
                try await self.client.revoke(fresh.access)
            }
        }
        throw Failure.signedOut
    }

    private func lock() async throws -> FileLock {
        for _ in 0..<200 {
            if let lock = self.store.lock() { return lock }
            try await self.clock.sleep(for: .milliseconds(100))
        }
        throw Failure.busy
    }
}

extension Authorizer.Failure: LoggedError {
    package var logWord: String {
        switch self {
        case .signedOut: "signed out"
        case .otherApp: "of another client id"
        case .trakt(let error): error.logWord
        case .storage: "cannot be stored"
        case .busy: "another process is at it"
        }
    }
}
