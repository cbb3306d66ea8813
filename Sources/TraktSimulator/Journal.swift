import Foundation
import Hummingbird

/// What the simulator received, in order, with nothing in it that could be used to log in.
package actor Journal {
    private(set) var lines: [JSON] = []
    private let file: FileHandle?

    /// Starts empty.
    ///
    /// - Parameter path: A file to which each line is appended as JSON when it has its answer; none when nil.
    /// - Throws: When the file cannot be opened.
    init(path: String? = nil) throws {
        self.file = try path.map { try FileHandle(appendingTo: $0) }
    }

    /// Notes what came.
    ///
    /// - Returns: The line's position, for `end`.
    func begin(_ request: Request, _ body: ByteBuffer, at date: Date) -> Int {
        var headers: [String: JSON] = [:]
        for field in request.headers {
            let isSecret = field.name == .authorization || field.name == .cookie
            headers[field.name.rawName.lowercased()] = .string(isSecret ? Self.redacted(field.value) : field.value)
        }
        self.lines.append(
            .object([
                "index": .integer(self.lines.count), "time": .date(date),
                "milliseconds": .number((date.timeIntervalSince1970 * 1000).rounded(.down)),
                "method": .string(request.method.rawValue), "path": .string(request.uri.path),
                "query": .string(request.uri.query ?? ""), "headers": .object(headers),
                "body": .string(Self.readable(body)), "status": .null, "fault": .null,
            ])
        )
        return self.lines.count - 1
    }

    /// Notes how it was answered; 0 is no answer.
    func end(_ index: Int, status: Int, fault: String?) {
        guard self.lines.indices.contains(index), case .object(var line) = self.lines[index] else { return }
        line["status"] = .integer(status)
        line["fault"] = fault.map { .string($0) } ?? .null
        self.lines[index] = .object(line)
        try? self.file?.write(contentsOf: self.lines[index].data + [UInt8(ascii: "\n")])
    }

    func clear() { self.lines = [] }

    private static let secrets: Set = ["access_token", "refresh_token", "token", "code", "client_secret", "password"]

    /// The body as text, with the value of each secret replaced by a hash.
    private static func readable(_ body: ByteBuffer) -> String {
        let text = String(buffer: body)
        // Big lists of plays are not read twice for secrets that they cannot have.
        guard text.hasPrefix("{"), self.secrets.contains(where: { text.contains("\"\($0)\"") }) else {
            // A form carries what a person typed.
            return text.isEmpty || text.first.map { "{[".contains($0) } ?? false ? text : "\(body.readableBytes) bytes"
        }
        guard case .object(let members) = JSON(parsing: body.readableBytesView) else {
            return "\(body.readableBytes) bytes"
        }
        let shown = members.reduce(into: members) { shown, member in
            if Self.secrets.contains(member.key), let text = member.value.string {
                shown[member.key] = .string(Self.redacted(text))
            }
        }
        return String(decoding: JSON.object(shown).data, as: UTF8.self)
    }

    /// Eight digits by which the same secret is known again (FNV-1a).
    static func redacted(_ secret: String) -> String {
        let hash = secret.utf8.reduce(0x811c_9dc5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        let digits = String(hash, radix: 16)
        return "#" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}

extension FileHandle {
    /// Opens a file to append to, and makes it when it is not there; only its owner may read it.
    convenience init(appendingTo path: String) throws {
        let descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
        self.init(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
