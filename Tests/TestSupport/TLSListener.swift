import Foundation

/// A web server behind a certificate of one's choice; both are made by `openssl`.
package final class TLSListener {
    package enum Certificate: String, CaseIterable, Sendable {
        /// Of the authority, for this host, of today.
        case good
        case wrongName = "wrong name"
        case selfSigned = "self-signed"
        case expired
    }

    /// Where it listens.
    package let address: String
    /// The certificate of the authority that has signed all but the self-signed one.
    package let authority: String
    private let directory: TemporaryDirectory
    private let server = Process()

    /// - Parameters:
    ///   - certificate: What it shows.
    ///   - options: More of `openssl s_server`.
    /// - Throws: When `openssl` is missing or fails.
    package init(_ certificate: Certificate, options: [String] = []) throws {
        self.directory = try TemporaryDirectory()
        let folder = self.directory.url
        self.authority = folder.appending(path: "authority.pem").path
        try Self.openssl(
            "req -x509 \(Self.key) -keyout authority.key -out authority.pem -subj /CN=authority",
            in: folder
        )
        let name = certificate == .wrongName ? "DNS:elsewhere.example" : "DNS:localhost,IP:127.0.0.1"
        try Data("subjectAltName=\(name)\n".utf8).write(to: folder.appending(path: "names"))
        if certificate == .selfSigned {
            try Self.openssl(
                "req -x509 \(Self.key) -keyout own.key -out own.pem -subj /CN=localhost -addext subjectAltName=\(name)",
                in: folder
            )
        } else {
            try Self.openssl("req \(Self.key) -keyout own.key -out own.csr -subj /CN=localhost", in: folder)
            try Self.openssl(
                """
                x509 -req -in own.csr -CA authority.pem -CAkey authority.key -CAcreateserial -extfile names -out own.pem \
                -days \(certificate == .expired ? "-1" : "30")
                """,
                in: folder
            )
        }
        self.server.executableURL = URL(filePath: "/usr/bin/env")
        self.server.arguments =
            [
                "openssl", "s_server", "-accept", "127.0.0.1:0", "-key", "own.key", "-cert", "own.pem", "-www",
            ] + options
        self.server.currentDirectoryURL = folder
        let output = Pipe()
        self.server.standardInput = FileHandle.nullDevice
        self.server.standardOutput = output
        self.server.standardError = FileHandle.nullDevice
        try self.server.run()
        var text = ""
        var port: Substring?
        // "ACCEPT 127.0.0.1:41234"
        while port == nil {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Failure(what: "openssl s_server: \(text)") }
            text += String(decoding: data, as: UTF8.self)
            port = text.firstMatch(of: #/ACCEPT [0-9.]+:([0-9]+)\s/#)?.output.1
        }
        self.address = "https://127.0.0.1:\(port ?? "")"
    }

    deinit { self.server.kill() }

    package struct Failure: Error {
        package let what: String
    }

    private static let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"

    private static func openssl(_ arguments: String, in folder: URL) throws {
        let outcome = try Command.run("openssl", arguments.split(separator: " ").map(String.init), in: folder)
        guard outcome.status == 0 else { throw Failure(what: "openssl \(arguments): \(outcome.errors)") }
    }
}
