internal import Foundation

extension TraktClient.Credentials {
    /// Bytes of an id or a secret; Trakt's have 64.
    private static let longest = 256

    /// Whether a text can be a client id or a secret: some visible ASCII, so that it can stand in a header.
    package static func isKey(_ text: String) -> Bool {
        (1...Self.longest).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

extension AccessToken {
    /// Bytes of a token; Trakt's have 64 to some hundreds.
    private static let longest = 8 << 10

    /// Whether a text can be a token: some visible ASCII, so that it can stand in a header.
    static func isToken(_ text: String) -> Bool {
        (1...Self.longest).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

extension String {
    /// Whether it can be the value of a header: no control characters.
    var isHeaderValue: Bool { self.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
}

extension TraktRequest {
    /// Bytes that go out before the body, but for what the HTTP client adds.
    var headSize: Int {
        self.headers.reduce(self.url.absoluteString.utf8.count) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    }
}
