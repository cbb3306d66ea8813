import Foundation
import TestSupport
import Testing

@testable import TraktMPV

/// Histories as mpv and its scripts have written them, by version and setting.
@Suite struct PlayerHistoryTests {
    struct Line: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        var path = "/tv/a.mkv"
        var title: String?
        /// nil where the line says when the file was opened.
        var place: Double? = 1400.25
        var length: Double? = 1440.5
    }

    private static let day = "Friday/November 27/11/2026 10:15:00"

    static let lines = [
        Line(testDescription: "a file", text: "[\(day)] /tv/a.mkv | length=1440.5 | time=1400.25"),
        Line(
            testDescription: "titles for all",
            text: "[\(day)] \"A\" | /tv/a.mkv | length=1440.5 | time=1400.25",
            title: "A"
        ),
        Line(
            testDescription: "an address, whose title has bars and quotation marks",
            text: "[\(day)] \"\"A\" | B | C\" | https://a.example/w?v=1 | length=1440.5 | time=1400.25",
            path: "https://a.example/w?v=1",
            title: "\"A\" | B | C"
        ),
        Line(
            testDescription: "a path with bars",
            text: "[\(day)] /tv/a | b=c | d=1.mkv | length=1440.5 | time=1400.25",
            path: "/tv/a | b=c | d=1.mkv"
        ),
        Line(
            testDescription: "the first versions: no length",
            text: "[27/11/26 10:15:00] /tv/a.mkv | time=1400.25",
            length: nil
        ),
        Line(
            testDescription: "a stream without an end",
            text: "[\(day)] /tv/a.mkv | length=0 | time=1400.25",
            length: nil
        ),
        Line(
            testDescription: "a length that was not known",
            text: "[\(day)] /tv/a.mkv | length=nil | time=1400.25",
            length: nil
        ),
        Line(
            testDescription: "what newer versions may write behind",
            text: "[\(day)] /tv/a.mkv | length=1440.5 | time=1400.25 | speed=1.5"
        ),
        Line(
            testDescription: "the end of a line on Windows",
            text: "[\(day)] /tv/a.mkv | length=1440.5 | time=1400.25\r"
        ),
        Line(
            testDescription: "mpv's own",
            text: #"{"time":\#(Int(noon.timeIntervalSince1970)),"path":"/tv/a.mkv","title":"A"}"#,
            title: "A",
            place: nil,
            length: nil
        ),
        Line(
            testDescription: "mpv's own, without a title and with more than is known",
            text: #"{"path":"/tv/a.mkv","time":\#(Int(noon.timeIntervalSince1970)).0,"pid":7}"#,
            place: nil,
            length: nil
        ),
    ]

    private static let noon = moment(27, 11)

    /// At a quarter past ten, here.
    private static func moment(_ day: Int, _ month: Int, hour: Int = 10, second: Int = 0) -> Date {
        let parts = DateComponents(year: 2026, month: month, day: day, hour: hour, minute: 15, second: second)
        return Calendar(identifier: .gregorian).date(from: parts) ?? .distantPast
    }

    private func read(_ text: String) throws -> PlayerHistory {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "history")
        try Data(text.utf8).write(to: file)
        return try PlayerHistory(ForeignFile(file.path), now: Self.moment(28, 12))
    }

    @Test(arguments: Self.lines) func `a line says what was played, and how far`(line: Line) throws {
        let history = try self.read("\u{FEFF}\(line.text)\n\n")
        let moment = line.place.map { PlayerHistoryLine.Moment.left(Self.noon, at: $0) } ?? .opened(Self.noon)
        #expect(
            history.lines == [
                PlayerHistoryLine(path: line.path, title: line.title, moment: moment, length: line.length)
            ]
        )
        #expect(history.unreadable == 0)
    }

    @Test(arguments: [
        "Friday/November 27/11/2026 10:15:00", "Friday/November 11/27/2026 10:15:00", "27/11/26 10:15:00",
        "27.11.2026 10:15:00", "2026-11-27 10:15:00", "2026-11-27T10:15:00", "27/Nov/26 10:15:00",
        "27 November 2026 10:15:00", "Fri 27 Nov 2026 10:15:00", "27/11/2026 10:15:00 AM", "11/27/2026 10:15",
    ]) func `a date is read however its user has it written`(stamp: String) throws {
        let history = try self.read("[\(stamp)] /tv/a.mkv | length=1 | time=1\n")
        #expect(history.lines.map(\.date) == [Self.noon])
    }

    @Test func `which number is the month is told by the lines that leave no choice`() throws {
        let american = try self.read(
            "[03/02/2026 10:15:00] /a | time=1\n[11/27/2026 10:15:00 PM] /b | time=1\n"
        )
        #expect(american.lines.map(\.date) == [Self.moment(2, 3), Self.moment(27, 11, hour: 22)])
        let other = try self.read("[03/02/2026 10:15:00] /a | time=1\n[27/11/2026 10:15:00] /b | time=1\n")
        #expect(other.lines.map(\.date) == [Self.moment(3, 2), Self.noon])
    }

    @Test(arguments: [
        "[\(Self.day)] /tv/a.mkv | length=1440.5 | time=1400.25 | slot=1", "[\(Self.day)] /tv/a.mkv | length=1440.5",
        "[\(Self.day)] /tv/a.mkv | length=1440.5 | time=nil", "[\(Self.day)]  | length=1440.5 | time=3",
        "[yesterday] /a | time=3",
        "[31/02/2026 10:15:00] /a | time=3", "[27/11/2036 10:15:00] /a | time=3", "[\(Self.day)", "{}", "[]",
        #"{"time":1,"path":""}"#,
    ]) func `what is no play of the past is counted, with its line`(text: String) throws {
        let history = try self.read("[\(Self.day)] /tv/a.mkv | time=3\n\(text)\n")
        #expect(history.lines.count == 1)
        #expect(history.unreadable == 1 && history.firstUnreadable == 2)
    }
}
