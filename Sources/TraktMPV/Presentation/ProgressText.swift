/// How far long work has come, as one line.
struct ProgressText: Hashable, Sendable {
    /// "reading the history".
    var what: String
    /// "plays".
    var unit: String
    var done: Int
    /// nil where nobody knows.
    var total: Int?
    /// Since it began.
    var elapsed: Duration

    /// Per second; nil where it is too early to say.
    private var rate: Double? {
        let seconds = self.elapsed / .seconds(1)
        return seconds >= 1 && self.done > 0 ? Double(self.done) / seconds : nil
    }

    /// Seconds that are left; nil where nobody can tell.
    private var secondsLeft: Int? {
        guard let rate = self.rate, let total = self.total, total > self.done else { return nil }
        let seconds = Double(total - self.done) / rate
        return seconds < 360_000 ? Int(seconds.rounded(.up)) : nil
    }

    /// Without a bar, as a line that stays: where no terminal reads, or one that draws nothing.
    var plain: String { self.words(mostParts: 3) }

    /// So many of count, rate and time left, in this order.
    private func words(mostParts: Int) -> String {
        let unit = (self.total ?? self.done) == 1 && self.unit.hasSuffix("s") ? String(self.unit.dropLast()) : self.unit
        let count = self.total.map { "\(self.done) of \($0) \(unit)" } ?? "\(self.done) \(unit)"
        let rate = self.rate.map { [Self.speed($0)] } ?? []
        let left = self.secondsLeft.map { ["\(Self.time($0)) left"] } ?? []
        return "\(self.what): \(([count] + rate + left).prefix(mostParts).joined(separator: ", "))"
    }

    /// With a bar, no wider than the terminal; the bar gives way first, then the time left and the rate.
    func drawn(columns: Int) -> String {
        let all = [3, 2, 1].map(self.words)
        let words = all.first { $0.count < columns } ?? String(all[2].prefix(max(columns - 1, 1)))
        let room = columns - words.count - 4
        guard let total = self.total, total > 0, room >= Self.shortestBar else { return words }
        return "\(TextBar(Double(self.done) / Double(total), width: min(room, Self.longestBar)).framed) \(words)"
    }

    private static let shortestBar = 8
    private static let longestBar = 30

    /// By the minute where by the second it would be nearly nothing.
    private static func speed(_ rate: Double) -> String {
        guard rate >= 1 else { return "\(max(Int((rate * 60).rounded()), 1))/min" }
        let tenths = Int((rate * 10).rounded())
        return rate < 10 ? "\(tenths / 10).\(tenths % 10)/s" : "\(Int(rate))/s"
    }

    private static func time(_ seconds: Int) -> String {
        let (minutes, rest) = seconds.quotientAndRemainder(dividingBy: 60)
        if minutes == 0 { return "\(rest) s" }
        return minutes < 60 ? "\(minutes) min \(rest) s" : "\(minutes / 60) h \(minutes % 60) min"
    }
}

/// A bar of letters that every terminal has, and that a screen reader can pass over.
struct TextBar: Hashable, Sendable {
    /// As many letters as it is long.
    let letters: String
    private let width: Int

    /// - Parameters:
    ///   - share: From 0 to 1.
    ///   - width: Letters of a whole one.
    init(_ share: Double, width: Int) {
        let length = share.isFinite ? Int((min(max(share, 0), 1) * Double(max(width, 0))).rounded()) : 0
        // What is not nothing is seen.
        self.letters = String(repeating: "#", count: share > 0 ? max(length, min(width, 1)) : 0)
        self.width = max(width, 0)
    }

    /// In brackets, as long as a whole one.
    var framed: String { "[\(self.letters)\(String(repeating: ".", count: self.width - self.letters.count))]" }
}
