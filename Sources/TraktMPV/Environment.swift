import Foundation
import Logbook
package import Logging
import ScrobbleSync
import Storage
import Synchronization

/// The world that a command runs in.
package struct Environment: Sendable {
    package let paths: Paths
    package let settings: Settings
    package let isInteractive: Bool
    /// Names this run of the program, in the store and in the log.
    package let session: String
    /// The log of this run; every line has the session's beginning.
    package let logger: Logger
    /// What Trakt has said before; one for all that match.
    let cache: MatchCache
    /// What Trakt says was watched; one for all that ask.
    let watched: WatchedCache
    private let told = Told()

    /// Letters of the session that are in the log.
    private static let shortSession = 8

    /// - Parameters:
    ///   - paths: Where things are.
    ///   - settings: What the user has set.
    ///   - isInteractive: Whether somebody can be asked.
    ///   - logger: Where to log.
    package init(paths: Paths, settings: Settings, isInteractive: Bool, logger: Logger = .silent) {
        self.paths = paths
        self.settings = settings
        self.isInteractive = isInteractive
        self.session = UUID().uuidString
        self.logger = logger.adding("session", "\(self.session.prefix(Self.shortSession))")
        self.cache = MatchCache(directory: paths.cacheDirectory, logger: self.logger)
        self.watched = WatchedCache(directory: paths.cacheDirectory, logger: self.logger)
    }

    /// The real one.
    ///
    /// - Parameter logLevel: How much is logged; nil for what the user has set.
    /// - Returns: The environment.
    package static func live(logLevel: LogLevel? = nil) -> Self {
        let variables = ProcessInfo.processInfo.environment
        let paths = Paths(variables)
        let settings = Settings(paths, variables: variables)
        return Self(
            paths: paths,
            settings: settings,
            isInteractive: isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1,
            logger: Self.logger(paths, logLevel ?? settings.logLevel)
        )
    }

    /// Nothing is opened before something is written.
    static func logger(_ paths: Paths, _ level: LogLevel) -> Logger {
        guard let threshold = level.threshold else { return .silent }
        let preface = "trakt-mpv has begun to log level=\(threshold.rawValue) version=\(Self.version)"
        var echo: (@Sendable (String) -> Void)?
        if Talk.level == .verbose { echo = { entry in Console.tell("trakt-mpv: \(entry)") } }
        return LogFile(folder: "\(paths.stateDirectory)/log", preface: preface, echo: echo).logger(threshold)
    }

    /// One line for the user, beside what a command prints.
    package func tell(_ sentence: String) {
        self.logger.debug("The user was told", metadata: ["sentence": .personal(sentence)])
        Console.tell("trakt-mpv: \(sentence)")
    }

    /// As `tell`, but each sentence once in the life of the process.
    package func tellOnce(_ sentence: String) {
        guard self.told.sentences.withLock({ $0.insert(sentence).inserted }) else { return }
        self.tell(sentence)
    }

    /// Whether this sentence was told by `tellOnce`: an error that says the same says nothing new.
    package func hasTold(_ sentence: String) -> Bool { self.told.sentences.withLock { $0.contains(sentence) } }

    /// What was told already.
    private final class Told: Sendable {
        let sentences = Mutex<Set<String>>([])
    }

    /// Tells what is wrong with the config, and what became of a damaged store; every command does.
    package func tellComplaints() {
        for complaint in self.settings.complaints { self.tellOnce(complaint) }
        if let notice = self.storeNotice.text { self.tellOnce(notice) }
    }

    /// What of the program's own files cannot be written or read, a sentence each; each folder is tried out.
    func storageTroubles() -> [String] {
        let (state, cache) = (self.paths.stateDirectory, self.paths.cacheDirectory)
        let log = "\(state)/log"
        let files = [(state, "viewings.sqlite"), (log, "trakt-mpv.log"), (cache, "catalogue.sqlite")]
        var sentences = files.compactMap { folder, file -> String? in
            // Made with the first entry of the log; until then the folder above it tells.
            guard folder != log || FileManager.default.fileExists(atPath: log) else { return nil }
            do throws(POSIXError) { try PrivateFolder.make(folder) } catch {
                return DiskTrouble(error)?.sentence(about: folder)
            }
            return DiskTrouble.found(in: folder, file: "\(folder)/\(file)")?.sentence(about: folder)
        }
        let token = "\(state)/token.json"
        if unsafe access(token, F_OK) == 0, unsafe access(token, R_OK) != 0 {
            sentences.append("You may not read the login in \(token): `ls -l` says whose it is; make it yours.")
        }
        return sentences
    }

    /// Somebody has seen what became of a damaged store: nobody is told any more.
    package func acknowledgeNotice() { self.storeNotice.acknowledge() }

    var storeNotice: StoreNotice { StoreNotice(directory: self.paths.stateDirectory) }

    func outbox() throws -> Outbox {
        let outbox = try Outbox(directory: self.paths.stateDirectory, logger: self.logger)
        if let trouble = outbox.takeTrouble() { self.tellOnce(trouble) }
        return outbox
    }

    /// Corrections of the user, and the rules of the config; without an outbox the rules alone.
    func corrections(_ outbox: Outbox?) -> Corrections {
        Corrections(outbox: outbox, rules: self.settings.rules, logger: self.logger)
    }

    /// Why Trakt is neither asked nor told anything where there is no `clientID`.
    var reasonForSilence: String { self.settings.standstill ?? Self.missingClientID }

    var account: ConnectedAccount { ConnectedAccount(directory: self.paths.stateDirectory, logger: self.logger) }

    /// Logins that Trakt is still to be told are over.
    var revocations: Revocations { Revocations(directory: self.paths.stateDirectory, logger: self.logger) }

    var tokens: TokenStore { TokenStore(directory: self.paths.stateDirectory, logger: self.logger) }

    /// Of the program; nowhere else is it written.
    package static let version = "0.1.0"
}
