internal import Foundation

/// What came back on a socket, byte by byte, and how it ended.
package struct RawAnswer: Sendable {
    package enum End: Sendable { case closed, reset }

    package var bytes: [UInt8]
    package var end: End

    package var text: String { String(decoding: self.bytes, as: UTF8.self) }

    private var parts: (head: Substring, body: Substring) {
        let text = Substring(self.text)
        guard let gap = text.firstRange(of: "\r\n\r\n") else { return (text, "") }
        return (text[..<gap.lowerBound], text[gap.upperBound...])
    }

    package var status: Int { self.parts.head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0 }
    package var body: String { String(self.parts.body) }

    package func header(_ name: String) -> String? {
        let lines = self.parts.head.split(separator: "\r\n").dropFirst()
        let line = lines.first { $0.lowercased().hasPrefix("\(name.lowercased()): ") }
        return line.map { String($0.dropFirst(name.count + 2)) }
    }
}

/// HTTP over a bare socket, one connection a request: nothing is repeated, added or hidden.
package struct RawClient: Sendable {
    package let port: Int

    package struct Failure: Error { let code: Int32 }

    package init(port: Int) {
        self.port = port
    }

    /// The headers of a well-behaved client, with a token where there is one.
    package static func manners(token: String? = nil, app: String = "key") -> [String: String] {
        var headers = [
            "User-Agent": "test/1", "Content-Type": "application/json", "trakt-api-version": "2",
            "trakt-api-key": app,
        ]
        if let token { headers["Authorization"] = "Bearer \(token)" }
        return headers
    }

    /// Sends a request and reads the answer to its end, on a thread of its own: a server in this process needs the others.
    package func send(
        _ method: String,
        _ path: String,
        headers: [String: String] = [:],
        body: String = ""
    ) async throws -> RawAnswer {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try self.send(method, path, headers: headers, body: body) })
            }
        }
    }

    /// As above, on this thread: for a server in another process.
    package func send(
        _ method: String,
        _ path: String,
        headers: [String: String] = [:],
        body: String = ""
    ) throws -> RawAnswer {
        var text = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(self.port)\r\nConnection: close\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        if method != "GET" || !body.isEmpty { text += "Content-Length: \(body.utf8.count)\r\n" }
        return try self.exchange(Array((text + "\r\n" + body).utf8))
    }

    /// Sends bytes as they are, on a thread of its own.
    package func exchange(_ request: [UInt8]) async throws -> RawAnswer {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try self.exchange(request) }) }
        }
    }

    private func exchange(_ request: [UInt8]) throws -> RawAnswer {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(self.port)).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { throw Failure(code: errno) }
        var rest = request[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        return Self.readAll(descriptor)
    }

    private static func readAll(_ descriptor: Int32) -> RawAnswer {
        var answer = RawAnswer(bytes: [], end: .closed)
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
            guard count > 0 else {
                if count < 0 { answer.end = .reset }
                return answer
            }
            answer.bytes += buffer[..<count]
        }
    }
}
