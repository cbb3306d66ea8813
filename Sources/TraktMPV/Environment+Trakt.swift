import Logbook
import TraktAPI

extension Environment {
    /// Trakt over a transport; nil without a client id.
    func trakt(_ transport: any HTTPTransport) -> TraktClient? {
        guard let id = self.settings.clientID, !id.isEmpty else { return nil }
        return TraktClient(
            TraktClient.Credentials(clientID: id, clientSecret: self.settings.clientSecret),
            api: self.settings.api,
            auth: self.settings.auth,
            userAgent: "trakt-mpv/\(Self.version)",
            transport: transport,
            logger: self.logger
        )
    }

    /// Lends a transport, and shuts it down however the body ends: one that is only let go leaks, and ends a debug build.
    ///
    /// - Parameter body: Uses the transport; not to be kept.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws.
    func withTransport<Value, Failure: Error>(
        _ body: (AsyncHTTPTransport) async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let transport = AsyncHTTPTransport()
        let result: Result<Value, Failure>
        do throws(Failure) { result = .success(try await body(transport)) } catch { result = .failure(error) }
        await self.logger.attempt("Connections could not be closed in good order") { try await transport.shutdown() }
        return try result.get()
    }
}
