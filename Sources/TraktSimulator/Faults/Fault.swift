import Foundation

/// One bad day: which requests it meets, and what becomes of their answers.
struct Fault: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// Another status, with a body of any text.
        case status
        /// The right status, with a page of HTML.
        case html
        /// The right status, and half of the JSON.
        case truncated
        /// The right status; numbers are texts and texts are numbers.
        case wrongTypes = "wrong-types"
        /// The right status; every value is null.
        case nulls
        /// The right status and no body.
        case empty
        /// The right answer, after a while.
        case delay
        /// The right answer, byte by byte.
        case slow
        /// No answer; the connection stays open for a while.
        case hang
        /// No answer; the connection is closed in order.
        case lost
        /// The connection is reset before any byte of the answer.
        case resetBefore = "reset-before"
        /// The connection is reset after half of the answer.
        case resetDuring = "reset-during"
        /// The connection is reset after all of the answer.
        case resetAfter = "reset-after"
        /// Every connection is reset as soon as it is used, for a while.
        case down
        /// The body alone, byte for byte, in place of a whole answer; then `again` and again, for a while.
        case raw

        /// Whether the request has its effect when the fault does not say.
        var isAppliedByDefault: Bool {
            switch self {
            case .status, .hang, .resetBefore, .down, .raw: false
            case .html, .truncated, .wrongTypes, .nulls, .empty, .delay, .slow, .lost, .resetDuring, .resetAfter: true
            }
        }
    }

    var kind = Kind.status
    /// What the path begins with.
    var path = "/"
    /// Any method when nil.
    var method: String?
    /// How many matching requests pass before it begins.
    var skip = 0
    /// How many requests it meets; nil is without end.
    var count: Int? = 1
    /// How likely it meets a matching request, 0…1.
    var probability = 1.0
    /// Whether the request has its effect.
    var isApplied = false
    /// Seconds after which the request has its effect all the same, as on a server that is overloaded; nil for never.
    var lateBy: Double?
    /// For `status`; for the others only where there is no right answer.
    var status = 503
    var headers: [String: String] = [:]
    var body = ""
    /// Bytes of HTML, where the body is a page.
    var htmlSize: Int?
    /// Of `raw`, what follows the body once in `milliseconds`; nothing follows when it is empty.
    var again = ""
    /// Of `hang`, `down` and `raw`.
    var seconds = 3600.0
    /// Of `delay` as a whole, of `slow` between two bytes, of `raw` between two times.
    var milliseconds = 1000.0
    /// Starts the dice anew.
    var seed: UInt64?

    var name: String { self.kind == .status ? "status \(self.status)" : self.kind.rawValue }

    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads a fault.
    ///
    /// - Parameter json: Its members; those that are missing keep their defaults.
    /// - Throws: `Unreadable`, which says what cannot be understood.
    init(_ json: JSON) throws {
        guard let members = json.members else { throw Unreadable(description: "A fault is a JSON object.") }
        if let unknown = Set(members.keys).subtracting(Self.keys).min() {
            throw Unreadable(description: "A fault has no \"\(unknown)\".")
        }
        if let word = json["kind"] {
            guard let kind = word.string.flatMap(Kind.init) else {
                let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw Unreadable(description: "The kind of a fault is one of \(known).")
            }
            self.kind = kind
        }
        self.path = json["path"]?.string ?? "/"
        self.method = json["method"]?.string?.uppercased()
        self.skip = json["skip"]?.integer ?? 0
        self.probability = json["probability"]?.number ?? 1
        self.count = json["count"]?.integer ?? (json["probability"] == nil ? 1 : nil)
        self.lateBy = json["lateBy"]?.number.map { min(max($0, 0), 86400) }
        self.isApplied = json["applied"]?.bool ?? (self.lateBy == nil && self.kind.isAppliedByDefault)
        let status = json["status"]?.integer ?? 503
        guard (100...999).contains(status) else { throw Unreadable(description: "A status has three digits.") }
        self.status = status
        self.readBody(json)
        self.seconds = min(max(json["seconds"]?.number ?? 3600, 0), 86400)
        self.milliseconds = min(max(json["milliseconds"]?.number ?? 1000, 0), 86_400_000)
        self.seed = json["seed"]?.integer.map { UInt64(truncatingIfNeeded: $0) }
    }

    private mutating func readBody(_ json: JSON) {
        for (name, value) in json["headers"]?.members ?? [:] { self.headers[name] = value.string }
        if let wait = json["retryAfter"] { self.headers["Retry-After"] = wait.string ?? wait.integer.map { "\($0)" } }
        self.body = json["body"]?.string ?? ""
        self.again = json["again"]?.string ?? ""
        let size = json["size"]?.integer.map { min(max($0, 0), 1 << 28) }
        if self.kind == .html || json["html"]?.bool == true { self.htmlSize = size ?? 40 }
    }

    static let keys: Set = [
        "kind", "path", "method", "skip", "count", "probability", "applied", "status", "headers", "retryAfter", "body",
        "html", "size", "seconds", "milliseconds", "seed", "lateBy", "again",
    ]

    /// Reads a fault from the command line: JSON, or `path=/scrobble/stop,kind=reset-before,count=3`.
    init(commandLine text: String) throws {
        guard !text.hasPrefix("{") else {
            guard let json = JSON(parsing: text.utf8) else { throw Unreadable(description: "This is no JSON: \(text)") }
            try self.init(json)
            return
        }
        var members: [String: JSON] = [:]
        for pair in text.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw Unreadable(description: "\"\(pair)\" is not KEY=VALUE.") }
            let value = String(parts[1])
            let isText = ["path", "method", "kind", "retryAfter", "body"].contains(parts[0])
            members[String(parts[0])] = isText ? .string(value) : JSON(parsing: value.utf8) ?? .string(value)
        }
        try self.init(.object(members))
    }

    func meets(_ path: String, _ method: String) -> Bool {
        path.hasPrefix(self.path) && self.method.map { $0 == method } ?? true
    }

    var json: JSON {
        [
            "kind": .string(self.kind.rawValue), "path": .string(self.path),
            "method": self.method.map { .string($0) } ?? .null, "skip": .integer(self.skip),
            "count": self.count.map { .integer($0) } ?? .null, "probability": .number(self.probability),
            "applied": .bool(self.isApplied), "status": .integer(self.status),
        ]
    }
}
