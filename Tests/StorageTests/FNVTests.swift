import Storage
import Testing

@Suite struct FNVTests {
    /// From the reference implementation's test vectors; files on disk hold such numbers.
    @Test(
        arguments: [
            ("", 0x811c_9dc5, 0xcbf2_9ce4_8422_2325), ("a", 0xe40c_292c, 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0xbf9c_f968, 0x8594_4171_f739_67e8),
        ] as [(String, UInt32, UInt64)]
    )
    func `digests are those of FNV-1a`(text: String, short: UInt32, long: UInt64) {
        #expect(FNV.hash32(text.utf8) == short)
        #expect(FNV.hash64(text.utf8) == long)
    }
}
