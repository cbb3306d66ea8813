/// One thing that can happen to a request.
package struct BadDay: Sendable {
    package enum Means: Hashable, Sendable {
        /// Members of a fault of the simulator.
        case fault(String)
        /// Goes to another address: nobody there, no such name, somebody who is not Trakt.
        case detour(String)
        case certificate(TLSListener.Certificate)
        /// Trakt has the play already, and says when.
        case conflict
    }

    package var name: String
    package var means: Means
    /// Whether a transport that soon gives up is needed, for real seconds pass.
    package var isLong = false

    package init(_ name: String, _ fault: String, isLong: Bool = false) {
        self.name = name
        self.means = .fault(fault)
        self.isLong = isLong
    }

    package init(_ name: String, _ means: Means) {
        self.name = name
        self.means = means
    }

    /// The beginning of an answer, for JSON.
    private static let yes = #"HTTP/1.1 200 OK\r\n"#

    package static let all: [BadDay] =
        [
            BadDay("refused", .detour("http://127.0.0.1:9")), BadDay("no such name", .detour("http://trakt.invalid")),
            BadDay("TLS wrong name", .certificate(.wrongName)), BadDay("TLS self-signed", .certificate(.selfSigned)),
            BadDay("TLS expired", .certificate(.expired)),
            BadDay("reset before", #""kind":"reset-before""#),
            BadDay("reset before, applied", #""kind":"reset-before","applied":true"#),
            BadDay("reset during", #""kind":"reset-during""#), BadDay("reset after", #""kind":"reset-after""#),
            BadDay("lost", #""kind":"lost","applied":false"#),
            BadDay("lost, applied", #""kind":"lost","applied":true"#),
            BadDay("hang", #""kind":"hang""#, isLong: true),
            BadDay("1 byte a second", #""kind":"slow","milliseconds":1000"#, isLong: true),
            BadDay("no end", #""kind":"raw","body":"\#(yes)Content-Length: 100\r\n\r\n[""#, isLong: true),
            BadDay(
                "no end, applied",
                #""kind":"raw","applied":true,"body":"\#(yes)Content-Length: 9999\r\n\r\n[","again":" ""#,
                isLong: true
            ),
            BadDay("status 000", #""kind":"raw","body":"HTTP/1.1 000 Odd\r\nContent-Length: 0\r\n\r\n","seconds":0"#),
            BadDay(
                "status 099, applied",
                #""kind":"raw","applied":true,"body":"HTTP/1.1 099 Odd\r\nContent-Length: 2\r\n\r\n{}","seconds":0"#
            ),
            BadDay("truncated JSON", #""kind":"truncated""#), BadDay("2 MB of HTML", #""kind":"html","size":2000000"#),
            BadDay("wrong types", #""kind":"wrong-types""#), BadDay("nulls", #""kind":"nulls""#),
            BadDay("empty", #""kind":"empty""#), BadDay("403 HTML", #""status":403,"html":true"#),
            BadDay("409 with body", .conflict), BadDay("409", #""status":409,"applied":true"#),
            BadDay("429 after 2", #""status":429,"retryAfter":"2""#), BadDay("429", #""status":429"#),
            BadDay("429 after 1e12", #""status":429,"retryAfter":"1000000000000""#),
            BadDay("429 after -5", #""status":429,"retryAfter":"-5""#),
            BadDay("429 after soon", #""status":429,"retryAfter":"soon""#),
            BadDay("500, applied", #""status":500,"applied":true"#),
            BadDay("503 HTML, applied", #""status":503,"html":true,"applied":true"#),
            BadDay("400 invalid_grant", #""status":400,"body":"{\"error\":\"invalid_grant\"}""#),
        ]
        + [400, 401, 404, 405, 412, 420, 422, 423, 426, 500, 502, 503, 504, 520, 521, 522].map {
            BadDay("\($0)", #""status":\#($0)"#)
        }
}
