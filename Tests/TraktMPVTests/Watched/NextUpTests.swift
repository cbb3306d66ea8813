import Foundation
import MediaIdentification
import ScrobbleSync
import Testing

@testable import TraktMPV

@Suite struct NextUpTests {
    private static let start = Date(timeIntervalSince1970: 1_790_000_000)

    /// `1x02`, or `1x02+3` for a file of two.
    private static func file(_ word: String) throws -> EpisodeFile {
        let parts = word.split(separator: "x")
        let (season, numbers) = (Int(parts[0]) ?? 0, parts[1].split(separator: "+").compactMap { Int($0) })
        return try #require(EpisodeFile(path: "/v/\(word)", episodes: numbers.map { EpisodeNumber(season, $0) }))
    }

    /// `1x02@5` was watched on the fifth day, without one at no known time.
    private static func sofar(_ words: [String]) -> ShowSoFar {
        var sofar = ShowSoFar()
        for word in words {
            let parts = word.split(separator: "@")
            let numbers = parts[0].split(separator: "x").compactMap { Int($0) }
            let day = parts.count > 1 ? Double(parts[1]) : nil
            sofar.note(EpisodeNumber(numbers[0], numbers[1]), at: day.map { Self.start + $0 * 86400 })
        }
        return sofar
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var files: [String]
        var seen: [String]
        var all: [String] = []
        var next: String?
        var missing: String?
    }

    @Test(arguments: [
        Case(testDescription: "the one after the last", files: ["1x01", "1x02", "1x03"], seen: ["1x01@1"], next: "1x02"),
        Case(testDescription: "the next season", files: ["2x01", "1x02"], seen: ["1x01@1", "1x02@2"], next: "2x01"),
        Case(testDescription: "nothing begun: the first", files: ["1x02", "1x01"], seen: [], next: "1x01"),
        Case(testDescription: "all seen", files: ["1x01"], seen: ["1x01@1"], next: nil),
        Case(testDescription: "what was left out comes at the end", files: ["1x01", "1x02"], seen: ["1x02@1"], next: "1x01"),
        Case(
            testDescription: "the newest viewing decides, not the highest number",
            files: ["1x03", "2x02"],
            seen: ["2x01@1", "1x02@2"],
            next: "1x03"
        ),
        Case(testDescription: "without dates the highest number", files: ["1x01", "1x04"], seen: ["1x03"], next: "1x04"),
        Case(testDescription: "one is missing", files: ["1x04"], seen: ["1x02@1"], next: "1x04", missing: "1x03"),
        Case(testDescription: "of the next season nobody knows", files: ["2x02"], seen: ["1x08@1"], next: "2x02"),
        Case(
            testDescription: "unless the catalogue was asked",
            files: ["2x02"],
            seen: ["1x08@1"],
            all: ["1x08", "2x01", "2x02"],
            next: "2x02",
            missing: "2x01"
        ),
        Case(testDescription: "half of a file", files: ["1x01+2", "1x03"], seen: ["1x01@1"], next: "1x01+2"),
        Case(testDescription: "all of a file", files: ["1x01+2", "1x03"], seen: ["1x01@1", "1x02@1"], next: "1x03"),
    ])
    func `what is next is found among the files that are there`(_ one: Case) throws {
        let all = one.all.map { word in
            let numbers = word.split(separator: "x").compactMap { Int($0) }
            return EpisodeNumber(numbers[0], numbers[1])
        }
        let next = NextUp(among: try one.files.map(Self.file), Self.sofar(one.seen), all: all)
        #expect(next?.file.path == one.next.map { "/v/\($0)" })
        #expect(next?.missing.map { "\($0.season)x0\($0.number)" } == one.missing)
    }

    @Test func `a file that was watched is not next, whatever its episode is; half of one is`() throws {
        var sofar = ShowSoFar()
        sofar.seenPaths = ["/v/1x01", "/v/1x02+3"]
        let files = try ["1x01", "1x02+3", "1x04"].map(Self.file)
        #expect(NextUp(among: files, sofar)?.file.path == "/v/1x02+3")
    }

    @Test func `specials are nobody's progress`() {
        #expect(EpisodeFile(path: "/x", episodes: [EpisodeNumber(0, 1)]) == nil)
        #expect(EpisodeFile(path: "/x", episodes: [EpisodeNumber(0, 1), EpisodeNumber(1, 2)])?.episodes.count == 1)
    }

    // MARK: - The shelf

    private func watched(resetAt: Date? = nil) -> WatchedShow {
        WatchedShow(
            trakt: 1,
            slug: "the-office-us",
            title: "The Office",
            year: 2005,
            resetAt: resetAt,
            seen: [EpisodeNumber(1, 1): SeenCount(plays: 2, last: Self.start)]
        )
    }

    @Test func `what was watched before a show was begun anew counts no more`() {
        #expect(ShowShelf([self.watched()]).shows[0].sofar.seen.count == 1)
        let again = ShowShelf([self.watched(resetAt: Self.start + 60)]).shows[0].sofar
        #expect(again.seen.isEmpty && again.isBegun)
        #expect(ShowShelf([self.watched(resetAt: Self.start - 60)]).shows[0].sofar.seen.count == 1)
    }

    @Test(arguments: [
        ("the office", nil, true), ("THE OFFICE", 2005, true), ("The Öffice!", 2006, true), ("The Office", 2001, false),
        ("Office", nil, false),
    ] as [(String, Int?, Bool)])
    func `a name finds its show, and the year says which`(title: String, year: Int?, isSame: Bool) {
        var shelf = ShowShelf([self.watched()])
        #expect((shelf.show(title, year: year) == 0) == isSame)
    }

    @Test func `of two shows of one name the year decides, and without one it is neither`() {
        let other = WatchedShow(trakt: 2, slug: "the-office-uk", title: "The Office", year: 2001)
        var shelf = ShowShelf([self.watched(), other])
        #expect(shelf.show("The Office", year: 2001) == 1)
        #expect(shelf.show("The Office", year: nil) == 2)
        #expect(shelf.show(slug: "the-office-us", "The Office", year: nil) == 0)
    }

    @Test(arguments: [("office", true), ("OFFICE", true), ("the-office-us", true), ("1", true), ("theoffice", true), ("wire", false)])
    func `a show is meant by a part of its title, its slug or its number`(word: String, isMeant: Bool) {
        #expect(ShowShelf([self.watched()]).shows[0].isMeant(by: word) == isMeant)
    }
}
