import Foundation
import MPV
import Storage

/// Brings mpv's command line into libmpv, so that it plays exactly as mpv would (`Documentation/libmpv.md §1`).
///
/// mpv applies the profile `pseudo-gui` after its config files and before it takes note of what is the user's own doing,
/// which is just where a command line belongs; so the options become that profile.
struct PlayerSetup {
    let line: MPVCommandLine
    private let client: MPVClient
    private let files: ScratchFiles

    /// Options that make libmpv feel like mpv; the user's config comes after them.
    private static let own = [
        "terminal=yes", "input-terminal=yes", "osc=yes", "input-default-bindings=yes", "input-vo-keyboard=yes",
        "input-media-keys=yes", "media-controls=yes",
    ]

    /// - Parameters:
    ///   - client: The player, not yet initialized.
    ///   - line: mpv's command line.
    ///   - files: To be there until the player is destroyed.
    init(_ client: MPVClient, line: MPVCommandLine, files: ScratchFiles) {
        self.client = client
        self.line = line
        self.files = files
    }

    /// Sets all options and starts the player, which then waits for `open`.
    ///
    /// - Throws: `MPVCommandLine.Mistake` with mpv's own words, `HandOver` where mpv itself is to answer, `MPVError`,
    ///   `ScratchFiles.NoPlace`.
    func start() throws {
        try self.client.requestLogMessages("info")
        try self.check(self.line.options)
        for case .file(_, let options) in self.line.entries { try self.check(options) }
        try self.load(["force-window=no", "screenshot-directory=", "idle=once", "[pseudo-gui]"] + self.profile)
        // Where Lua is missing these two are too; then there is nothing that must wait for the files.
        for line in Self.own { try? self.set(line) }
        for option in self.line.options where option.name == "config-dir" {
            try self.client.setOption("config-dir", option.value ?? "")
        }
        try self.load(["config=yes"] + self.line.options.filter(\.isEarly).compactMap(\.line))
        try self.client.setOption("player-operation-mode", "pseudo-gui")
        _ = self.client.takeLog()
        try self.client.initialize()
        let words = self.client.takeLog()
        // A profile is looked up only now; libmpv has told the reason itself.
        if words.contains(where: { $0.hasPrefix("Unknown profile") }),
            let option = self.line.options.last(where: { $0.name == "profile" })
        {
            throw MPVCommandLine.refused(option, because: [])
        }
        try self.client.requestLogMessages("no")
    }

    /// Queues what is to be played, then lets the player begin.
    ///
    /// All entries are there before the player looks for the first time, as on mpv's command line: shuffling, the entry to
    /// start with and resuming in the middle of a playlist depend on it.
    ///
    /// - Parameter session: The client that answers `startHook`.
    /// - Returns: What `idle` is to be set to at the first `startHook`; nil when it stays as it is.
    /// - Throws: `MPVError` when mpv does not take an entry.
    func open(for session: any MPVPlayer) throws -> String? {
        for entry in self.line.entries {
            switch entry {
            case .playlist(let path): try self.openPlaylist(path)
            case .file(let path, let options):
                let all = self.optionsAboveWatchLater + options
                let pairs = all.map { ($0.name, MPVNode.string($0.value ?? "")) }
                try self.client.command(named: [
                    "name": .string("loadfile"), "url": .string(path), "flags": .string("append"),
                    "options": .map(Dictionary(pairs, uniquingKeysWith: { $1 })),
                ])
            }
        }
        guard let script = self.files.barrierScript else { return try self.begin(session) }
        let idle = try self.startingIdle(session)
        // A list that keeps a script that is gone plays as well.
        try? self.client.command("change-list", "scripts", "remove", script)
        // An empty list that was once filled has no text, which scripts do not expect.
        if self.client.string("options/scripts") == nil {
            try? self.client.command("change-list", "scripts", "clr", "")
        }
        self.files.openBarrier()
        return idle
    }

    /// Begins where nothing has held the player: it may have looked before the entries were there, and is idle then.
    ///
    /// - Returns: As `open`.
    private func begin(_ session: any MPVPlayer) throws -> String? {
        guard !self.line.entries.isEmpty else { return nil }
        let wanted = self.line.options.last { $0.name == "idle" || $0.name == "no-idle" }
        if wanted != nil { try session.addHook(Self.startHook) }
        if self.client.string("shuffle") == "yes" { try self.client.command("playlist-shuffle") }
        let count = self.client.string("playlist-count").flatMap { Int($0) } ?? 0
        let first = self.client.string("options/playlist-start").flatMap { Int($0) } ?? 0
        try self.client.command("playlist-play-index", "\((0..<count).contains(first) ? first : 0)")
        return wanted.map { $0.name == "no-idle" ? "no" : $0.value ?? "yes" }
    }

