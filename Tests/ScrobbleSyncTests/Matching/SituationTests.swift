import Foundation
import MediaIdentification
import Testing
import TraktAPI

@testable import ScrobbleSync

/// Whole files on a disk, each with its folder, its NFO files and its tags, against the simulator's catalogue.
@Suite struct SituationTests {
    @Test func `of all situations none is told wrongly and few are left to the user`() async throws {
        let rows = Situations.rows
        #expect(rows.count >= 120)
        var (right, asked, wrong) = (0, [String](), [String]())
        try await withCatalogue { client in
            for row in rows {
                let evidence = try Self.evidence(of: row)
                let description = MediaIdentifier().describe(evidence)
                let explanation = try await MediaMatcher(client: client).explain(description, evidence: evidence)
                let found = explanation.match.map(MatchTableTests.text)
                let line = "\(row.path) [\(row.minutes ?? 0)]: \(found ?? explanation.reason ?? "")"
                if found == row.expected {
                    right += 1
                } else if found == nil {
                    asked.append(line + MatchTableTests.details(explanation))
                } else {
                    wrong.append("\(line), not \(row.expected ?? "a match")")
                }
            }
        }
        print("\(rows.count) situations: \(right) answered right, \(asked.count) asked, \(wrong.count) wrong")
        if !asked.isEmpty { print(asked.joined(separator: "\n")) }
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
        #expect(asked.count * 100 <= rows.count * 8, "\(asked.count) asked:\n\(asked.joined(separator: "\n"))")
    }

    /// Lays the files on the disk and reads them as a player does.
    private static func evidence(of row: Situation) throws -> MediaEvidence {
        func evidence(_ path: String) -> MediaEvidence {
            MediaEvidence(
                path: path,
                mediaTitle: row.mediaTitle,
                metadata: row.tags,
                duration: row.minutes.map { $0 * 60 }
            )
        }
        guard !row.path.contains("://") else { return evidence(row.path) }
        let root = FileManager.default.temporaryDirectory.appending(path: "situation-\(UUID().uuidString)/media")
        let file = root.appending(path: row.path)
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // What is left of it the next cleaning of the temporary folder takes.
        defer { try? FileManager.default.removeItem(at: root.deletingLastPathComponent()) }
        for neighbour in [file.lastPathComponent] + row.neighbours {
            try Data().write(to: folder.appending(path: neighbour))
        }
        for (path, text) in row.nfo { try Data(text.utf8).write(to: root.appending(path: path)) }
        var found = evidence(file.path(percentEncoded: false))
        found.nfo = NFOFile.sidecars(of: found.path).compactMap { NFOFile.read($0) }
        found.neighbours = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            .filter { !$0.lowercased().hasSuffix(".nfo") && $0 != file.lastPathComponent }.sorted()
        return found
    }
}
