import Foundation
import MediaIdentification
import Testing

/// Our own names, each with the convention it stands for; the keys are those of `identify --json`.
@Suite struct CorpusTests {
    struct Row: Codable, Sendable, CustomTestStringConvertible {
        var path: String
        var type: String?
        var title: String?
        var year: Int?
        var season: Int?
        var episodes: [Int]
        var absolute: Int?
        var date: String?
        /// Of a season, where the number is counted in it.
        var part: Int?
        var ids: ExternalIDs
        var comment: String
        /// Of a known failure: why it is one.
        var reason: String?

        var testDescription: String { "\(self.path) (\(self.comment))" }

        /// The keys that the description has not right.
        func differences(_ description: MediaDescription) -> [String] {
            var found: [String] = []
            if description.kind?.rawValue != self.type { found.append("type") }
            if description.title != self.title { found.append("title: \(description.title ?? "none")") }
            if description.year != self.year { found.append("year") }
            if description.season != self.season { found.append("season") }
            if description.episodes != self.episodes { found.append("episodes: \(description.episodes)") }
            if description.absolute != (self.absolute.map { [$0] } ?? []) { found.append("absolute") }
            if description.date != self.date { found.append("date") }
            if let part = self.part, description.part != part { found.append("part") }
            if description.ids != self.ids { found.append("ids") }
            return found
        }
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
    static let known = "known-failures.jsonl"

    static func rows(_ file: String) throws -> [Row] {
        let text = try String(contentsOf: self.folder.appending(path: file), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }

    static func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self.folder.path()).filter {
            $0.hasSuffix(".jsonl") && $0 != self.known
        }.sorted()
    }

    @Test func `every row of the corpus is read right`() throws {
        var count = 0
        for file in try Self.files() {
            for row in try Self.rows(file) {
                let differences = row.differences(MediaIdentifier().describe(MediaEvidence(path: row.path)))
                #expect(differences.isEmpty, "\(file): \(row.testDescription)")
                count += 1
            }
        }
        #expect(count >= 800)
    }

    @Test func `what is known to fail still fails`() throws {
        for row in try Self.rows(Self.known) {
            #expect(row.reason != nil, "\(row.path) needs a reason")
            let differences = row.differences(MediaIdentifier().describe(MediaEvidence(path: row.path)))
            #expect(!differences.isEmpty, "\(row.path) is read right now: move it to the corpus")
        }
    }
}
