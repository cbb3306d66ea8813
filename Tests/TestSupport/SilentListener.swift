package import Foundation

/// A server that takes what it is sent and never answers.
package final class SilentListener: Sendable {
    private let socket: CInt
    /// Where it listens.
    package let address: String

    /// - Throws: `POSIXError` when no socket is to be had.
    package init() throws {
        self.socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = self.socket
        let isBound = unsafe withUnsafeMutablePointer(to: &name) { name in
            unsafe name.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                unsafe bind(socket, name, size) == 0 && getsockname(socket, name, &size) == 0
            }
        }
        guard isBound, listen(socket, 1) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        self.address = "http://127.0.0.1:\(UInt16(bigEndian: name.sin_port))"
    }

    deinit { close(self.socket) }

    /// Accepts one connection and waits for its end.
    ///
    /// - Returns: What was read, and why no more came; nil when the other side has closed it in good order.
    package func takeOne() -> (text: String, error: POSIXErrorCode?) {
        let connection = accept(self.socket, nil, nil)
        defer { close(connection) }
        var bytes: [UInt8] = []
        while true {
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = unsafe read(connection, &chunk, chunk.count)
            guard count > 0 else {
                let error = count < 0 ? POSIXErrorCode(rawValue: errno) : nil
                return (String(decoding: bytes, as: UTF8.self), error)
            }
            bytes += chunk[..<count]
        }
    }
}
