import MediaIdentification
import Testing

/// Any string is safe, and gives a description that can be stored and sent.
@Suite struct HostileInputTests {
    private func check(_ path: String) {
        let description = MediaIdentifier().describe(
            MediaEvidence(
                path: path,
                mediaTitle: path,
                metadata: ["title": path, "TMDB": path, "SEASON": path],
                nfo: [path],
                neighbours: [path]
            )
        )
        #expect((0...1).contains(description.confidence))
        #expect(description.episodes.count <= 300)
        #expect(description.episodes.allSatisfy { $0 >= 0 && $0 <= 99_999 })
        #expect(description.title?.isEmpty != true)
    }

    static let pieces = [
        "", "/", "...", "S", "SE", "S01E", "x", "1x", "[", "]", "[]", "-", "- ", "http://", "a://b", "\u{0301}\u{0301}",
        "\u{202E}mkv.S01E02", "tt", "tmdb-", "%ZZ", "file://h/%FF%FE.mkv",
        "👩‍👩‍👧‍👦 S01E02.mkv", "S01E9999-E1.mkv", "S99999999999999999999E1.mkv", "\0", "\n", "\r\n", " - ", " / ", "[[[[",
        "))))", "第", "第季", "第十十十十十集", "E01-E99999", "01-9999", "2026-99-99",
        "(", "{tmdb-}", "{tmdb-99999999999999999999}", "tt99999999999999999999", "www.", "www.a.b", "AKA",
        "aka aka aka", "US", "(US)", "Season", "Season Season", "of", "1 of", "x264", "1080p", ".mkv", "/.mkv", "Part",
        "CD1",
        "S01E01" + "\u{300}", "e\u{301}pisode 5", "\u{FEFF}Title S01E02", "Ａ Ｔｉｔｌｅ Ｓ０１Ｅ０２.mkv", "\\\\", "C:\\", "~",
        "~~~~", "#", "#1", "###", "★", "★★★[a][b][1]", "「」", "【】", "【", "】", "%", "%2", "%2F%2F%2F",
    ]

    @Test(arguments: Self.pieces)
    func `any string is safe`(path: String) { self.check(path) }

    @Test(arguments: Self.pieces)
    func `any string is safe ten thousand times over`(piece: String) {
        guard !piece.isEmpty else { return }
        self.check(String(repeating: piece, count: 10_000 / piece.utf8.count + 1))
        self.check(String(repeating: piece + " ", count: 500))
        self.check(String(repeating: "S01E01-" + piece, count: 500))
    }

    @Test(arguments: ["1923 - ", "1923 -", "1923 - .mkv", "Season 1 - ", "S01 - ", "12 - ", "Show 1 - ", "[A] 1 - "])
    func `a number with a dash and nothing behind it is safe`(path: String) { self.check(path) }

    /// What the fuzzer found.
    @Test(arguments: ["www.r01(2(2009\u{FFFD}).mkv009).mkv", "www.a.b (x (2009) c d)"])
    func `a bracket that begins in front of the title is safe`(path: String) { self.check(path) }

    /// What the fuzzer found: a number glued to another script ends the name, and a day stands in front.
    @Test(arguments: ["20221208 某剧ep34.mkv", "20221208 Series Talk 👩‍👩‍👧‍👦ep34", "2022-12-08 某剧E34", "2022.12.08 드라마EP05"])
    func `a day in front of a name that ends in a glued number is safe`(path: String) { self.check(path) }

    /// What the fuzzer found: season and episode glued to a word that is the last one, in a bracket.
    @Test(arguments: [
        "What We Do in the Shadows (Ss104E06).mkv", "Harbour (某剧S02E03).mkv", "a b (xs01e02)", "a 12 (xs01e02)",
    ])
    func `a marker glued to the last word in a bracket is safe`(path: String) { self.check(path) }

    /// What the fuzzer found: in front of a year that is the first word there is no language.
    @Test(arguments: [
        ".2003.DVDRi9999999999999999999999999999p.mkv.mkv", ".2003.DVDRip.mkv", "2003.German.mkv", "2003",
    ])
    func `a year in front of all is safe`(path: String) { self.check(path) }

    /// What the fuzzer found: six digits are no episode of French anime.
    @Test(arguments: ["Lantern 422684 [VOSTFR] [720p].mkv", "Lantern 998001 VOSTFR", "x4+814494 [VOSTFR]"])
    func `more digits than an episode has are none`(path: String) { self.check(path) }

    @Test(arguments: ["第", "第 ", "Title 第", "第\u{3000}", "第一", "第1-"])
    func `a counting word at the very end comes to an end`(path: String) { self.check(path) }

    @Test func `numbers of four hundred digits are no numbers`() {
        let number = String(repeating: "9", count: 400)
        for name in [
            "\(number)", "S\(number)E\(number)", "\(number)x\(number)", "Title \(number) - \(number)",
            "Title (\(number))", "[G] T - \(number) [1080p]", "Season \(number)", "第\(number)集", "tmdb-\(number)",
            "tt\(number)", "2016x\(number)", "Title (1920x\(number) x264)",
        ] {
            self.check(name)
        }
    }

    @Test func `random bytes are safe`() {
        var state: UInt64 = 0x2545_F491_4F6C_DD1D
        for _ in 0..<2000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int(state % 80) {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                bytes.append(UInt8(truncatingIfNeeded: state))
            }
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            self.check(String(decoding: bytes, as: UTF8.self))
        }
    }
}
