/// What a mistyped word was probably meant to be.
struct Suggestion {
    /// The command that a word is near to.
    let command: String

    /// nil where the word is near to none: two slips at most, one in short words.
    ///
    /// - Parameters:
    ///   - word: What was typed in the place of a command.
    ///   - commands: All that there are.
    init?(for word: String, among commands: some Collection<String>) {
        let allowed = word.count < 5 ? 1 : 2
        let near = commands.map { (command: $0, slips: Self.slips(from: Array(word.lowercased()), to: Array($0))) }
            .filter { $0.slips <= allowed }
        guard let best = near.min(by: { ($0.slips, $0.command) < ($1.slips, $1.command) }) else { return nil }
        self.command = best.command
    }

    /// Letters missing, too many, wrong or exchanged.
    private static func slips(from one: [Character], to other: [Character]) -> Int {
        guard abs(one.count - other.count) <= 2 else { return .max }
        var rows = [Array(0...other.count)]
        for (index, letter) in one.enumerated() {
            var row = [index + 1]
            for (place, wanted) in other.enumerated() {
                var best = min(rows[index][place + 1], row[place]) + 1
                best = min(best, rows[index][place] + (letter == wanted ? 0 : 1))
                let isExchanged = index > 0 && place > 0 && letter == other[place - 1] && one[index - 1] == wanted
                if isExchanged { best = min(best, rows[index - 1][place - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
