import Foundation
import Logbook
import Storage

/// Hooks that did not end well when they were last run, for `status`.
struct HookTroubles: Sendable {
    private struct Trouble: Codable, Hashable {
        var event: String
        var failure: String
        var at: Date
        /// In a row.
        var count: Int
    }

    private let environment: Environment
    private var path: String { "\(HookSpool.folder(in: self.environment.paths.stateDirectory))/troubles" }

    init(in environment: Environment) { self.environment = environment }

    private func read() -> [String: Trouble] {
        // Where there is none, none has failed.
        guard let data = FileManager.default.contents(atPath: self.path) else { return [:] }
        return self.environment.logger.attempt("What is wrong with hooks could not be read") {
            try JSONDecoder().decode([String: Trouble].self, from: data)
        } ?? [:]
    }

    /// Notes how a hook has ended; only the one who has the lock does.
    func note(_ hook: Hook, _ event: ActivityEvent.Kind, _ failure: String?, at date: Date) {
        let before = self.read()
        var troubles = before
        let key = hook.run.joined(separator: "\u{0}")
        troubles[key] = failure.map { failure in
            Trouble(event: event.rawValue, failure: failure, at: date, count: (before[key]?.count ?? 0) + 1)
        }
        guard troubles != before else { return }
        self.environment.logger.attempt("What is wrong with hooks could not be noted") {
            try PrivateFile.replace(self.path, with: JSONEncoder().encode(troubles))
        }
    }

    /// One for each hook that is in the config and failed when it was last run.
    var sentences: [String] {
        let hooks = self.environment.settings.hooks
        guard !hooks.isEmpty else { return [] }
        let troubles = self.read()
        var told: Set<String> = []
        return hooks.compactMap { hook in
            let key = hook.run.joined(separator: "\u{0}")
            guard told.insert(key).inserted, let trouble = troubles[key] else { return nil }
            let times = trouble.count == 1 ? "" : ", \(trouble.count) times in a row"
            let date = trouble.at.formatted(date: .abbreviated, time: .shortened)
            return DisplayText(
                "The hook \(hook.name) failed at \(trouble.event), \(date)\(times): \(trouble.failure). "
                    + "Run it by hand with an event of `trakt-mpv events --json` on its stdin; "
                    + "what it says is in the log with log_level = \"debug\".",
                limit: 600
            ).description
        }
    }
}
