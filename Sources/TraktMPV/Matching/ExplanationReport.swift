import Foundation
package import MediaIdentification
package import ScrobbleSync
import TraktAPI

/// What `identify --explain` tells of one path: what was read from where, what Trakt has, why one won or none.
package struct ExplanationReport {
    package let description: IdentificationReport
    package let facts: [IdentificationTrace.Fact]
    /// What was not read to its end, a sentence each.
    package let remarks: [String]
    /// One for each episode that the file holds.
    package private(set) var matches: [MatchExplanation] = []
    /// Why Trakt was not asked, or gave no answer, in one sentence.
    package private(set) var obstacle: String?

    init(_ evidence: MediaEvidence) {
        let (description, trace) = MediaIdentifier().explain(evidence)
        self.description = IdentificationReport(path: evidence.path, description: description)
        self.facts = trace.facts
        self.remarks = Set(NFOFile.sidecars(of: evidence.path).filter(NFOFile.isCut)).sorted().map {
            "Only the first 1 MiB of \(URL(filePath: $0).lastPathComponent) was read."
        }
    }

    /// Asks Trakt, or with `isOffline` only what Trakt has said before.
    mutating func match(_ evidence: MediaEvidence, _ matcher: MediaMatcher, isOffline: Bool) async {
        let whole = self.description.description
        let count = max(min(whole.episodes.count, 20), 1)
        do {
            for index in 0..<count {
                self.matches.append(
                    try await matcher.explain(whole.part(index), evidence: evidence, isOffline: isOffline)
                )
            }
        } catch {
            self.obstacle = error.description
        }
    }

    mutating func note(_ obstacle: String) { self.obstacle = obstacle }
}

extension ExplanationReport: Report {
    /// The whole story, for people; harmless on a terminal.
    package var lines: [String] {
        var lines = self.description.lines
        for fact in self.facts {
            let source = fact.rule.map { "\(fact.source.rawValue), \($0)" } ?? fact.source.rawValue
            lines.append("  \(Self.padded(fact.key)) \(DisplayText(fact.value))   from: \(DisplayText(source))")
        }
        lines += self.remarks.map { "  \(DisplayText($0, limit: 400))" }
        for match in self.matches { lines += Self.lines(match) }
        if let obstacle = self.obstacle { lines.append("  \(obstacle)") }
        return lines
    }

    private static func lines(_ match: MatchExplanation) -> [String] {
        var lines = match.queries.map { query in
            let source =
                switch query.source {
                case .trakt: "Trakt"
                case .cache(let seconds): seconds < 0 ? "the cache" : "the cache, \(Self.age(seconds)) old"
                case .nowhere: "not asked, without network"
                }
            return "  asked: \(DisplayText(query.what)): \(query.hits) (\(source))"
        }
        for (index, candidate) in match.candidates.prefix(5).enumerated() {
            lines.append("  \(index + 1). \(DisplayText(candidate.displayName)): \(candidate.score.words)")
        }
        lines += match.steps.map { "  \(DisplayText($0, limit: 400))" }
        if let found = match.match {
            lines.append("  → \(found.displayTitle)\(found.isProvisional ? ", to be confirmed by Trakt" : "")")
        } else {
            lines.append("  → \(DisplayText(match.reason ?? "needs a match", limit: 400))")
        }
        return lines + match.advice.map { "  \(DisplayText($0, limit: 400))" }
    }

    private static func padded(_ text: String) -> String { text.padding(toLength: 13, withPad: " ", startingAt: 0) }

    private static func age(_ seconds: Double) -> String {
        switch seconds {
        case ..<120: "\(Int(seconds)) s"
        case ..<7200: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3600)) h"
        default: seconds < 1e9 ? "\(Int(seconds / 86400)) days" : "very"
        }
    }
}
