import Foundation
import Logbook
import Logging
import TestSupport
import Testing

@testable import TraktAPI

@Suite struct RequestLineTests {
    /// Answers everything alike.
    private struct Answering: HTTPTransport {
        var answer: Result<TraktResponse, TransportFailure>

        func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse { try self.answer.get() }
    }

    @Test(arguments: [
        ("/sync/history", "/sync/history"), ("/shows/1390/seasons/1/episodes/2", "/shows/1390/seasons/1/episodes/2"),
        ("/shows/the-office/seasons", "/shows/*/seasons"), ("/search/imdb/tt0268126", "/search/imdb/*"),
        ("/movies/secretary-2002", "/movies/*"), ("/scrobble/start", "/scrobble/start"), ("", ""), ("/٣", "/*"),
    ])
    func `a path tells no title`(path: String, seen: String) {
        #expect(RequestLine(.get, path, query: [("query", "Secretary")]).publicPath == seen)
    }

    /// Runs requests and returns what is in the log.
    private func log(
        _ level: Logger.Level,
        answer: Result<TraktResponse, TransportFailure>,
        _ body: (TraktClient) async throws -> Void
    ) async throws -> String {
        let home = try TemporaryDirectory()
        let client = TraktClient(
            .init(clientID: "the-app", clientSecret: "its-secret"),
            userAgent: "test/1",
            transport: Answering(answer: answer),
            logger: LogFile(folder: home.url.path).logger(level)
        )
        // What the answers are worth to the caller is tested elsewhere.
        do { try await body(client.about(viewing: "V1")) } catch {}
        return try String(contentsOf: home.url.appending(path: "trakt-mpv.log"), encoding: .utf8)
    }

    @Test func `a request is one line with path, status, duration and viewing`() async throws {
        let text = try await self.log(.info, answer: .success(TraktResponse(status: 200, body: Data("[]".utf8)))) {
            client in
            _ = try await client.search("Secretary", .movie, exact: false)
        }
        #expect(text.contains(#/Trakt answered method=GET ms=\d+ path=/search/movie status=200 viewing=V1\n/#))
        #expect(!text.contains("Secretary"))
    }

    @Test func `no answer says whether the request may have arrived`() async throws {
        let failure = TransportFailure(mayHaveArrived: true, reason: "no answer in time")
        let text = try await self.log(.info, answer: .failure(failure)) { client in _ = try await client.deviceCode() }
        #expect(text.contains("notice") && text.contains("may_have_arrived=true"))
        #expect(text.contains("reason=\"no answer in time\""))
    }

    @Test(arguments: [Logger.Level.info, .trace])
    func `neither tokens nor secrets are in the log`(level: Logger.Level) async throws {
        let body = #"{"access_token":"fresh-access","refresh_token":"fresh-refresh","expires_in":1000}"#
        let text = try await self.log(level, answer: .success(TraktResponse(status: 200, body: Data(body.utf8)))) {
            client in
            _ = try await client.refresh("old-refresh")
            try await client.revoke("old-access")
            _ = try await client.account(token: "old-access")
        }
        #expect(text.split(separator: "\n").count == 3)
        for secret in ["fresh-access", "fresh-refresh", "old-refresh", "old-access", "its-secret", "the-app"] {
            #expect(!text.contains(secret))
        }
    }

    @Test func `a search is seen by who wants to see it`() async throws {
        let text = try await self.log(.debug, answer: .success(TraktResponse(status: 200, body: Data("[]".utf8)))) {
            client in
            _ = try await client.search("Secretary", .movie, exact: false)
        }
        #expect(text.contains("query=Secretary"))
    }
}
