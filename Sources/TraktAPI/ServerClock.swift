package import Foundation
internal import Synchronization

/// How far the server's clock is ahead of ours, by the `Date` of its answers.
package final class ServerClock: Sendable {
    private let ahead = Mutex<TimeInterval?>(nil)

    /// Up to this many seconds the two clocks are taken as equal.
    package static let tolerance: TimeInterval = 120

    package init() {}

    /// Seconds to add to our time to get the server's; 0 up to the tolerance, positive when our clock is slow.
    package var offset: TimeInterval {
        let ahead = self.ahead.withLock { $0 } ?? 0
        return abs(ahead) > Self.tolerance ? ahead : 0
    }

    /// Whether an answer has told the server's time.
    package var isKnown: Bool { self.ahead.withLock { $0 != nil } }

    /// Our own clock was set: nothing is known of the server's any more.
    package func forget() { self.ahead.withLock { $0 = nil } }

    /// Takes the `Date` of an answer; one that took long tells nothing.
    func note(_ response: TraktResponse, sentAt: Date, receivedAt: Date) {
        let way = receivedAt.timeIntervalSince(sentAt)
        guard (0..<20).contains(way), let date = response.header("Date").flatMap(HTTPDate.parse) else { return }
        self.ahead.withLock { $0 = date.timeIntervalSince(sentAt + way / 2) }
    }
}

/// Dates as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    private static let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ")
    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    /// Reads a date; nil for any other form.
    static func parse(_ text: String) -> Date? {
        let form = #/[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT/#
        guard let found = text.wholeMatch(of: form)?.output, let month = self.months.firstIndex(of: found.2) else {
            return nil
        }
        let components = DateComponents(
            year: Int(found.3),
            month: month + 1,
            day: Int(found.1),
            hour: Int(found.4),
            minute: Int(found.5),
            second: Int(found.6)
        )
        return self.calendar.date(from: components)
    }
}
