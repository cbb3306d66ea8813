import Foundation
import MediaIdentification
import Testing

/// What may be secret in an address is cut where it enters.
@Suite struct MediaAddressTests {
    @Test(arguments: [
        ("/tv/a?b#c.mkv", "/tv/a?b#c.mkv"), ("-", "-"), ("", ""), ("./a://b.mkv", "./a://b.mkv"),
        ("https://host.example/films/Dune%20(2021).mkv", "https://host.example/films/Dune%20(2021).mkv"),
        ("HTTPS://me:SECRET@Host.Example:8080/Dune.mkv", "https://host.example:8080/Dune.mkv"),
        ("smb://nas/tv/The Wire/Season 3/11 - Title.mkv", "smb://nas/tv/The Wire/Season 3/11 - Title.mkv"),
        ("file:///tv/The%20Wire/11.mkv", "/tv/The Wire/11.mkv"), ("FILE://tv/11.mkv", "tv/11.mkv"),
        ("rtsp://host/severances02e07", "rtsp://host/severances02e07"),
        (
            "https://host/Season%2002/The.Wire.S03E11.1080p.WEB-DL.x264-GROUP.mkv",
            "https://host/Season%2002/The.Wire.S03E11.1080p.WEB-DL.x264-GROUP.mkv"
        ),
        ("https://host/TheLordOfTheRings2001.mkv", "https://host/TheLordOfTheRings2001.mkv"),
        ("https://host/[Group] Title - 01 [A1B2C3D4].mkv", "https://host/[Group] Title - 01 [A1B2C3D4].mkv"),
        ("edl:///tv/a.mkv,10,20;%8%/tv/b,.m", "edl:///tv/a.mkv;%8%/tv/b,.m"),
        ("lavf://concat:/tv/a.ts|/tv/b.ts", "lavf://concat:/tv/a.ts|/tv/b.ts"),
    ])
    func `what names a file is kept`(typed: String, kept: String) {
        #expect(MediaAddress.kept(typed) == kept)
        #expect(MediaAddress.kept(kept) == kept)
    }

    static let secrets = [
        "https://host/stream?token=SECRET", "https://host/stream#SECRET", "http://SECRET@host/stream",
        "http://me:SECRET@host/a.mkv?x=SECRET", "https://host/a;jsessionid=SECRET/b.mkv",
        "https://host/token/SECRET/a.mkv",
        "https://host/apikey=SECRET/a.mkv", "http://host:8080/movie/SECRET/SECRET/1234.mkv",
        "http://host:8080/SECRET/SECRET/56789", "https://host/d/SECRET7Q2XK4M/Film.2021.mkv",
        "https://host/SECRET0a1b2c3d4e5f6/a.mkv", "https://host/dl/SECRETaGVsbG8gd29ybGQxMjM0.mkv",
        "https://proxy/http%3A%2F%2Fme%3ASECRET%40host%2Fa.mkv", "https://proxy/https://me:SECRET@host/a.mkv",
        "edl://%37%https://me:SECRET@host/a.mkv?t=SECRET,0,9", "lavf://https://host/a?SECRET",
        "ytdl://https://host/a?SECRET", "slice://0-9@https://host/a?SECRET", "archive://https://host/a.zip?SECRET",
        "lavf://concat:http://host/a?SECRET|http://host/b?SECRET", "memory://#EXTM3U\nhttps://host/a?SECRET",
        "appending://http://SECRET@host/a", "lavf://async:cache:http://host/a?SECRET", "HTTP://SECRET@host/?SECRET",
    ]

    @Test(arguments: Self.secrets)
    func `what may be secret is in nothing that is kept`(typed: String) throws {
        let evidence = MediaEvidence(path: typed, mediaTitle: String(typed.split(separator: "/").last ?? ""))
        let (description, trace) = MediaIdentifier().explain(evidence)
        let encoder = JSONEncoder()
        let texts = try [encoder.encode(evidence), encoder.encode(description), encoder.encode(trace)].map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(!(texts + [evidence.path, "\(evidence)"]).contains { $0.contains("SECRET") })
        #expect(MediaAddress.kept(evidence.path) == evidence.path)
    }

    @Test func `a UUID, a hash and a long number are cut`() {
        for name in [
            "123e4567-e89b-12d3-a456-426614174000", "d41d8cd98f00b204e9800998ecf8427e", "12345678901234567890",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        ] {
            #expect(!MediaAddress.kept("https://host/\(name)/a.mkv").contains(name))
            #expect(!MediaAddress.kept("https://host/\(name).mp4").contains(name))
        }
    }

