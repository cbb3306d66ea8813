import Foundation
import Testing

@testable import TraktSimulator

@Suite struct DatesTests {
    @Test(arguments: [
        "1970-01-01T00:00:00.000Z", "2014-09-01T09:10:11.678Z", "2024-02-29T23:59:59.999Z", "2000-03-01T00:00:00.001Z",
        "1969-12-31T23:59:59.250Z", "1899-12-31T12:00:00.000Z", "2100-02-28T01:02:03.004Z",
    ])
    func `a date is written as it was read`(text: String) throws {
        let date = try #require(Dates.parse(text))
        #expect(Dates.text(date) == text)
        #expect(date == (try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text)))
    }

    @Test(arguments: [
        ("2014-09-01", "2014-09-01T00:00:00.000Z"), ("2014-09-01T09:10:11Z", "2014-09-01T09:10:11.000Z"),
        ("2014-09-01T09:10:11+02:00", "2014-09-01T07:10:11.000Z"), ("", nil), ("now", nil), ("2014-13-01", nil),
        ("01.09.2014", nil), ("２０１４-０９-０１", nil),
    ])
    func `other forms are read or not`(text: String, shown: String?) {
        #expect(Dates.parse(text).map(Dates.text) == shown)
    }

    @Test(arguments: [Date.distantPast, .distantFuture, Date(timeIntervalSince1970: 1e300)])
    func `no date is too far`(date: Date) {
        #expect(Dates.text(date).utf8.count == 24)
    }
}
