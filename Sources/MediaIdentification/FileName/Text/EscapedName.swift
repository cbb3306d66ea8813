/// Names as they stand in addresses: `Some+Film+%282003%29` is `Some Film (2003)`.
enum EscapedName {
    /// The name as it is meant: escaped bytes where no space stands in it, and a plus for a space beside them or where nothing else
    /// parts the words.
    static func plain(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.contains(where: { $0 == .percent || $0 == .plus }), !bytes.contains(.space) else { return bytes }
        let decoded = PercentEncoding.decoded(bytes, .printable)
        let plus = decoded.count { $0 == .plus }
        let isSpaced = plus > 0 && decoded.count < bytes.count && !decoded.contains(.space)
        let isAlone = plus > 2 && decoded.count(where: { $0 == .dot || $0 == .underscore }) < plus / 2
        guard isSpaced || isAlone else { return decoded.count < bytes.count ? decoded[...] : bytes }
        return decoded.map { $0 == .plus ? .space : $0 }[...]
    }
}
