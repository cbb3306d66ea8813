internal import TraktAPI

/// The candidates in order, and whether the first of them may be sent.
struct MatchRanking: Sendable {
    struct Entry: Sendable {
        var facts: CandidateFacts
        /// How alike the names are, in percent.
        var likeness: Int
        /// Whether it is the title itself that is alike, not an alias.
        var isOwnName = true
        var score: CandidateScore
    }

    /// The best first.
    let entries: [Entry]
    private let question: MatchQuestion

    init(_ candidates: [CandidateFacts], _ question: MatchQuestion) {
        self.question = question
        var entries = candidates.map { facts in
            let likeness = facts.likeness(question)
            return Entry(
                facts: facts,
                likeness: likeness.percent,
                isOwnName: likeness.isOwn,
                score: CandidateScore(of: facts, for: question, likeness: likeness)
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
        // An alias gives way to a title; among aliases those that were not looked at count too.
        let (isOwn, isAlike) = (entry.isOwnName, entry.likeness >= 75)
        let alike = all.count { $0.likeness >= 75 || !isOwn && $0.facts.isUnseen } + (isAlike ? 0 : 1)
        let same = all.count { $0.likeness >= 95 && ($0.isOwnName || !isOwn) || !isOwn && $0.facts.isUnseen }
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

    /// Whether a show that goes by the name has the episode, be it in doubt for other reasons.
    var hasEpisode: Bool {
        self.entries.contains { entry in
            guard entry.likeness >= 93 else { return false }
            return switch entry.facts.finding {
            case .found, .ambiguous: true
            case .missing, nil: false
            }
        }
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
        let episode =
            switch self.facts.finding {
            case nil where self.facts.kind == .show: 10
            case .ambiguous: 10
            case .found, .missing, nil: 0
            }
        // One of the short list whose name is not seen has it as an alias.
        let name = self.facts.isUnseen ? max(0, 58 - self.score.title) : 0
        return self.score.total + episode + name
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