    /// Turns `idle` off until the first file: a player that may be idle does not begin to play by itself.
    private func startingIdle(_ session: any MPVPlayer) throws -> String? {
        guard !self.line.entries.isEmpty, let idle = self.client.string("idle"), idle != "no" else { return nil }
        let isOurs = idle == "once" && !self.line.options.contains { $0.name.hasSuffix("idle") }
        if !isOurs { try session.addHook(Self.startHook) }
        try self.client.setProperty("idle", "no")
        return isOurs ? nil : idle
    }

    /// The player stops here before each file.
    static let startHook = "on_before_start_file"

    /// Whether there is nothing to play and nobody who would wait for something.
    var hasNothingToDo: Bool { self.line.entries.isEmpty && self.client.string("idle") == "once" && !self.wantsWindow }

    private var wantsWindow: Bool {
        self.line.options.contains { $0.name == "player-operation-mode" || $0.name == "idle" }
    }

    private var profile: [String] {
        var lines = self.line.options.filter { $0.name != "config-dir" }.flatMap {
            $0.included ?? [$0.line].compactMap(\.self)
        }
        if let script = self.files.barrierScript {
            lines.append("scripts-append=%\(script.utf8.count)%\(script)")
        } else if !self.line.entries.isEmpty {
            // A player that nothing holds must not end for want of files before they are named.
            lines.append("idle=once")
        }
        return lines
    }

    /// mpv's command line wins over what was saved when the user left; of libmpv only options of a file do.
    ///
    /// With several files such an option would come back at each of them, so only the start does.
    private var optionsAboveWatchLater: [MPVCommandLine.Option] {
        let isOne = self.line.entries.count == 1
        let saved =
            isOne ? (self.client.string("watch-later-options") ?? "").split(separator: ",").map(String.init) : []
        let named = Set(self.line.options.map(\.baseName))
        return (saved.filter(named.contains) + (named.contains("start") ? ["start"] : [])).map { name in
            MPVCommandLine.Option(name: name, value: self.client.string("options/\(name)") ?? "")
        }
    }

    private func openPlaylist(_ path: String) throws {
        let failure = "Error reading playlist '\(path)'"
        // mpv's command line says less about a missing playlist than its command does.
        let isThere = unsafe ByteText.withCString(path) { unsafe access($0, R_OK) } == 0
        if path != "-", !path.contains("://"), !isThere {
            let reason = unsafe String(cString: strerror(errno))
            throw MPVCommandLine.Mistake(lines: [
                "[file] Cannot open file '\(path)': \(reason)", "Failed to open \(path).", failure,
            ])
        }
        do {
            try self.client.command("loadlist", path, "append")
        } catch {
            throw MPVCommandLine.Mistake(lines: [failure])
        }
    }

    /// Lets mpv's parser look at options without setting them, and takes its words about the first wrong one.
    private func check(_ options: [MPVCommandLine.Option]) throws {
        let lines = options.map { $0.name == "config-dir" ? "" : $0.line ?? "" }
        guard !lines.isEmpty else { return }
        try self.load(["[trakt-mpv-check]"] + lines)
        var reasons: [String] = []
        for word in self.client.takeLog() {
            guard let number = self.files.failedLine(word), options.indices.contains(number - 2) else {
                reasons.append(word)
                continue
            }
            let option = options[number - 2]
            if option.value == "help", !reasons.contains(where: { $0.hasPrefix("Error parsing") }) { throw HandOver() }
            if reasons.contains(where: { $0.hasSuffix("(option requires parameter)") }) {
                throw MPVCommandLine.parameterMissing(option.name)
            }
            throw MPVCommandLine.refused(option, because: reasons)
        }
    }

    /// Has mpv read lines as an option file.
    private func load(_ lines: [String]) throws { try self.client.loadConfigFile(try self.files.save(lines)) }

    private func set(_ line: String) throws {
        let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
        try self.client.setOption(parts[0], parts.count > 1 ? parts[1] : "")
    }

    /// mpv itself is to answer this command line.
    struct HandOver: Error {}
}

extension MPVClient {
    /// What mpv has logged since the last look, a line each, without prefixes.
    func takeLog() -> [String] {
        var lines: [String] = []
        while let event = self.waitForEvent(timeout: 0) {
            guard case .logMessage(_, let text) = event else { continue }
            lines.append(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        }
        return lines
    }

    /// Whether an option must have a value, as mpv's own parser says; for options that no file can hold, false.
    func needsParameter(_ option: String) -> Bool {
        let files = ScratchFiles(hasBarrier: false)
        defer { files.remove() }
        // What cannot be tried out is taken as it was written; mpv refuses it where it is wrong.
        guard !option.contains(where: \.isNewline), let path = try? files.save(["[trakt-mpv-check]", option]) else {
            return false
        }
        _ = self.takeLog()
        // The second is to fail: its words are the answer, and without them there is none.
        try? self.requestLogMessages("info")
        try? self.loadConfigFile(path)
        return self.takeLog().contains { $0.hasSuffix("(option requires parameter)") }
    }
}
