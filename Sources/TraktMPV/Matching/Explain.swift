import Foundation
import MediaIdentification
import ScrobbleSync
import TraktAPI

extension Environment {
    /// Tells of each path how it is identified and matched.
    ///
    /// - Parameters:
    ///   - isOffline: Whether to look only at what Trakt has said before.
    ///   - body: Uses a function that explains one path; it waits for Trakt.
    /// - Throws: What the body throws.
    package func explaining(
        isOffline: Bool,
        _ body: (_ explain: (String) async -> ExplanationReport) async throws -> Void
    ) async throws {
        let transport = AsyncHTTPTransport()
        let outbox = try? self.outbox()
        let client = self.trakt(transport)
        let matcher = client.map { self.matcher($0, outbox) }
        let result: Result<Void, any Error>
        do {
            try await body { path in
                let evidence = Self.evidence(of: path, outbox)
                var report = ExplanationReport(evidence)
                if let matcher {
                    await report.match(evidence, matcher, isOffline: isOffline)
                } else {
                    report.note(Self.missingClientID)
                }
                return report
            }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try? await transport.shutdown()
        try result.get()
    }

    /// All that can be known of a file that is not playing: what lies beside it, and what the player read the last time.
    static func evidence(of path: String, _ outbox: Outbox?) -> MediaEvidence {
        var evidence = FileSurroundings.evidence(of: path)
        if let known = try? outbox?.lastViewing(of: MediaLocation.recorded(path))?.viewing.evidence {
            evidence.duration = known.duration
            evidence.metadata = known.metadata
            evidence.mediaTitle = known.mediaTitle
        }
        return evidence
    }
}
