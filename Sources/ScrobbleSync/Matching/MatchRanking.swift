internal import TraktAPI

/// The candidates in order, and whether the first of them may be sent.
struct MatchRanking: Sendable {
    struct Entry: Sendable {
        var facts: CandidateFacts
        /// How alike the names are, in percent.
        var likeness: Int
        var score: CandidateScore
    }

    /// The best first.
    let entries: [Entry]
    private let question: MatchQuestion

    init(_ candidates: [CandidateFacts], _ question: MatchQuestion) {
        self.question = question
        var entries = candidates.map { facts in
            let likeness = question.likeness(to: facts.names)
            return Entry(
                facts: facts,
                likeness: likeness?.percent ?? 0,
                score: CandidateScore(facts, question, likeness)
            )
        }
        let best = entries.map(\.likeness).max() ?? 0
        for index in entries.indices { Self.compare(&entries[index], with: entries, best: best, question) }
        // Trakt's own order, which is popularity, only sorts what is equal: it decides nothing.
        self.entries = entries.enumerated()
            .sorted { ($1.element.score.total, $0.offset) < ($0.element.score.total, $1.offset) }.map(\.element)
    }

    /// What a candidate gains by being the only one of its name, and what it loses where that is not enough.
    private static func compare(
        _ entry: inout Entry,
        with all: [Entry],
        best: Int,
        _ question: MatchQuestion
    ) {
        let alike = all.count { $0.likeness >= 75 }
        let same = all.count { $0.likeness >= 95 }
        if entry.likeness >= 95, same == 1 { entry.score.uniqueness = 10 }
        if (75..<95).contains(entry.likeness), alike == 1 { entry.score.uniqueness = 6 }
        let hasYear = question.year != nil || question.names.contains { $0.year != nil }
        // A film is known by name and year; without a year the name must be the very name, and the length right.
        let isUncertainFilm = entry.facts.kind == .movie && !hasYear
        if isUncertainFilm, entry.likeness < 95 || same > 1 && entry.score.runtime < 5 { entry.score.doubt -= 20 }
        // A slip of the pen is no explanation while another one has the very name.
        if entry.likeness < 93, best >= 95, entry.score.runtime < 10 { entry.score.doubt -= 20 }
    }

    /// The one that may be sent.
    var winner: Entry? {
        guard let first = self.entries.first, first.score.total >= CandidateScore.mark else { return nil }
        guard first.facts.kind == .movie || first.facts.episode != nil else { return nil }
        let isClose = self.entries.dropFirst().contains { first.score.total - $0.possible < CandidateScore.margin }
        return isClose ? nil : first
    }

    /// Those between which the file's facts do not decide.
    var rivals: [Entry] {
        guard let first = self.entries.first else { return [] }
        return self.entries.filter { first.score.total - $0.possible < CandidateScore.margin }
    }
}

extension MatchRanking.Entry {
    /// What it could come to: a show that was not looked into may have the episode, an ambiguous one has it.
    var possible: Int {
        switch self.facts.finding {
        case nil where self.facts.kind == .show: self.score.total + 10
        case .ambiguous: self.score.total + 10
        default: self.score.total
        }
    }

    var name: String { self.facts.title.displayName }
}

extension TraktTitle {
    /// `The Office (2005)`; what is absurdly long is cut.
    var displayName: String {
        let title = self.title.map { $0.count > 80 ? "\($0.prefix(79))…" : $0 } ?? "a title without a name"
        return self.year.map { "\(title) (\($0))" } ?? title
    }
}
