internal import Foundation
internal import Storage

/// Values as they go over mpv's JSON IPC, in which texts may hold any bytes.
extension MPVNode: Codable {
    /// Reads one line; nil comes back where it is no value.
    ///
    /// - Parameter line: Bytes that are JSON, but for texts that are not UTF-8; those stand as in `ByteText`.
    init?(jsonLine line: [UInt8]) {
        // Whoever reads the line has nothing to do with one that says nothing.
        guard let node = try? JSONDecoder().decode(Self.self, from: Data(ByteText.text(line).utf8)) else { return nil }
        self = node
    }

    /// Reads JSON.
    ///
    /// - Parameter text: As `ByteText` has it; nil comes back where it is none.
    package init?(json text: String) { self.init(jsonLine: ByteText.bytes(text)) }

    /// The value as a line of JSON, with its end.
    var jsonLine: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A number that is none has no JSON, and nobody sends one.
        let data = (try? encoder.encode(self)) ?? Data("null".utf8)
        return ByteText.bytes(String(decoding: data, as: UTF8.self)) + [10]
    }

    package init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count < Self.deepest else {
            self = .none
            return
        }
        let value = try decoder.singleValueContainer()
        // Only one kind fits; that the others do not is the answer.
        func read<Value: Decodable>(_ type: Value.Type) -> Value? { try? value.decode(type) }
        if value.decodeNil() {
            self = .none
        } else if let text = read(String.self) {
            self = .string(text)
        } else if let flag = read(Bool.self) {
            self = .flag(flag)
        } else if let number = read(Int64.self) {
            self = .integer(number)
        } else if let number = read(Double.self) {
            self = .double(number)
        } else if let members = read([String: Self].self) {
            self = .map(members)
        } else if let nodes = read([Self].self) {
            self = .list(nodes)
        } else {
            self = .none
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .none: try value.encodeNil()
        case .string(let text): try value.encode(text)
        case .flag(let flag): try value.encode(flag)
        case .integer(let number): try value.encode(number)
        case .double(let number): try value.encode(number)
        case .list(let nodes): try value.encode(nodes)
        case .map(let members): try value.encode(members)
        }
    }
}
