import Foundation
import Testing
import TraktAPI

@Suite struct TraktDateTests {
    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00.000Z"), (1_700_000_000.29, "2023-11-14T22:13:20.290Z"),
        (1_700_000_000.9996, "2023-11-14T22:13:21.000Z"),
    ])
    func `dates are UTC with milliseconds and Z`(seconds: Double, text: String) {
        #expect(TraktDate.text(Date(timeIntervalSince1970: seconds)) == text)
    }

    @Test(arguments: ["2014-09-01T09:10:11.000Z", "2014-09-01T09:10:11Z"])
    func `dates are read with and without milliseconds`(text: String) {
        #expect(TraktDate.parse(text) == Date(timeIntervalSince1970: 1_409_562_611))
    }

    @Test(arguments: ["", "now", "2014", "9999999999999999999-01-01T00:00:00Z"])
    func `what is no date is nil`(text: String) {
        #expect(TraktDate.parse(text) == nil)
    }
}

@Suite struct ServiceURLTests {
    @Test(arguments: [
        ("https://api.trakt.tv", true), ("http://127.0.0.1:8080", true), ("http://localhost:1", true),
        ("http://api.trakt.tv", false), ("http://127.0.0.1.evil.example", false), ("https://user@api.trakt.tv", false),
        ("ftp://127.0.0.1", false), ("", false), ("https://", false),
    ])
    func `plain http is for loopback only`(text: String, isTaken: Bool) {
        #expect((ServiceURL(text) != nil) == isTaken)
    }
}

@Suite struct TraktErrorTests {
    @Test(arguments: ["", "<html>", "{", "null", #"{"error":null}"#])
    func `a refused poll needs no readable body`(body: String) async throws {
        let poll = try await self.poll(TraktResponse(status: 400, body: Data(body.utf8)))
        #expect(poll == .pending)
    }

    @Test(arguments: [(404, DevicePoll.void), (409, .void), (410, .expired), (418, .denied), (429, .slowDown(nil))])
    func `the status of a poll says it all`(status: Int, expected: DevicePoll) async throws {
        #expect(try await self.poll(TraktResponse(status: status)) == expected)
    }

    private func poll(_ response: TraktResponse) async throws -> DevicePoll {
        struct Answering: HTTPTransport {
            let response: TraktResponse

            func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse { self.response }
        }
        let client = TraktClient(
            TraktClient.Credentials(clientID: "id"),
            userAgent: "test",
            transport: Answering(response: response)
        )
        let code = #"{"device_code":"d","user_code":"u","verification_url":"v","expires_in":600,"interval":5}"#
        return try await client.pollDevice(JSONDecoder().decode(DeviceCode.self, from: Data(code.utf8)))
    }
}
