import ScrobbleSync

extension OtherApp {
    private static let checkIn = "checkin"

    /// Who tells, as programs read it: `app` or `checkin`.
    var word: String { self.isCheckIn ? Self.checkIn : "app" }

    /// Who tells, for people.
    var name: String { Self.name(self.word) }

    /// What a word for programs is for people.
    static func name(_ word: String) -> String { word == Self.checkIn ? "your check-in" : "another app" }
}
