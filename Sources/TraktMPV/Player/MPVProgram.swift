import Foundation
import ScrobbleSync
import Storage

/// mpv itself, which takes the place of this process.
struct MPVProgram {
    private let environment: Environment

    /// Its own exit code where it cannot be started.
    private static let failure: Int32 = 1
    /// In the environment of what is started from here: by whom, so that a wrapper that leads back to us is known.
    private static let startedBy = "TRAKT_MPV_STARTED_BY"

    init(_ environment: Environment) {
        self.environment = environment
    }

    /// Has it answer a command line that no player is needed for.
    ///
    /// - Returns: The exit code, where it could not be started.
    func answer(_ arguments: [String]) -> Int32 {
        self.start(OwnOptions(arguments).rest)
        self.environment.tell("mpv itself answers this, and it is not installed: `apt-get install mpv`.")
        return Self.failure
    }

    /// Has it play, with this program beside it as a script.
    ///
    /// - Returns: The exit code, where it could not be started.
    func play(_ arguments: [String]) -> Int32 {
        let options = OwnOptions(arguments)
        if options.isPrivate { _ = unsafe setenv(ScriptProcess.privateVariable, "1", 1) }
        if let level = options.logLevel { _ = unsafe setenv("TRAKT_MPV_LOG", level.rawValue, 1) }
        let script = ScriptLink(in: self.environment.paths).path
        if script == nil {
            self.environment.tell("mpv plays this without being followed: no folder takes the link to this program.")
        }
        self.start(Self.words(options.rest, script: script))
        self.environment.tell(
            "mpv was not found. Install it: `apt-get install mpv`, or libmpv: `apt-get install libmpv2`."
        )
        return Self.failure
    }

    /// The command line with a script more: behind what would put another list in its place.
    static func words(_ arguments: [String], script: String?) -> [String] {
        guard let script else { return arguments }
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        let place = arguments[..<end].lastIndex { argument in
            let name = argument.drop { $0 == "-" }.prefix { $0 != "=" }
            return argument.hasPrefix("-") && ["scripts", "scripts-set", "scripts-clr", "no-scripts"].contains(name)
        }
        var words = arguments
        words.insert("--script=\(script)", at: place.map { $0 + 1 } ?? 0)
        return words
    }

    /// Returns only where there is no mpv, or it leads back to us.
    private func start(_ arguments: [String]) {
        let variables = ProcessInfo.processInfo.environment
        let own = "\(getpid())"
        guard variables[Self.startedBy] != own, let program = Self.find(in: variables["PATH"]) else { return }
        _ = unsafe setenv(Self.startedBy, own, 1)
        // What this process has set for itself would be inherited; the player is no longer followed from within.
        _ = unsafe unsetenv(PlayerClaim.hostVariable)
        _ = signal(SIGPIPE, SIG_DFL)
        let words = unsafe (["mpv"] + arguments).map { unsafe ByteText.duplicate($0) } + [nil]
        fflush(nil)
        unsafe execv(program, words)
    }

    /// The first program of that name that is not this one.
    ///
    /// - Parameter path: Folders, as in `PATH`.
    /// - Returns: Its path.
    static func find(in path: String?) -> String? {
        let own = Self.identity("/proc/self/exe")
        let folders = (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":", omittingEmptySubsequences: false)
        return folders.map { $0.isEmpty ? "./mpv" : "\($0)/mpv" }.first { program in
            unsafe access(program, X_OK) == 0 && !MediaLocation.isFolder(program) && Self.identity(program) != own
        }
    }

    private static func identity(_ path: String) -> FileIdentity? {
        FileIdentity(URL(filePath: path).resolvingSymlinksInPath().path)
    }
}
