import Foundation
import Logbook
import Logging
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct MatchLogTests {
    /// Matches a file for a viewing and returns what the log says of it.
    private func log(_ level: Logger.Level, _ evidence: MediaEvidence, rules: [Correction] = []) async throws -> String
    {
        let home = try TemporaryDirectory()
        let logger = LogFile(folder: home.url.path).logger(level)
        try await withCatalogue { client in
            let matcher = MediaMatcher(
                client: client,
                corrections: Corrections(outbox: nil, rules: rules),
                logger: logger
            )
            let description = MediaIdentifier().describe(evidence)
            _ = try await matcher.about(viewing: "V1").match(description, evidence: evidence)
        }
        return try String(contentsOf: home.url.appending(path: "trakt-mpv.log"), encoding: .utf8)
    }

    @Test func `a match by name tells the item, and how close each candidate came`() async throws {
        let text = try await self.log(.info, MediaEvidence(path: "/tv/Severance.S02E07.mkv"))
        #expect(text.contains("A file was matched") && text.contains("how=names") && text.contains("viewing=V1"))
        #expect(text.contains(#/item="episode \d+"/#) && text.contains("episode=2x7"))
        #expect(text.contains(#/candidates="show \d+: \d+ points \(title 60/#))
        #expect(!text.contains("Severance") && !text.contains("/tv"))
    }

    @Test func `a match by the user's word tells by which`() async throws {
        let rule = Correction(scope: .init(folder: "/tv"), target: .show(.init(show: "the-office")))
        let text = try await self.log(.info, MediaEvidence(path: "/tv/Severance.S01E01.mkv"), rules: [rule])
        #expect(text.contains("how=correction") && text.contains("correction=\"a rule of the config\""))
        #expect(!text.lowercased().contains("office"))
    }

    @Test func `what has no match tells what it was near to`() async throws {
        let text = try await self.log(.info, MediaEvidence(path: "/tv/The Office S01E01.mkv"))
        #expect(text.contains("A file needs a match") && text.contains("candidates=\"show "))
        #expect(!text.contains("Office") && !text.contains("reason="))
    }

    @Test func `what is left alone says so`() async throws {
        let rule = Correction(scope: .init(folder: "/tv"), target: .never)
        let text = try await self.log(.info, MediaEvidence(path: "/tv/Severance.S01E01.mkv"), rules: [rule])
        #expect(text.contains("A file is left alone"))
    }

    @Test func `who wants to see titles sees the steps, and no password of an address`() async throws {
        let path = "https://me:hush@example.org/Severance.S02E07.mkv?token=hush"
        let text = try await self.log(.debug, MediaEvidence(path: path))
        #expect(text.contains("Matching went a step") && text.contains("Severance") && !text.contains("hush"))
    }
}
