import Foundation
import MediaIdentification
import Testing
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

@Suite struct HistoryExportTests {
    private func line(title: String, rating: Int? = nil, kind: String = "movie") throws -> HistoryLine {
        let name = String(decoding: try JSONEncoder().encode(title), as: UTF8.self)
        let text = """
            {"id":5,"watched_at":"2026-01-31T23:30:00.000Z","\(kind)":{"title":\(name),"year":2021,"ids":{"trakt":1,\
            "imdb":"tt1","tmdb":2}}}
            """
        let item = try JSONDecoder().decode(TraktHistoryItem.self, from: Data(text.utf8))
        return HistoryLine(JoinedHistory.Play(atTrakt: item), rating: rating)
    }

    @Test(arguments: [
        ("Dune", "Dune"), ("Good, Bad", "\"Good, Bad\""), ("Say \"x\"", "\"Say \"\"x\"\"\""),
        // What would end the row, or do something in a terminal, is left out.
        ("a\u{1B}[2J\r\nb\u{202E}", "a[2Jb"),
    ])
    func `a title is one field of one row`(title: String, field: String) throws {
        let row = HistoryExport.letterboxd.row(try self.line(title: title), isRewatch: false, in: .gmt)
        #expect(HistoryExport.line(row) == "2,tt1,\(field),2021,2026-01-31,,false")
    }

    @Test(arguments: [("=1+1", "'=1+1"), ("@SUM", "'@SUM"), ("-30-", "'-30-"), ("1917", "1917")])
    func `a table opened in a spreadsheet runs nothing`(title: String, field: String) throws {
        let row = HistoryExport.csv.row(try self.line(title: title), isRewatch: false, in: .gmt)
        #expect(row[2] == field)
        // Letterboxd looks for the film by it.
        #expect(HistoryExport.letterboxd.row(try self.line(title: title), isRewatch: false, in: .gmt)[2] == title)
    }

    @Test(arguments: [(1, "0.5"), (7, "3.5"), (8, "4"), (10, "5")])
    func `Letterboxd counts stars, by halves`(rating: Int, stars: String) throws {
        let row = HistoryExport.letterboxd.row(try self.line(title: "x", rating: rating), isRewatch: true, in: .gmt)
        #expect(row[5] == stars && row[6] == "true")
    }

    @Test func `the day of a play is the user's`() throws {
        let zone = try #require(TimeZone(identifier: "Asia/Tokyo"))
        let row = HistoryExport.letterboxd.row(try self.line(title: "x"), isRewatch: false, in: zone)
        #expect(row[4] == "2026-02-01")
        #expect(try self.line(title: "x").day(in: zone) == "2026-02-01, Sunday")
    }

    @Test func `every row has as many fields as its heading`() throws {
        for form in HistoryExport.allCases {
            guard let heading = form.heading else { continue }
            #expect(form.row(try self.line(title: "x"), isRewatch: false, in: .gmt).count == heading.count)
        }
    }

    @Test func `a hostile title does nothing on a terminal`() throws {
        let lines = try self.line(title: "a\u{1B}]0;x\u{7}\u{9B}31m\nb").lines
        #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy { DisplayText.isHarmless($0) } } && lines.count == 1)
    }

    @Test func `titles are found by a part of them, in any case, and by the right kind`() throws {
        let line = try JSONDecoder().decode(
            TraktHistoryItem.self,
            from: Data(#"{"id":5,"movie":{"title":"Amélie","ids":{"slug":"amelie-2001"}}}"#.utf8)
        )
        var filter = HistoryFilter()
        #expect(filter.wants(line))
        filter.film = "AMEL"
        #expect(filter.wants(line) && filter.kind == .movie)
        filter.film = "dune"
        #expect(!filter.wants(line))
        filter.film = nil
        filter.show = "amel"
        #expect(!filter.wants(line) && filter.kind == .episode)
    }
}
