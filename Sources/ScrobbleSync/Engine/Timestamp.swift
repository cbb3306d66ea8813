package import Foundation

/// A moment by the wall clock and, beside it, by the clock that counts from boot and that nobody can set.
package struct Timestamp: Codable, Hashable, Sendable {
    package var date: Date
    /// Which boot `uptime` counts from; empty where that is not known.
    package var boot: String
    /// Seconds since boot, sleep included.
    package var uptime: TimeInterval

    package init(date: Date, boot: String = "", uptime: TimeInterval = 0) {
        self.date = date
        self.boot = boot
        self.uptime = uptime
    }

    package static func now() -> Self {
        var time = timespec()
        unsafe clock_gettime(CLOCK_BOOTTIME, &time)
        let uptime = TimeInterval(time.tv_sec) + TimeInterval(time.tv_nsec) / 1e9
        return Self(date: Date(), boot: Self.bootID, uptime: uptime)
    }

    /// The wall time now of a moment of this boot, in seconds since boot, whatever the wall clock said then.
    func date(atUptime seconds: TimeInterval) -> Date { self.date - (self.uptime - seconds) }

    // Without it the wall clock is all there is.
    private static let bootID =
        (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
        .trimmingCharacters(in: .whitespacesAndNewlines) ?? ""

    package static func + (moment: Self, seconds: TimeInterval) -> Self {
        Self(date: moment.date + seconds, boot: moment.boot, uptime: moment.uptime + seconds)
    }

    /// Seconds from a moment to this one: by the clock that cannot be set within one boot, else by the wall clock.
    package func seconds(since other: Self) -> TimeInterval {
        !self.boot.isEmpty && self.boot == other.boot
            ? self.uptime - other.uptime : self.date.timeIntervalSince(other.date)
    }
}
