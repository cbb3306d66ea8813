internal import Foundation
internal import TraktAPI

/// On which day an episode was on: names have the day of the broadcaster, Trakt the moment in UTC.
enum AirDate {
    /// How far a day in a name is from the moment of an episode.
    ///
    /// - Parameters:
    ///   - day: `YYYY-MM-DD`.
    ///   - moment: When the episode was first on.
    ///   - zone: The broadcaster's; nil where it is not known.
    /// - Returns: 0 for the same day there, 1 for the same day in UTC, 2 for the day before or after; nil for any other.
    static func distance(of day: String, to moment: Date, zone: TimeZone?) -> Int? {
        guard let wanted = Self.number(of: day) else { return nil }
        let utc = Self.number(of: moment, secondsFromGMT: 0)
        // Without a zone the small hours of UTC are as likely the evening before in America: neither is preferred.
        let isNight = moment.timeIntervalSince1970.truncatingRemainder(dividingBy: 86400) < 8 * 3600
        let local = zone.map { Self.number(of: moment, secondsFromGMT: $0.secondsFromGMT(for: moment)) }
        if let local, local == wanted { return 0 }
        if local == nil, utc == wanted { return isNight ? 1 : 0 }
        if local == nil, isNight, utc - 1 == wanted { return 1 }
        if utc == wanted { return 1 }
        return abs(wanted - (local ?? utc)) <= 1 ? 2 : nil
    }

    /// The zone that Trakt names, else the likely one of the country.
    static func zone(of show: TraktTitle) -> TimeZone? {
        if let name = show.airs?.timezone, name.utf8.count <= 60, let zone = TimeZone(identifier: name) { return zone }
        return show.country.flatMap { Self.zones[$0] }.flatMap { TimeZone(identifier: $0) }
    }

    private static let zones = [
        "us": "America/New_York", "ca": "America/Toronto", "mx": "America/Mexico_City", "br": "America/Sao_Paulo",
        "gb": "Europe/London", "ie": "Europe/Dublin", "de": "Europe/Berlin", "fr": "Europe/Paris",
        "es": "Europe/Madrid", "it": "Europe/Rome", "nl": "Europe/Amsterdam", "be": "Europe/Brussels",
        "se": "Europe/Stockholm", "no": "Europe/Oslo", "dk": "Europe/Copenhagen", "fi": "Europe/Helsinki",
        "pl": "Europe/Warsaw", "tr": "Europe/Istanbul", "ru": "Europe/Moscow", "in": "Asia/Kolkata",
        "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "cn": "Asia/Shanghai", "au": "Australia/Sydney",
        "nz": "Pacific/Auckland",
    ]

    /// Days since 1970.
    private static func number(of moment: Date, secondsFromGMT: Int) -> Int {
        let days = ((moment.timeIntervalSince1970 + Double(secondsFromGMT)) / 86400).rounded(.down)
        return Int(exactly: min(max(days, -1_000_000), 10_000_000)) ?? 0
    }

    private static func number(of day: String) -> Int? {
        guard day.utf8.count == 10, let date = TraktDate.parse(day + "T12:00:00Z") else { return nil }
        return Self.number(of: date, secondsFromGMT: 0)
    }
}
