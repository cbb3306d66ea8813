import Storage
import Testing

@Suite struct ByteTextTests {
    @Test(
        arguments: [
            ("", ""), ("Dune (2021).mkv", "Dune (2021).mkv"), ("Am\u{E9}lie", "Am\u{E9}lie"), ("é 日本 🎬", "é 日本 🎬"),
        ] as [(String, String)]
    )
    func `what is UTF-8 is itself`(name: String, text: String) {
        #expect(ByteText.text(Array(name.utf8)) == text)
        #expect(ByteText.bytes(text) == Array(name.utf8))
        #expect(ByteText.readable(text) == text)
    }

    @Test func `a byte that is not UTF-8 is kept, and read as Latin-1`() {
        let name: [UInt8] = Array("Am".utf8) + [0xE9] + Array("lie.mkv".utf8)
        let text = ByteText.text(name)
        #expect(
            Array(text.unicodeScalars.map(\.value)) == [0x41, 0x6D, 0x10_FFE9] + "lie.mkv".unicodeScalars.map(\.value)
        )
        #expect(ByteText.bytes(text) == name)
        #expect(ByteText.readable(text) == "Am\u{E9}lie.mkv")
    }

    /// Torn sequences, surrogates, overlong forms, bytes that are never UTF-8, and the stand-ins themselves.
    @Test(
        arguments: [
            [0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xE2, 0x82, 0x41], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xFF, 0xFE],
            [0xF4, 0x8F, 0xBE, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x8E],
            [0xEF, 0xBF, 0xBD], [0xEF, 0xBF, 0xBD, 0xFF], [0x80, 0x41, 0xF4], [0xF4, 0x8F, 0xBE, 0x7F],
        ] as [[UInt8]]
    )
    func `every name comes back as it was`(name: [UInt8]) {
        let text = ByteText.text(name)
        #expect(ByteText.bytes(text) == name)
        let again = unsafe ByteText.withCString(text) { unsafe ByteText.text(cString: $0) }
        #expect(again == text)
    }

    @Test func `random names come back, and no two have the same text`() {
        var dice = SystemRandomNumberGenerator()
        var texts: [String: [UInt8]] = [:]
        for _ in 0..<20_000 {
            // Bytes of which sequences begin, go on and break off.
            let name = (0..<Int.random(in: 1...6, using: &dice)).map { _ in
                [0x41, 0x80, 0xBE, 0xBF, 0x8F, 0xC3, 0xE2, 0xF4, 0xFF].randomElement(using: &dice) ?? 0x41 as UInt8
            }
            let text = ByteText.text(name)
            #expect(ByteText.bytes(text) == name)
            // By bytes: two texts may be equal to a reader and still be two names.
            let key = text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
            #expect(texts[key, default: name] == name)
            texts[key] = name
        }
    }
}
