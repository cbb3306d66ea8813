internal import CMPV
internal import Foundation
internal import Storage

extension MPVClient {
    /// Runs a command with named arguments, one of them its `name`.
    package func command(named arguments: [String: MPVNode]) throws(MPVError) {
        let memory = NodeMemory()
        defer { memory.free() }
        var node = unsafe memory.node(.map(arguments))
        try unsafe self.command(&node)
    }
}

/// C memory that holds one `mpv_node` and all that is in it, freed at once.
@safe private final class NodeMemory {
    private var blocks: [UnsafeMutableRawPointer] = unsafe []

    func free() {
        unsafe self.blocks.forEach { unsafe Foundation.free($0) }
        unsafe self.blocks = []
    }

    func node(_ value: MPVNode) -> mpv_node {
        var node = unsafe mpv_node()
        switch value {
        case .none: unsafe node.format = MPV_FORMAT_NONE
        case .string(let text):
            unsafe node.format = MPV_FORMAT_STRING
            unsafe node.u.string = self.text(text)
        case .flag(let flag):
            unsafe node.format = MPV_FORMAT_FLAG
            unsafe node.u.flag = flag ? 1 : 0
        case .integer(let number):
            unsafe node.format = MPV_FORMAT_INT64
            unsafe node.u.int64 = number
        case .double(let number):
            unsafe node.format = MPV_FORMAT_DOUBLE
            unsafe node.u.double_ = number
        case .list(let nodes):
            unsafe node.format = MPV_FORMAT_NODE_ARRAY
            unsafe node.u.list = self.list(keys: nil, nodes)
        case .map(let members):
            let pairs = Array(members)
            unsafe node.format = MPV_FORMAT_NODE_MAP
            unsafe node.u.list = self.list(keys: pairs.map(\.key), pairs.map(\.value))
        }
        return unsafe node
    }

    private func text(_ text: String) -> UnsafeMutablePointer<CChar>? {
        let copy = unsafe ByteText.duplicate(text)
        unsafe self.blocks.append(UnsafeMutableRawPointer(copy))
        return unsafe copy
    }

    private func list(keys: [String]?, _ nodes: [MPVNode]) -> UnsafeMutablePointer<mpv_node_list> {
        let list = unsafe self.room(for: mpv_node_list.self, count: 1)
        let values = unsafe self.room(for: mpv_node.self, count: nodes.count)
        for (index, value) in nodes.enumerated() { unsafe (values + index).initialize(to: self.node(value)) }
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        if let keys {
            let room = unsafe self.room(for: UnsafeMutablePointer<CChar>?.self, count: keys.count)
            for (index, key) in keys.enumerated() { unsafe (room + index).initialize(to: self.text(key)) }
            unsafe names = room
        }
        unsafe list.initialize(to: mpv_node_list(num: CInt(nodes.count), values: values, keys: names))
        return unsafe list
    }

    private func room<Value>(for type: Value.Type, count: Int) -> UnsafeMutablePointer<Value> {
        let pointer = UnsafeMutablePointer<Value>.allocate(capacity: max(count, 1))
        unsafe self.blocks.append(UnsafeMutableRawPointer(pointer))
        return unsafe pointer
    }
}
