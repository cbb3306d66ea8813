import Foundation
import Testing

@testable import TraktMPV

@Suite struct CodePagesTests {
    /// Kilobytes of files that this process has in its memory.
    private static func resident() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("RssFile:") })
        return try #require(line.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    }

    @Test func `code that is given back is gone from the memory, and is there when it is needed`() throws {
        var pages = CodePages()
        pages.noteFile(at: .seconds(1))
        let before = try Self.resident()
        pages.pass(at: .seconds(2))
        pages.pass(at: .seconds(60))
        #expect(try Self.resident() < before)
        #expect(Date(timeIntervalSince1970: 0).formatted(.iso8601) == "1970-01-01T00:00:00Z")
    }

    @Test func `it is given back when a film has begun, and after each writing`() {
        var pages = CodePages()
        pages.noteWriting(at: .seconds(90))
        let early = pages.pass(at: .seconds(100))
        pages.noteFile(at: .seconds(100))
        pages.noteWriting(at: .seconds(110))
        let first = [112, 119, 120, 121, 140].filter { pages.pass(at: .seconds($0)) }
        pages.noteWriting(at: .seconds(150))
        let second = [151, 152, 153, 200].filter { pages.pass(at: .seconds($0)) }
        #expect(!early && first == [120] && second == [152])
    }
}
