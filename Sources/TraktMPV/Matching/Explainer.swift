import Logbook
import MediaIdentification
import ScrobbleSync

/// Tells how files are identified and matched.
///
/// Lives for one command, within `use`.
package struct Explainer {
    private let environment: Environment
    private let outbox: Outbox?
    /// nil without a client id.
    private let matcher: MediaMatcher?
    private let isOffline: Bool

    /// Opens what an explanation needs for as long as the body runs.
    ///
    /// - Parameters:
    ///   - environment: Without a client id, only names are explained.
    ///   - isOffline: Whether to look only at what Trakt has said before.
    ///   - body: Uses the explainer; not to be kept.
    /// - Throws: What the body throws.
    package static func use(
        in environment: Environment,
        isOffline: Bool,
        _ body: (Explainer) async throws -> Void
    ) async throws {
        let outbox = environment.logger.attempt("The store cannot be opened") { try environment.outbox() }
        try await environment.withTrakt { trakt in
            try await body(
                Self(
                    environment: environment,
                    outbox: outbox,
                    matcher: trakt?.matcher(outbox),
                    isOffline: isOffline
                )
            )
        }
    }

    /// Explains one path; waits for Trakt.
    package func explain(_ path: String) async -> ExplanationReport {
        let evidence = FileSurroundings.evidence(of: path, outbox: self.outbox, logger: self.environment.logger)
        var report = ExplanationReport(evidence)
        if let matcher = self.matcher {
            await report.match(evidence, matcher, isOffline: self.isOffline)
        } else {
            report.note(self.environment.reasonForSilence)
        }
        return report
    }
}
