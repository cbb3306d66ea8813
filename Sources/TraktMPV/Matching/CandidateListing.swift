import Foundation
import ScrobbleSync
import TraktAPI

/// Candidates as they are shown in a terminal, and what an answer to them means.
package struct CandidateListing: Report {
    /// What the user answered.
    package enum Answer: Hashable, Sendable {
        case chosen(MatchChoice)
        case search(String)
        case leave
    }

    private let found: MatchExplanation
    private let candidates: [Candidate]
    private let head: String

    /// - Parameters:
    ///   - found: The story of a match.
    ///   - searched: What was searched for; nil for what the file says.
    init(_ found: MatchExplanation, searched: String?) {
        self.found = found
        self.candidates = Array(found.candidates.prefix(9))
        if found.candidates.isEmpty {
            self.head =
                searched == nil
                ? found.reason ?? "Trakt knows nothing by that name."
                : "Trakt has nothing of that name; the address of its page always works."
        } else {
            self.head =
                found.match.map { "It is taken for \($0.displayTitle.asSentence)" } ?? found.reason
                ?? "It needs a match."
        }
    }

    /// In JSON it is the whole story of the match.
    package func encode(to encoder: any Encoder) throws { try self.found.encode(to: encoder) }

    /// Harmless on a terminal.
    package var lines: [String] {
        [DisplayText(self.head).description.capitalizedFirst]
            + self.candidates.enumerated().map { index, candidate in
                let what = candidate.match?.displayTitle ?? DisplayText(candidate.displayName).description
                let year = candidate.kind == .show ? candidate.year.map { " (\($0))" } ?? "" : ""
                let kind = candidate.kind == .movie ? "film" : "show"
                let lack = candidate.kind == .show && candidate.match == nil ? ", without this episode" : ""
                return "\(index + 1)  \(what)\(candidate.match == nil ? "" : year), \(kind) \(candidate.trakt)\(lack)"
            }
    }

    /// What to do where nobody can be asked.
    package var advice: String {
        guard let first = self.candidates.first else {
            return "Say which with --show or --movie and the address of its page at Trakt."
        }
        return "Say which with --show or --movie, as in `--\(first.kind == .movie ? "movie" : "show") \(first.trakt)`."
    }

    /// Reads an answer: a number of the list, an address, `n`, nothing, or words to search for.
    package func choice(_ answer: String) -> Answer {
        let text = answer.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty { return .leave }
        if text.lowercased() == "n" { return .chosen(.never) }
        if let number = Int(text), self.candidates.indices.contains(number - 1) {
            let candidate = self.candidates[number - 1]
            guard let reference = TraktReference("\(candidate.trakt)") else { return .leave }
            return .chosen(candidate.kind == .movie ? .movie(reference) : .show(reference, MatchChoice.Numbers()))
        }
        if text.contains("/"), let reference = TraktReference(text), let kind = reference.kind {
            return .chosen(kind == .movie ? .movie(reference) : .show(reference, MatchChoice.Numbers()))
        }
        return .search(text)
    }
}
