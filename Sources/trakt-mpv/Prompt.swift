import Foundation

/// Questions in the terminal.
enum Prompt {
    /// One line of the user's; nil at the end of the input.
    static func line(_ question: String) -> String? {
        // Where the question cannot be seen, the answer is the end of the input.
        try? FileHandle.standardError.write(contentsOf: Data(question.utf8))
        return readLine()
    }

    static func asks(_ question: String) -> Bool {
        let answer = Self.line("\(question) [y/N] ")?.trimmingCharacters(in: .whitespaces).lowercased()
        return answer == "y" || answer == "yes"
    }
}
