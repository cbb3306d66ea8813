package import Foundation
internal import Logbook
package import Logging

/// Trakt, one method per endpoint, one attempt per call.
package struct TraktClient: Sendable {
    package struct Credentials: Hashable, Sendable {
        package var clientID: String
        /// Sent only if there is one (`Documentation/trakt.md §2.5`).
        package var clientSecret: String?

        package init(clientID: String, clientSecret: String? = nil) {
            self.clientID = clientID
            self.clientSecret = clientSecret
        }
    }

    let credentials: Credentials
    private let api: ServiceURL
    private let auth: ServiceURL
    private let userAgent: String
    private let transport: any HTTPTransport
    private var logger: Logger
    let now: @Sendable () -> Date
    /// What the answers so far say about the server's clock.
    package let serverClock = ServerClock()

    /// - Parameters:
    ///   - credentials: Of the app.
    ///   - api: Where Trakt's catalogue and account are.
    ///   - auth: Where logins are.
    ///   - userAgent: Who we are; Trakt asks for it.
    ///   - transport: The way to the network.
    ///   - logger: Told of each request what came of it; never headers nor bodies, where the secrets are.
    ///   - now: The time.
    package init(
        _ credentials: Credentials,
        api: ServiceURL = .api,
        auth: ServiceURL = .auth,
        userAgent: String,
        transport: any HTTPTransport,
        logger: Logger = .silent,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.credentials = credentials
        self.api = api
        self.auth = auth
        self.userAgent = userAgent
        self.transport = transport
        self.logger = logger
        self.now = now
    }

    /// The same client, whose requests stand in the log with the viewing that they are for.
    package func about(viewing id: String) -> Self {
        var client = self
        client.logger = self.logger.adding("viewing", "\(id)")
        return client
    }

    enum Host { case api, auth }

    /// Sends one request and notes what came of it; a status other than 2xx is an answer too.
    func exchange(
        _ method: TraktRequest.Method,
        _ path: String,
        at host: Host = .api,
        query: [(String, String)] = [],
        body: (any Encodable)? = nil,
        token: String? = nil,
        within limits: AnswerLimits = .page
    ) async throws(TraktError) -> TraktResponse {
        var request = try self.request(method, path, at: host, query: query, body: body, token: token)
        request.largestAnswer = limits.bytes
        let sentAt = self.now()
        let began = ContinuousClock.now
        let response: TraktResponse
        do {
            response = try await self.transport.send(request)
        } catch {
            self.logger.noteSilence(RequestLine(method, path, query: query), error, took: ContinuousClock.now - began)
            throw .unreachable(error)
        }
        self.serverClock.note(response, sentAt: sentAt, receivedAt: self.now())
        self.logger.noteAnswer(RequestLine(method, path, query: query), response, took: ContinuousClock.now - began)
        guard !(200..<300).contains(response.status) || limits.hold(response.body) else {
            throw .unexpectedResponse(status: response.status)
        }
        return response
    }

    private func request(
        _ method: TraktRequest.Method,
        _ path: String,
        at host: Host,
        query: [(String, String)],
        body: (any Encodable)?,
        token: String?
    ) throws(TraktError) -> TraktRequest {
        var headers = [
            (name: "User-Agent", value: self.userAgent), (name: "Content-Type", value: "application/json"),
            (name: "trakt-api-version", value: "2"), (name: "trakt-api-key", value: self.credentials.clientID),
        ]
        if let token { headers.append((name: "Authorization", value: "Bearer \(token)")) }
        let base = host == .api ? self.api : self.auth
        var components = URLComponents(url: base.url, resolvingAgainstBaseURL: false)
        components?.path += path
        // `+` has a meaning in queries that URLComponents leaves alone.
        components?.percentEncodedQuery =
            query.isEmpty ? nil : query.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
        guard let url = components?.url else { throw .badRequest }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data: Data?
        do { data = try body.map { try encoder.encode($0) } } catch { throw .badRequest }
        return TraktRequest(method: method, url: url, headers: headers, body: data)
    }

    /// Reads an answer: the status first, the body only where it is a yes.
    func decode<Value: Decodable>(_ response: TraktResponse) throws(TraktError) -> Value {
        guard (200..<300).contains(response.status) else { throw TraktError(response) }
        do {
            return try JSONDecoder().decode(Value.self, from: response.body)
        } catch {
            throw .unexpectedResponse(status: response.status)
        }
    }

    func get<Value: Decodable>(
        _ path: String,
        query: [(String, String)] = [],
        token: String? = nil,
        within limits: AnswerLimits = .page
    ) async throws(TraktError) -> Value {
        try self.decode(await self.exchange(.get, path, query: query, token: token, within: limits))
    }

    private static func escaped(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
