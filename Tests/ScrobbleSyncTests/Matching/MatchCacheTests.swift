import Foundation
import TestSupport
import Testing

@testable import ScrobbleSync

@Suite struct MatchCacheTests {
    private let home: TemporaryDirectory

    init() throws { self.home = try TemporaryDirectory() }

    private var file: String { self.home.url.path + "/catalogue.sqlite" }

    private func cache(sizeLimit: Int = 32 << 20, at seconds: Double = 0) -> MatchCache {
        MatchCache(
            directory: self.home.url.path,
            sizeLimit: sizeLimit,
            now: { Date(timeIntervalSince1970: 1e9 + seconds) }
        )
    }

    @Test func `an answer is there in the next process, with its age, and nobody else can read the file`() throws {
        self.cache().keep(["a"], as: "shows")
        let answer = try #require(self.cache(at: 60).answer("shows", as: [String].self))
        #expect(answer.value == ["a"] && answer.age == 60)
        let mode = try FileManager.default.attributesOfItem(atPath: self.file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `nothing is opened before it is needed`() {
        _ = self.cache()
        #expect(!FileManager.default.fileExists(atPath: self.file))
    }

    @Test func `a broken file is made anew, also when it breaks while it is open`() throws {
        try Data("no database, just text that is long enough to be taken for a header".utf8).write(
            to: URL(filePath: self.file)
        )
        let cache = self.cache()
        cache.keep([1], as: "x")
        #expect(cache.answer("x", as: [Int].self)?.value == [1])
        #expect(FileManager.default.fileExists(atPath: self.file + ".broken"))
    }

    @Test func `tables of another version are replaced`() throws {
        self.cache().keep([1], as: "x")
        try SQLiteFile.execute("PRAGMA user_version = 99;", in: URL(filePath: self.file))
        let cache = self.cache()
        #expect(cache.answer("x", as: [Int].self) == nil)
        cache.keep([2], as: "x")
        #expect(self.cache().answer("x", as: [Int].self)?.value == [2])
    }

    @Test func `a directory that cannot be made is no trouble`() {
        let cache = MatchCache(directory: "/proc/nowhere")
        cache.keep([1], as: "x")
        #expect(cache.answer("x", as: [Int].self) == nil)
    }

    @Test func `what was used longest ago goes when there is no room`() {
        let text = String(repeating: "x", count: 1000)
        for number in 0..<120 { self.cache(sizeLimit: 100_000, at: Double(number)).keep(text, as: "\(number)") }
        let cache = self.cache(sizeLimit: 100_000, at: 200)
        #expect(cache.answer("119", as: String.self) != nil)
        #expect(cache.answer("0", as: String.self) == nil)
    }

    @Test func `neighbours tell where they agree, until they are forgotten`() {
        let cache = self.cache()
        cache.keepNeighbour(7, in: ["/tv"], series: "office", year: 0)
        #expect(cache.neighbour(in: ["/tv"], series: "office", year: 0) == 7)
        #expect(cache.neighbour(in: ["/tv"], series: "other", year: 0) == nil)
        cache.keepNeighbour(8, in: ["/tv"], series: "office", year: 0)
        #expect(cache.neighbour(in: ["/tv"], series: "office", year: 0) == nil)
        cache.forgetNeighbours(ofSeries: "office")
        cache.keepNeighbour(8, in: ["/tv"], series: "office", year: 0)
        #expect(cache.neighbour(in: ["/tv"], series: "office", year: 0) == 8)
    }
}
