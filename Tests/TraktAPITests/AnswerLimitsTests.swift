import Foundation
import TestSupport
import Testing

@testable import TraktAPI

@Suite struct AnswerLimitsTests {
    /// Answers yes with one body, as much of it as is asked for.
    private struct Answering: HTTPTransport {
        let body: Data

        func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse {
            TraktResponse(status: 200, body: self.body.prefix(request.largestAnswer))
        }
    }

    private func client(_ body: String) -> TraktClient {
        TraktClient(.init(clientID: "id"), userAgent: "test", transport: Answering(body: Data(body.utf8)))
    }

    static func list(_ element: String, _ count: Int) -> String {
        "[" + Array(repeating: element, count: count).joined(separator: ",") + "]"
    }

    /// Every endpoint that reads an answer.
    private static let endpoints: [@Sendable (TraktClient) async throws -> Void] = [
        { _ = try await $0.search("dune", .movie, exact: false) },
        { _ = try await $0.search("dune", .show, exact: true) },
        { _ = try await $0.lookUp(.imdb, "tt1", kind: .movie) },
        { _ = try await $0.title(.show, "1") }, { _ = try await $0.aliases(.movie, 1) },
        { _ = try await $0.translations(.movie, 1) }, { _ = try await $0.seasons(ofShow: 1) },
        { _ = try await $0.episode(ofShow: 1, season: 1, number: 1) }, { _ = try await $0.account(token: "t") },
        { _ = try await $0.history(in: .distantPast ... .distantFuture, token: "t") },
        { _ = try await $0.playback(.movie, since: .distantPast, token: "t") },
        { _ = try await $0.wholeHistory(in: .distantPast ... .distantFuture, token: "t") },
        { _ = try await $0.ratings(of: .movie, token: "t") }, { _ = try await $0.lastActivities(token: "t") },
        { _ = try await $0.removeFromHistory(ids: [1], token: "t") },
        { _ = try await $0.addToHistory([], token: "t") }, { _ = try await $0.rate([], token: "t") },
        { _ = try await $0.scrobble(.start, .episode(trakt: 1), progress: 1, token: "t") },
        { _ = try await $0.deviceCode() }, { _ = try await $0.refresh("t") },
    ]

    /// Bodies of megabytes.
    enum Excess: String, CaseIterable {
        case objects, lists, numbers, depth, depthOfObjects, objectsWithin, listsOfLists, members, space

        var body: String {
            switch self {
            case .objects: AnswerLimitsTests.list("{}", 2_700_000)
            case .lists: AnswerLimitsTests.list("[]", 2_700_000)
            case .numbers: AnswerLimitsTests.list("1", 4_000_000)
            case .depth: String(repeating: "[", count: 4_000_000)
            case .depthOfObjects: String(repeating: "{\"a\":", count: 1_000_000)
            case .objectsWithin: "{\"a\":\(AnswerLimitsTests.list("{}", 1_000_000))}"
            case .listsOfLists: AnswerLimitsTests.list(AnswerLimitsTests.list("{}", 400), 400)
            case .members: AnswerLimitsTests.list("{\"a\":1\(String(repeating: ",\"a\":1", count: 20_000))}", 20)
            case .space: "[\(String(repeating: " ", count: 9_000_000))"
            }
        }
    }

    @Test(arguments: Excess.allCases)
    func `what is too much is seen before it costs anything, at every endpoint`(excess: Excess) async {
        let client = self.client(excess.body)
        for ask in Self.endpoints {
            await #expect(throws: TraktError.unexpectedResponse(status: 200)) { try await ask(client) }
        }
    }

    @Test func `as much as Trakt can have to say is read`() async throws {
        let ids = #""ids":{"trakt":1,"slug":"a","imdb":"tt1","tmdb":1}"#
        let languages = Self.list("\"en\"", 180)
        let film =
            #"{"title":"[{,\"}]","year":2021,\#(ids),"available_translations":\#(languages),"overview":"\#(String(repeating: ",", count: 2000))"}"#
        let hits = Self.list("{\"type\":\"movie\",\"score\":1,\"movie\":\(film)}", 250)
        #expect(try await self.client(hits).search("a", .movie, exact: false).count == 250)
        let names = Self.list(#"{"title":"a","country":"us"}"#, 2000)
        #expect(try await self.client(names).aliases(.movie, 1).count == 2000)
        // A daily show of forty years.
        let episode =
            #"{"season":1,"number":1,"title":"a","ids":{"trakt":1,"tvdb":1,"imdb":"tt1","tmdb":1},"number_abs":1,"runtime":20,"#
            + #""overview":"\#(String(repeating: "o", count: 400))","first_aired":"2020-01-01T00:00:00.000Z"}"#
        let seasons = "[{\"number\":1,\"episodes\":\(Self.list(episode, 11_000))}]"
        #expect(try await self.client(seasons).seasons(ofShow: 1).first?.episodes?.count == 11_000)
        let play = #"{"id":1,"watched_at":"2020-01-01T00:00:00.000Z","type":"movie","movie":{"title":"a",\#(ids)}}"#
        let history = self.client(Self.list(play, 10_001))
        #expect(try await history.wholeHistory(in: .distantPast ... .distantFuture, token: "t").count == 10_001)
    }

    @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf32BigEndian])
    func `only UTF-8 is read, or the limits could be got round`(encoding: String.Encoding) async throws {
        let body = try #require("[]".data(using: encoding))
        #expect(!AnswerLimits.page.hold(body))
        #expect(AnswerLimits.page.hold(Data("[]".utf8)))
        #expect(AnswerLimits.page.hold(Data()))
    }

    @Test(arguments: [
        "", " ", "a b", "\u{1B}[31m", "ü", "a\r\nX: y", String(repeating: "a", count: 100_000),
    ])
    func `a token that cannot stand in a header is none`(token: String) async throws {
        let pair = ["access_token": token, "refresh_token": "r"]
        let (access, refresh) = (String(decoding: try JSONEncoder().encode(pair), as: UTF8.self).dropLast(), "r")
        let client = self.client("\(access),\"expires_in\":86400}")
        await #expect(throws: TraktError.unexpectedResponse(status: 200)) { _ = try await client.refresh(refresh) }
    }
}
