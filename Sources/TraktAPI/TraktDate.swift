package import Foundation

/// The one way dates are written and read: UTC, milliseconds, Z.
///
/// Trakt takes any other form silently as "now" (`Documentation/trakt.md`, trap 28).
package enum TraktDate {
    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt)
    private static let wholeSeconds = Date.ISO8601FormatStyle(timeZone: .gmt)

    package static func text(_ date: Date) -> String {
        // To the nearest millisecond: formatting alone cuts off, and 0.29 is a little less than 0.29.
        let rounded = (date.timeIntervalSince1970 * 1000).rounded() / 1000
        return Date(timeIntervalSince1970: rounded + 0.0001).formatted(self.style)
    }

    package static func parse(_ text: String) -> Date? {
        // Two forms are tried; a text of neither is no date, which the caller is told.
        (try? self.style.parse(text)) ?? (try? self.wholeSeconds.parse(text))
    }
}
