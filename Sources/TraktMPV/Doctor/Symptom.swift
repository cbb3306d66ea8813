/// One line of what `doctor` has found: what is, and what to do about it.
package struct Symptom: Hashable, Report {
    package enum Level: String, Encodable, Sendable, CaseIterable {
        case ok
        /// It works, and something is to be looked at.
        case warning
        /// Something does not work until it is mended.
        case error
        /// It was not looked at, for something else comes first.
        case skipped
    }

    /// What was looked at, in a word.
    package var check: String
    package var level: Level
    /// One sentence.
    package var says: String
    /// What to do, one sentence; nil where nothing is.
    package var advice: String?

    init(_ check: String, _ level: Level, _ says: String, advice: String? = nil) {
        self.check = check
        self.level = level
        self.says = says
        self.advice = advice
    }

    /// A warning or an error, of which it must be said what to do.
    init(_ check: String, trouble level: Level, _ says: String, do advice: String) {
        self.init(check, level, says, advice: advice)
    }

    /// The word comes first, so that nothing is told by a colour or a sign alone.
    package var lines: [String] {
        let word = self.level.rawValue
        let padding = String(repeating: " ", count: 9 - word.count)
        return [[word + padding + self.check + ":", self.says, self.advice].compactMap(\.self).joined(separator: " ")]
    }

    /// The same with other words.
    func map(_ form: (String) -> String) -> Self {
        Self(self.check, self.level, form(self.says), advice: self.advice.map(form))
    }
}
