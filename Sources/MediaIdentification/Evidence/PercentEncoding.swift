/// `%20` for a space: how bytes stand in addresses.
enum PercentEncoding {
    /// Which bytes are decoded.
    enum Reach {
        case all
        /// What is no part of a name stays as it is written.
        case printable
    }

    /// The bytes as they are meant; a `%` that leads no hex digits stays.
    static func decoded(_ bytes: ArraySlice<UInt8>, _ reach: Reach = .all) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if let byte = self.byte(bytes, at: index), reach == .all || !byte.isControl {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return decoded
    }

    static func decoded(_ text: some StringProtocol) -> [UInt8] { self.decoded(Array(text.utf8)[...]) }

    /// What `%2F` at a place stands for.
    private static func byte(_ bytes: ArraySlice<UInt8>, at index: Int) -> UInt8? {
        guard bytes[index] == .percent, index + 2 < bytes.endIndex, let high = self.value(bytes[index + 1]),
            let low = self.value(bytes[index + 2])
        else { return nil }
        return high << 4 | low
    }

    /// The value of a hex digit.
    private static func value(_ byte: UInt8) -> UInt8? {
        if byte.isDigit { return byte - .zero }
        let letter = byte.lowercased
        return letter >= .a && letter <= .f ? letter - .a + 10 : nil
    }
}
