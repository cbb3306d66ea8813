/// Names of files as text that loses none of their bytes: to the kernel and to mpv a name is any bytes but 0 and `/`.
///
/// What is UTF-8 is itself. Each other byte stands as a private character, U+10FF80 for 0x80 to U+10FFFF for 0xFF; those
/// characters themselves, which no name needs, are taken byte by byte too. So every name has one text, and every text one
/// name.
@safe package enum ByteText {
    private static let standIns: ClosedRange<UInt32> = 0x10_FF80...0x10_FFFF
    /// How a stand-in begins in UTF-8.
    private static let lead: UInt8 = 0xF4

    /// - Parameter bytes: A name.
    /// - Returns: Its text.
    package static func text(_ bytes: some Collection<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        // Whatever had to be replaced is longer or shorter, or has a U+FFFD that was not there.
        let isPlain = !bytes.contains(Self.lead) && text.utf8.elementsEqual(bytes)
        return isPlain ? text : Self.parsed(bytes)
    }

    /// - Parameter cString: Bytes that end with a 0, as C has them.
    /// - Returns: Their text.
    @unsafe package static func text(cString: UnsafePointer<CChar>) -> String {
        let count = unsafe Self.length(cString)
        return unsafe cString.withMemoryRebound(to: UInt8.self, capacity: count) { start in
            unsafe Self.text(UnsafeBufferPointer(start: start, count: count))
        }
    }

    private static func length(_ cString: UnsafePointer<CChar>) -> Int {
        var count = 0
        while unsafe cString[count] != 0 { count += 1 }
        return count
    }

    private static func parsed(_ bytes: some Collection<UInt8>) -> String {
        let bytes = Array(bytes)
        var text = String.UnicodeScalarView()
        var (parser, rest, position) = (Unicode.UTF8.ForwardParser(), bytes.makeIterator(), 0)
        while true {
            switch parser.parseScalar(from: &rest) {
            case .emptyInput: return String(text)
            case .valid(let encoded):
                let scalar = Unicode.UTF8.decode(encoded)
                if Self.standIns.contains(scalar.value) {
                    text.append(contentsOf: bytes[position..<(position + encoded.count)].map(Self.standIn))
                } else {
                    text.append(scalar)
                }
                position += encoded.count
            case .error(let length):
                text.append(contentsOf: bytes[position..<(position + length)].map(Self.standIn))
                position += length
            }
        }
    }

    private static func standIn(_ byte: UInt8) -> Unicode.Scalar {
        // All of them are scalars, and no byte below 0x80 is ever wrong.
        Unicode.Scalar(0x10_FF00 | UInt32(byte)) ?? "\u{FFFD}"
    }

    /// The byte that a character stands for; nil for one that stands for itself.
    package static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        Self.standIns.contains(scalar.value) ? UInt8(truncatingIfNeeded: scalar.value) : nil
    }

    /// The name that a text is, byte by byte.
    package static func bytes(_ text: String) -> [UInt8] {
        guard text.utf8.contains(Self.lead) else { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar in
            Self.byte(scalar).map { [$0] } ?? Array(Unicode.UTF8.encode(scalar) ?? .encodedReplacementCharacter)
        }
    }

    /// The name as C wants it, with a 0 at its end; to be freed by the caller.
    @unsafe package static func duplicate(_ text: String) -> UnsafeMutablePointer<CChar> {
        let bytes = Self.bytes(text)
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
        for (index, byte) in bytes.enumerated() { unsafe copy[index] = CChar(bitPattern: byte) }
        unsafe copy[bytes.count] = 0
        return unsafe copy
    }

    /// Calls a function of C with the name.
    package static func withCString<Value>(
        _ text: String,
        _ body: (UnsafePointer<CChar>) throws -> Value
    ) rethrows -> Value {
        let copy = unsafe Self.duplicate(text)
        defer { unsafe copy.deallocate() }
        return try unsafe body(copy)
    }

    /// For reading: what is not UTF-8 is taken for Latin-1, which most such names are.
    package static func readable(_ text: String) -> String {
        guard text.utf8.contains(Self.lead) else { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { Self.byte($0).map { Unicode.Scalar($0) } ?? $0 })
        )
    }
}
