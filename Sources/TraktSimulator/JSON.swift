import Foundation

/// Any JSON: the simulator looks at what really came, not at what a model lets through.
enum JSON: Codable, Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        // The order is that of how often each kind comes: every miss costs an error thrown.
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([String: JSON].self) {
            self = .object(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else {
            self = .array(try container.decode([JSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value):
            // Bigger than an exact Double, smaller than 64 bits: search scores are like that.
            if value == value.rounded(), abs(value) < 1e18 {
                try container.encode(Int64(value))
            } else {
                try container.encode(value)
            }
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    init?(parsing bytes: some Sequence<UInt8>) {
        guard let value = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
        self = value
    }

    var data: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)) ?? Data()
    }

    static func integer(_ value: Int) -> Self { .number(Double(value)) }

    static func date(_ value: Date?) -> Self { value.map { .string(Dates.text($0)) } ?? .null }

    subscript(key: String) -> JSON? { if case .object(let members) = self { members[key] } else { nil } }
    var string: String? { if case .string(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var array: [JSON] { if case .array(let items) = self { items } else { [] } }
    var members: [String: JSON]? { if case .object(let members) = self { members } else { nil } }
    var isArray: Bool { if case .array = self { true } else { false } }

    /// A whole number that fits.
    var integer: Int? { self.number.flatMap { Int(exactly: $0) } }

    /// Whether an explicit null stands anywhere; the real server refuses those.
    var hasNull: Bool {
        switch self {
        case .null: true
        case .array(let items): items.contains(where: \.hasNull)
        case .object(let members): members.values.contains(where: \.hasNull)
        case .bool, .number, .string: false
        }
    }

    /// The same shape with every value that is no container replaced.
    func mapped(_ replace: (JSON) -> JSON) -> JSON {
        switch self {
        case .array(let items): .array(items.map { $0.mapped(replace) })
        case .object(let members): .object(members.mapValues { $0.mapped(replace) })
        case .null, .bool, .number, .string: replace(self)
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
