import Foundation

/// When and where a film was left, for people: "stopped yesterday on another device".
struct PlaceNote: CustomStringConvertible {
    let description: String

    /// - Parameters:
    ///   - date: When it was left.
    ///   - isFromElsewhere: Whether no viewing of this machine tells of it.
    ///   - now: The time.
    ///   - calendar: The user's.
    init(_ date: Date, isFromElsewhere: Bool, now: Date = Date(), calendar: Calendar = .current) {
        let days = calendar.dateComponents(
            [.day],
            from: calendar.startOfDay(for: date),
            to: calendar.startOfDay(for: now)
        )
        let minutes = Int(min(max(now.timeIntervalSince(date) / 60, 0), 1e6))
        let when =
            switch days.day ?? 0 {
            case ..<1 where minutes < 2: "just now"
            case ..<1 where minutes < 60: "\(minutes) minutes ago"
            case ..<1: "today"
            case 1: "yesterday"
            case let days where days < 60: "\(days) days ago"
            default: "months ago"
            }
        self.description = "stopped \(when)\(isFromElsewhere ? " on another device" : "")"
    }
}
