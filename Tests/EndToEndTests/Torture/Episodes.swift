/// An episode that the simulator knows and that nothing else is mistaken for.
struct Episode: Sendable {
    var show: String
    var season: Int
    var number: Int

    /// What a file is called, without its extension.
    var file: String { "\(self.show) S0\(self.season)E\(Self.digits(self.number))" }
    /// What the simulator calls a play of it.
    var title: String { "\(self.show) \(self.season)×\(Self.digits(self.number))" }

    static let all =
        Self.seasons("The Wire", [13, 12, 12, 13, 10]) + Self.seasons("Breaking Bad", [7, 13, 13, 13, 16])

    private static func seasons(_ show: String, _ counts: [Int]) -> [Self] {
        counts.enumerated().flatMap { index, count in
            (1...count).map { Self(show: show, season: index + 1, number: $0) }
        }
    }

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
