import Foundation
import Logbook
import Logging
import ScrobbleSync
import TaskRuntime
import TraktAPI

/// Trakt, opened for one command or one player: the client, and those who work with it.
struct Trakt: Sendable {
    let client: TraktClient
    private let environment: Environment

    /// - Parameters:
    ///   - environment: Without a client id, nothing is opened.
    ///   - transport: The way to Trakt.
    init?(_ environment: Environment, over transport: any HTTPTransport) {
        guard let id = environment.clientID else { return nil }
        self.environment = environment
        self.client = TraktClient(
            TraktClient.Credentials(clientID: id, clientSecret: environment.settings.clientSecret),
            api: environment.settings.api,
            auth: environment.settings.auth,
            userAgent: "trakt-mpv/\(Environment.version)",
            transport: transport,
            logger: environment.logger
        )
    }

    /// Everything that sends.
    func engine(
        _ outbox: Outbox,
        onEvent: @escaping @Sendable (SyncEvent) -> Void = { _ in }
    ) -> SyncEngine<EventLoopClock> {
        let clock = EventLoopClock()
        let logger = self.environment.logger
        let feed = ActivityFeed(self.environment, outbox)
        return SyncEngine(
            outbox: outbox,
            client: self.client,
            authorizer: Authorizer(client: self.client, store: self.environment.tokens, clock: clock, logger: logger),
            matcher: self.matcher(outbox),
            clock: clock,
            patience: self.environment.settings.patience,
            logger: logger
        ) { event in
            feed.tell(event)
            onEvent(event)
        }
    }

    /// Finds what files are, by what the user has said first; without an outbox by the rules of the config alone.
    func matcher(_ outbox: Outbox?) -> MediaMatcher {
        MediaMatcher(
            client: self.client,
            cache: self.environment.cache,
            corrections: self.environment.corrections(outbox),
            kinds: self.environment.settings.kinds,
            logger: self.environment.logger
        )
    }

    /// Tells Trakt of logins that are over and that it could not be told of before.
    ///
    /// - Returns: Why one could not be revoked; it is tried again another time.
    @discardableResult
    func settleRevocations() async -> TraktError? {
        do throws(TraktError) {
            try await self.environment.revocations.settle(self.client, at: Date())
            return nil
        } catch {
            self.environment.logger.note("A login could not be revoked", error)
            return error
        }
    }

    /// Finds what files are as if the user had never said anything: to choose anew.
    var guesser: MediaMatcher {
        MediaMatcher(
            client: self.client,
            cache: self.environment.cache,
            logger: self.environment.logger.adding("purpose", "to choose anew")
        )
    }
}

extension Environment {
    /// Opens Trakt for as long as the body runs, and closes it however that ends: a transport that is only released leaks,
    /// and traps in a debug build.
    ///
    /// - Parameter body: Uses Trakt, which is not to be kept; nil without a client id.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws.
    func withTrakt<Value, Failure: Error>(
        _ body: (Trakt?) async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        guard self.clientID != nil else { return try await body(nil) }
        let transport = AsyncHTTPTransport(self.settings.network)
        let result: Result<Value, Failure>
        do throws(Failure) {
            result = .success(try await body(Trakt(self, over: transport)))
        } catch {
            result = .failure(error)
        }
        await self.logger.attempt("Connections could not be closed in good order") { try await transport.shutdown() }
        return try result.get()
    }
}
