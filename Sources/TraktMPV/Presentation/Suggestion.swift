/// What a mistyped word was probably meant to be.
package struct Suggestion {
    /// The word that it is near to.
    package let word: String

    /// nil where the word is near to none: two slips at most, one in short words.
    ///
    /// - Parameters:
    ///   - word: What was typed in the place of one that is known.
    ///   - words: All that there are.
    package init?(for word: String, among words: some Collection<String>) {
        let allowed = word.count < 5 ? 1 : 2
        let near = words.map { (word: $0, slips: Self.slips(from: Array(word.lowercased()), to: Array($0))) }
            .filter { $0.slips <= allowed }
        guard
            let best = near.min(by: {
                ($0.slips, abs($0.word.count - word.count), $0.word) < (
                    $1.slips, abs($1.word.count - word.count), $1.word
                )
            })
        else { return nil }
        self.word = best.word
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
