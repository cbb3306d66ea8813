import Foundation

/// A hand on a running player, through mpv's own JSON IPC: keys are pressed and properties read as a user would.
package final class MPVRemote {
    private let socket: CInt
    private var buffer: [UInt8] = []

    package struct Failure: Error {
        package let reason: String
    }

    /// Connects as soon as the player listens.
    ///
    /// - Parameter path: Of `--input-ipc-server`.
    /// - Throws: When nobody listens for a long time.
    package init(_ path: String) throws {
        guard let socket = eventually({ Self.connect(path) }) else {
            throw Failure(reason: "nobody listens at \(path)")
        }
        self.socket = socket
    }

    deinit { close(self.socket) }

    private static func connect(_ path: String) -> CInt? {
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8.prefix(100)) + [0]
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let status = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe Glibc.connect(socket, $0, size) }
        }
        if status == 0 { return socket }
        close(socket)
        return nil
    }

    /// Runs a command; false when mpv refused it.
    @discardableResult
    package func command(_ words: String...) throws -> Bool { try self.ask(words)["error"] as? String == "success" }

    /// Has the player quit, by `quit` or its kin; its answer may be lost with it.
    package func quit(_ command: String = "quit") throws { try self.send([command]) }

    /// A property; nil where it has no value.
    package func property(_ name: String) throws -> Any? { try self.ask(["get_property", name])["data"] }

    package func number(_ name: String) throws -> Double? { try self.property(name) as? Double }

    /// Waits until a property says so.
    package func wait(for name: String, _ condition: (Any?) -> Bool) throws {
        let isThere: Bool? = try eventually { condition(try self.property(name)) ? true : nil }
        guard isThere == true else { throw Failure(reason: "\(name) did not come") }
    }

    private func send(_ words: [String]) throws {
        let data = try JSONSerialization.data(withJSONObject: ["command": words, "request_id": 7])
        let line = Array(data) + [10]
        guard unsafe write(self.socket, line, line.count) == line.count else {
            throw Failure(reason: "the player is gone before \(words)")
        }
    }

    private func ask(_ words: [String]) throws -> [String: Any] {
        try self.send(words)
        while let line = self.readLine() {
            let answer = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            if let answer, answer["request_id"] as? Int == 7 { return answer }
        }
        throw Failure(reason: "the player is gone after \(words)")
    }

    private func readLine() -> [UInt8]? {
        while true {
            if let end = self.buffer.firstIndex(of: 10) {
                defer { self.buffer.removeSubrange(...end) }
                return Array(self.buffer[..<end])
            }
            var chunk = [UInt8](repeating: 0, count: 65536)
            let count = unsafe read(self.socket, &chunk, chunk.count)
            guard count > 0 else { return nil }
            self.buffer += chunk[..<count]
        }
    }
}
