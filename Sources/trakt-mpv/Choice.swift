import ArgumentParser
import TraktMPV

/// A value of an option that is one of some words.
enum Choice {
    /// - Throws: What the words are, and which of them was probably meant.
    static func parse<Value: RawRepresentable<String> & CaseIterable>(_ word: String) throws -> Value {
        if let value = Value(rawValue: word) { return value }
        let words = Value.allCases.map(\.rawValue)
        let meant = Suggestion(for: word, among: words).map { " Did you mean \($0.word)?" } ?? ""
        throw ValidationError("It is one of \(words.joined(separator: ", ")).\(meant)")
    }
}