    @Test func `two streams of one server are told apart, and one is known again`() {
        let streams = ["https://host/stream?id=1", "https://host/stream?id=2", "https://host/stream"].map {
            MediaAddress.kept($0)
        }
        #expect(Set(streams).count == 3)
        #expect(MediaAddress.kept("https://other:pw@host/stream?id=1") == streams[0])
        #expect(Set(streams.map(MediaAddress.withoutDigest)) == ["https://host/stream"])
    }

    @Test(
        arguments: [
            ("https://host/stream?token=SECRET", "stream?token=SECRET", nil),
            ("https://host/stream?path=/a/SECRET", "SECRET", nil), ("https://host/a%20b?x", "a b?x", nil),
            ("https://host/stream?token=SECRET", "Player: stream?token=SECRET", nil),
            ("https://host/stream?token=SECRET", "https://host/stream?token=SECRET", nil),
            ("https://host/stream?token=SECRET", "Dune (2021)", "Dune (2021)"),
            ("/tv/Dune.mkv", "Dune.mkv", "Dune.mkv"), ("https://host/stream?x", nil, nil),
        ] as [(String, String?, String?)]
    )
    func `a title that is a piece of the address is none`(address: String, title: String?, kept: String?) {
        #expect(MediaEvidence(path: address, mediaTitle: title).mediaTitle == kept)
    }

    @Test(arguments: [
        ("edl://a.mkv,10,20;b.mkv", ["a.mkv", "b.mkv"]), ("edl://%5%a,b;c,1,2;file=d.mkv,start=1", ["a,b;c", "d.mkv"]),
        ("edl://!mp4_dash,init=i.mp4;!new_stream;a.mkv\nb.mkv", ["i.mp4", "a.mkv", "b.mkv"]),
        ("lavf://concat:a.ts|subfile,,start,0,end,9,,:b.ts", ["a.ts", "b.ts"]),
        ("file:///tv/x%20y.mkv", ["/tv/x y.mkv"]),
        ("edl://%13%file:///a.mkv", ["/a.mkv"]), ("archive:///tv/a.zip|b.mkv", ["/tv/a.zip"]),
        ("slice://1k-2k@/tv/a.mkv", ["/tv/a.mkv"]), ("/tv/a.mkv", ["/tv/a.mkv"]), ("edl://", ["edl://"]),
    ])
    func `all files that are read are known`(address: String, sources: [String]) {
        #expect(MediaAddress.sources(of: address) == sources)
    }

    @Test(arguments: [
        "edl://", "edl://%999999999999999999%", "edl://%9%", "file://", "://", "a://?", "lavf://lavf://lavf://x",
    ])
    func `what is broken is safe, ten thousand times over too`(piece: String) {
        for text in [piece, String(repeating: piece, count: 1000), piece + String(repeating: "e1", count: 10_000)] {
            let kept = MediaAddress.kept(text)
            #expect((MediaAddress.kept(kept) == kept) as Bool)
        }
    }
}

/// Of what is known of a file only facts are stored.
@Suite struct StoredEvidenceTests {
    private func stored(_ evidence: MediaEvidence) throws -> String {
        String(decoding: try JSONEncoder().encode(evidence), as: UTF8.self)
    }

    @Test func `texts, other tags and neighbours are not stored`() throws {
        let evidence = MediaEvidence(
            path: "/films/Dune.mkv",
            mediaTitle: "Dune",
            metadata: ["TITLE": "Dune", "COMMENT": "private", "encoder": "private", "IMDB": "tt1160419", "SHOW": " "],
            duration: 9300,
            nfo: ["private"],
            neighbours: ["private.mkv"]
        )
        let text = try self.stored(evidence)
        #expect(!text.contains("private") && !text.contains("SHOW"))
        let read = try JSONDecoder().decode(MediaEvidence.self, from: Data(text.utf8))
        #expect(read.metadata == ["TITLE": "Dune", "IMDB": "tt1160419"])
        #expect(read.duration == 9300 && read.mediaTitle == "Dune")
        // What was drawn from the tags is drawn again.
        #expect(MediaIdentifier().describe(read).ids.imdb == "tt1160419")
    }

    @Test func `what an earlier version stored is cut when it is read`() throws {
        let old = """
            {"path":"http://me:SECRET@host/stream?token=SECRET","mediaTitle":"stream?token=SECRET",
            "metadata":{"comment":"SECRET"},"nfo":["SECRET"],"neighbours":["SECRET"],"duration":1}
            """
        let evidence = try JSONDecoder().decode(MediaEvidence.self, from: Data(old.utf8))
        #expect(!(try self.stored(evidence)).contains("SECRET"))
        #expect(evidence.mediaTitle == nil && evidence.duration == 1)
    }
}
