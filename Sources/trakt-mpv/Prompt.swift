import Foundation
import TraktMPV

/// Questions in the terminal.
enum Prompt {
    /// One line of the user's; nil at the end of the input, and where the question cannot be seen.
    static func line(_ question: String) -> String? { Console.ask(question) }

    static func asks(_ question: String) -> Bool {
        let answer = Self.line("\(question) [y/N] ")?.trimmingCharacters(in: .whitespaces).lowercased()
        return answer == "y" || answer == "yes"
    }
}
