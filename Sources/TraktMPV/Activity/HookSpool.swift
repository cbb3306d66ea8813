import Foundation
import Logbook
import Logging
import Storage

/// Where what hooks are to be told waits until they have been run: one file for each event, in the order of their names.
struct HookSpool: Sendable {
    private let environment: Environment
    private let folder: String

    /// What is true now or never is told for so many seconds.
    private static let freshness: TimeInterval = 60
    /// More than this waits only where hooks do not come to an end.
    private static let most = 500

    init(in environment: Environment) {
        self.environment = environment
        self.folder = Self.folder(in: environment.paths.stateDirectory)
    }

    static func folder(in state: String) -> String { "\(state)/hooks" }

    func isWanted(_ kind: ActivityEvent.Kind) -> Bool {
        self.environment.settings.hooks.contains { $0.kinds.contains(kind) }
    }

    // MARK: - Putting

    /// Writes an event down and sees to it that somebody runs the hooks; returns at once.
    func put(_ event: ActivityEvent) {
        guard self.isWanted(event.event) else { return }
        self.environment.logger.attempt("A hook could not be told what happens", at: .warning) {
            try PrivateFolder.make(self.folder)
            let name = "\(self.folder)/\(UInt64(Date().timeIntervalSince1970 * 1e6))-\(UUID().uuidString).json"
            let draft = "\(name).draft"
            let file = FileHandle(fileDescriptor: try PrivateFile.open(draft), closeOnDealloc: true)
            try file.write(contentsOf: Data(JSONLine(encoding: event).description.utf8))
            try file.close()
            guard unsafe rename(draft, name) == 0 else { throw POSIXError.current }
        }
        // Whoever has the lock looks once more when it has given it back.
        guard self.lock() != nil else { return }
        HookRunner.start(logger: self.environment.logger)
    }

    // MARK: - Taking

    /// The lock of the one that runs hooks.
    func lock() -> FileLock? { FileLock(taking: "\(self.folder)/lock") }

    /// The same, when it is free.
    ///
    /// - Returns: A descriptor that has it until it is closed; nil where there has been nothing to tell yet.
    func waitForLock() -> CInt? {
        // Without the folder nothing was ever put.
        guard let descriptor = try? PrivateFile.open("\(self.folder)/lock") else { return nil }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
        return descriptor
    }

    /// What waits, oldest first.
    private var names: [String] {
        // Where there is no folder nothing waits.
        let all = (try? FileManager.default.contentsOfDirectory(atPath: self.folder)) ?? []
        return all.filter { $0.hasSuffix(".json") && $0.first?.isNumber == true }.sorted()
    }

    var isEmpty: Bool { self.names.isEmpty }

    /// Takes the oldest event: it is told once, whatever becomes of that.
    ///
    /// - Returns: The event and its JSON; nil where none waits.
    func take() -> (event: ActivityEvent, json: String)? {
        let names = self.names
        for name in names.dropLast(Self.most) { unsafe unlink("\(self.folder)/\(name)") }
        for name in names.suffix(Self.most) {
            let path = "\(self.folder)/\(name)"
            let data = FileManager.default.contents(atPath: path)
            guard unsafe unlink(path) == 0 || errno == ENOENT, let data else { continue }
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .iso8601
            // One that cannot be read is none.
            guard let event = try? decoder.decode(ActivityEvent.self, from: data), self.isFresh(event) else { continue }
            return (event, String(decoding: data, as: UTF8.self))
        }
        return nil
    }

    private func isFresh(_ event: ActivityEvent) -> Bool {
        switch event.event {
        case .start, .pause, .resume, .stop, .trouble: Date().timeIntervalSince(event.at) < Self.freshness
        case .counted, .delivered, .needsMatch: true
        }
    }
}
