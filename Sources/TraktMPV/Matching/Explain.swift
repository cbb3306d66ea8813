import Foundation
import Logbook
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
        let outbox = self.logger.attempt("The store cannot be opened") { try self.outbox() }
        try await self.withTransport { transport in
            let matcher = self.trakt(transport).map { self.matcher($0, outbox) }
            try await body { path in
                let evidence = self.evidence(of: path, outbox)
                var report = ExplanationReport(evidence)
                if let matcher {
                    await report.match(evidence, matcher, isOffline: isOffline)
                } else {
                    report.note(Self.missingClientID)
                }
                return report
            }
        }
    }

    /// All that can be known of a file that is not playing: what lies beside it, and what the player read the last time.
    func evidence(of path: String, _ outbox: Outbox?) -> MediaEvidence {
        var evidence = FileSurroundings.evidence(of: path)
        let known = self.logger.attempt("The last viewing of a file could not be read") {
            try outbox?.lastViewing(of: MediaLocation.recorded(path))?.viewing.evidence
        }
        if let known = known ?? nil {
            evidence.duration = known.duration
            evidence.metadata = known.metadata
            evidence.mediaTitle = known.mediaTitle
        }
        return evidence
    }
}
