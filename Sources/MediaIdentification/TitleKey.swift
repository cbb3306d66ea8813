/// A title for comparing: letters and digits in lower case, everything else one space.
struct TitleKey: Equatable {
    let text: String

    init(_ title: String) {
        var bytes: [UInt8] = []
        for byte in NameNormalizer.folded(Array(title.utf8)) {
            if byte.isDigit || byte.isFoldedLetter {
                bytes.append(byte)
            } else if byte != .apostrophe, bytes.last != .space, !bytes.isEmpty {
                bytes.append(.space)
            }
        }
        if bytes.last == .space { bytes.removeLast() }
        self.text = String(decoding: bytes, as: UTF8.self)
    }
}
