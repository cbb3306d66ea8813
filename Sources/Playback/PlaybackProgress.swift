/// How far into a file playback is, in percent from 0 to 100.
///
/// Trakt's `progress` is percent, never a fraction or seconds (`Documentation/trakt.md`, trap 39).
package struct PlaybackProgress: Hashable, Comparable, Sendable {
    package let percent: Double

    /// Takes any number: NaN becomes 0, everything else is clamped to 0…100.
    package init(percent: Double) {
        self.percent = percent.isNaN ? 0 : min(max(percent, 0), 100)
    }

    /// - Parameters:
    ///   - position: Seconds from the beginning; may exceed the duration by a frame at the end of a file.
    ///   - duration: Seconds, more than 0; anything else gives 0 %.
    package init(position: Double, duration: Double) {
        self.init(percent: duration > 0 ? position / duration * 100 : 0)
    }

    package static let start = Self(percent: 0)
    package static let end = Self(percent: 100)

    package static func < (left: Self, right: Self) -> Bool { left.percent < right.percent }
}
