/// A day that there is, in the years that files are of.
struct CalendarDay {
    /// As in `YYYY-MM-DD`.
    let text: String

    init?(year: Int, month: Int, day: Int) {
        guard (1930...2059).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        guard day <= (month == 2 && isLeap ? 29 : Self.days[month - 1]) else { return nil }
        self.text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    private static let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}
