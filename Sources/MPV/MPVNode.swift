internal import CMPV
internal import Storage

/// A value as mpv has it.
package enum MPVNode: Hashable, Sendable {
    case none
    case string(String)
    case flag(Bool)
    case integer(Int64)
    case double(Double)
    case list([MPVNode])
    case map([String: MPVNode])

    package var string: String? { if case .string(let text) = self { text } else { nil } }
    /// A number, whole or not: where both can stand, a whole one may come as either.
    package var number: Double? {
        switch self {
        case .double(let number): number
        case .integer(let number): Double(number)
        case .none, .string, .flag, .list, .map: nil
        }
    }
    package var list: [MPVNode]? { if case .list(let nodes) = self { nodes } else { nil } }
    package var map: [String: MPVNode]? { if case .map(let nodes) = self { nodes } else { nil } }

    /// Deeper nesting than any property of mpv has is cut off.
    static let deepest = 16

    init(_ node: mpv_node, depth: Int = 0) {
        guard depth < Self.deepest else {
            self = .none
            return
        }
        switch unsafe node.format {
        case MPV_FORMAT_STRING: self = unsafe .string(node.u.string.map { unsafe ByteText.text(cString: $0) } ?? "")
        case MPV_FORMAT_FLAG: self = unsafe .flag(node.u.flag != 0)
        case MPV_FORMAT_INT64: self = unsafe .integer(node.u.int64)
        case MPV_FORMAT_DOUBLE: self = unsafe .double(node.u.double_)
        case MPV_FORMAT_NODE_ARRAY:
            var nodes: [Self] = []
            if let list = unsafe node.u.list {
                for index in unsafe 0..<Int(list.pointee.num) {
                    unsafe nodes.append(Self(list.pointee.values[index], depth: depth + 1))
                }
            }
            self = .list(nodes)
        case MPV_FORMAT_NODE_MAP:
            var nodes: [String: Self] = [:]
            if let list = unsafe node.u.list {
                for index in unsafe 0..<Int(list.pointee.num) {
                    guard let key = unsafe list.pointee.keys[index] else { continue }
                    unsafe nodes[String(cString: key)] = Self(list.pointee.values[index], depth: depth + 1)
                }
            }
            self = .map(nodes)
        default: self = .none
        }
    }
}
