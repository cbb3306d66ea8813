import Foundation
import MediaIdentification
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct MatchTableTests {
    @Test func `of all names in the table none is matched wrongly and few are left to the user`() async throws {
        let rows = MatchTable.rows
        #expect(rows.count >= 150)
        var wrong: [String] = []
        var left: [String] = []
        var dear: [String] = []
        try await withCatalogue { client in
            for row in rows {
                let evidence = MediaEvidence(path: "/media/\(row.path)", duration: row.minutes.map { $0 * 60 })
                let description = MediaIdentifier().describe(evidence)
                let explanation = try await MediaMatcher(client: client).explain(description, evidence: evidence)
                let found = explanation.match.map(Self.text)
                let line = "\(row.path) [\(row.minutes ?? 0)]: \(found ?? explanation.reason ?? "")"
                if let found, found != row.expected { wrong.append("\(line), not \(row.expected ?? "a match")") }
                if found == nil, row.expected != nil { left.append(line + Self.details(explanation)) }
                // A number that leads nowhere costs a question in each place where it could.
                let most = row.path.contains("999999999}") ? 7 : 5
                if explanation.requests > most { dear.append("\(explanation.requests) requests for \(row.path)") }
            }
        }
        let answerable = rows.count { $0.expected != nil }
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
        #expect(left.count * 20 <= answerable, "\(left.count) of \(answerable) left:\n\(left.joined(separator: "\n"))")
        #expect(dear.isEmpty, "\(dear.joined(separator: "\n"))")
        print("\(rows.count) names, \(answerable) answerable, \(wrong.count) wrong, \(left.count) left to the user")
        if !left.isEmpty { print(left.joined(separator: "\n")) }
    }

    static func text(_ match: Match) -> String {
        let name = match.year.map { "\(match.title) (\($0))" } ?? match.title
        guard let season = match.season, let number = match.number else { return name }
        return "\(name) \(season)×\(number < 10 ? "0" : "")\(number)"
    }

    static func details(_ explanation: MatchExplanation) -> String {
        let best = explanation.candidates.prefix(3).map { "\($0.displayName) \($0.score.total)" }
        return " {\(best.joined(separator: ", "))} after \(explanation.queries.map(\.what).joined(separator: "; "))"
    }
}
