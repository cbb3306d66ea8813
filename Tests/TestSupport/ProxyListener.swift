internal import Foundation

/// A proxy on this machine: it leads every connection to one place, or says no.
package final class ProxyListener {
    /// Where it listens, as `127.0.0.1:41234`.
    package let address: String
    private let heads: URL
    private let directory: TemporaryDirectory
    private let server = Process()

    /// - Parameters:
    ///   - answer: What it says to `CONNECT`.
    ///   - port: Where the connection leads then; nil closes it.
    /// - Throws: When `python3` is missing.
    package init(answer: String, leadingTo port: Int? = nil) throws {
        self.directory = try TemporaryDirectory()
        self.heads = self.directory.url.appending(path: "heads")
        try Data().write(to: self.heads)
        let script = self.directory.url.appending(path: "proxy.py")
        try Data(Self.script.utf8).write(to: script)
        self.server.executableURL = URL(filePath: "/usr/bin/env")
        self.server.arguments = ["python3", "-u", script.path, self.heads.path, answer, "\(port ?? 0)"]
        self.server.standardInput = FileHandle.nullDevice
        let output = Pipe()
        self.server.standardOutput = output
        self.server.standardError = FileHandle.nullDevice
        try self.server.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        self.address = "127.0.0.1:\(line.trimmingCharacters(in: .whitespacesAndNewlines))"
    }

    deinit { self.server.kill() }

    /// What it was asked, all heads one after the other.
    package func asked() throws -> String { try String(contentsOf: self.heads, encoding: .utf8) }

    private static let script = """
        import socket, sys, threading

        heads, answer, port = open(sys.argv[1], "ab", buffering=0), sys.argv[2].encode(), int(sys.argv[3])

        def pump(source, target):
            try:
                while data := source.recv(65536):
                    target.sendall(data)
                target.shutdown(socket.SHUT_WR)
            except OSError:
                pass

        def serve(client):
            head = b""
            while b"\\r\\n\\r\\n" not in head:
                data = client.recv(65536)
                if not data:
                    return
                head += data
            heads.write(head)
            client.sendall(answer)
            if port:
                server = socket.create_connection(("127.0.0.1", port))
                threading.Thread(target=pump, args=(server, client), daemon=True).start()
                pump(client, server)
            else:
                client.close()

        listener = socket.create_server(("127.0.0.1", 0))
        print(listener.getsockname()[1])
        while True:
            threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
        """
}
