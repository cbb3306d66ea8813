import Foundation
import Logbook
import Synchronization
import TaskRuntime
import TraktAPI

/// Looks at everything that the program needs, and says what is wrong and what to do.
///
/// Nothing is changed but what every command does: a login is renewed where its time has come. Each check has a time of its
/// own, all together have one too, and none needs a network to say what it sees.
package struct Doctor: Sendable {
    private let environment: Environment
    private let blanks: SecretBlanks
    private let showsTitles: Bool

    /// After which nothing more is looked at.
    private static let longest = Duration.seconds(45)
    /// Of one request.
    private static let patience = Duration.seconds(6)

    /// - Parameters:
    ///   - environment: The world that is looked at.
    ///   - showsTitles: Whether what is watched may be named.
    package init(in environment: Environment, showsTitles: Bool) {
        self.environment = environment
        self.showsTitles = showsTitles
        self.blanks = SecretBlanks(environment)
    }

    /// Does all checks, one after the other.
    ///
    /// - Parameter onSymptom: Called with each line as soon as it is known.
    /// - Returns: All of them.
    package func examine(onSymptom: (Symptom) -> Void) async -> DoctorReport {
        let transport = AsyncHTTPTransport(self.environment.settings.network, timeout: Self.patience)
        let visit = DoctorVisit(
            environment: self.environment,
            variables: ProcessInfo.processInfo.environment,
            trakt: Trakt(self.environment, over: transport),
            showsTitles: self.showsTitles
        )
        let end = ContinuousClock.now + Self.longest
        var report = DoctorReport()
        var failed: Set<String> = []
        for check in DoctorCheck.all {
            let found = await self.symptoms(of: check, visit, failed: failed, end: end)
            if found.contains(where: { $0.level == .error || $0.level == .skipped }) { failed.insert(check.id) }
            for symptom in found.map({ $0.map(self.blanks.blank) }) {
                report.symptoms.append(symptom)
                onSymptom(symptom)
            }
        }
        await self.environment.logger.attempt("Connections could not be closed in good order") {
            try await transport.shutdown()
        }
        return report
    }

    private func symptoms(
        of check: DoctorCheck,
        _ visit: DoctorVisit,
        failed: Set<String>,
        end: ContinuousClock.Instant
    ) async -> [Symptom] {
        if let first = check.needs.first(where: failed.contains) {
            return [Symptom(check.id, .skipped, "Not looked at: \(first) comes first.")]
        }
        let rest = ContinuousClock.now.duration(to: end)
        guard rest > .zero else {
            return [Symptom(check.id, .skipped, "Not looked at: all that came before took too long.")]
        }
        let limit = min(.seconds(check.seconds), rest)
        let found = await Self.within(limit) { (give: @escaping @Sendable ([Symptom]) -> Void) in
            switch check.work {
            // Where it hangs the thread is left behind; the process ends without it.
            case .here(let work): Thread { give(work(visit)) }.start()
            case .asking(let work): give(await work(visit))
            }
        }
        return found
            ?? [
                Symptom(
                    check.id,
                    trouble: .error,
                    "No answer within \(limit.components.seconds) s.",
                    do:
                        "A disk, a folder of another machine or the network hangs: see that `ls` and `ping` answer there."
                )
            ]
    }

    /// What the body gives, if it does so in time.
    private static func within(
        _ limit: Duration,
        _ body: @escaping @Sendable (@escaping @Sendable ([Symptom]) -> Void) async -> Void
    ) async -> [Symptom]? {
        let (answers, giver) = AsyncStream.makeStream(of: [Symptom]?.self)
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { await body { giver.yield($0) } }
            group.addTask {
                // Cancelled when the answer has come.
                try? await EventLoopClock().sleep(for: limit)
                giver.yield(nil)
            }
            defer { group.cancelAll() }
            for await answer in answers { return answer }
            return nil
        }
    }
}

/// What `doctor` has found.
package struct DoctorReport: Report {
    package var version = Environment.version
    package var symptoms: [Symptom] = []
    package var errors: Int { self.symptoms.count { $0.level == .error } }
    package var warnings: Int { self.symptoms.count { $0.level == .warning } }

    private enum CodingKeys: String, CodingKey {
        case version, errors, warnings, symptoms
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(self.version, forKey: .version)
        try keys.encode(self.errors, forKey: .errors)
        try keys.encode(self.warnings, forKey: .warnings)
        try keys.encode(self.symptoms, forKey: .symptoms)
    }

    /// The symptoms themselves are told as they are found.
    package var lines: [String] {
        switch (self.errors, self.warnings) {
        case (0, 0): ["All is well."]
        case (let errors, let warnings):
            [
                [Self.words(errors, "error"), Self.words(warnings, "warning")].compactMap(\.self)
                    .joined(separator: ", ") + "."
            ]
        }
    }

    private static func words(_ count: Int, _ word: String) -> String? {
        count == 0 ? nil : count == 1 ? "1 \(word)" : "\(count) \(word)s"
    }

    package var isFailure: Bool { self.errors > 0 }
}
