import Foundation
import Logbook
import ScrobbleSync
import TraktAPI

/// One guided run, from nothing to the first film: each step tells how it stands, asks, and leaves alone what is not answered.
///
/// With answers on the command line only what they are about is changed, and nothing is asked.
package struct SetupRun {
    private var environment: Environment
    private let output: Output
    private let answers: SetupAnswers
    private let reload: () -> Environment
    private var never: [String] = []
    private var trial: String?

    /// Wrong answers in a row, after which a question is left.
    private static let patience = 3

    /// - Parameters:
    ///   - environment: The world of the command.
    ///   - output: Where it is told.
    ///   - answers: What is answered already.
    ///   - reload: Makes the world anew, when the config has changed.
    /// - Throws: `SetupMistake` where nothing is answered and nobody can be asked.
    package init(
        in environment: Environment,
        output: Output,
        answers: SetupAnswers,
        reload: @escaping () -> Environment
    ) throws(SetupMistake) {
        guard output.canAsk || !answers.isEmpty else { throw .nobodyToAsk }
        self.environment = environment
        self.output = output
        self.answers = answers
        self.reload = reload
    }

    private var asks: Bool { self.answers.isEmpty }

    /// Goes through all steps.
    ///
    /// - Throws: `SetupMistake`, `ConfigMistake`, `HostMistake`, what the store throws: for an answer on the command line. What
    ///   is asked is asked again.
    package mutating func run() async throws {
        try self.becomeKnown()
        await self.connect()
        try self.chooseLibrary()
        try self.chooseNever()
        let players = try self.choosePlayers()
        try await self.tryOut()
        try self.output.render(
            SetupReport(self.environment, never: self.never, players: players, trial: self.trial)
        )
    }

    // MARK: - How Trakt knows the program

    private mutating func becomeKnown() throws {
        self.begin("1. How Trakt knows this program")
        if let id = self.answers.clientID { try self.set(.clientID, [id]) }
        if let file = self.answers.secretFile { try self.set(.clientSecret, [try Self.secret(in: file)]) }
        switch self.environment.app {
        case .builtIn: self.output.say("   By the client id that this build carries.")
        case .own: self.output.say("   By a client id of your own.")
        case .none:
            self.output.say(
                "   This build carries no client id. Trakt lets VIP members make one, at \(TraktPages.ownApps)"
            )
            guard self.asks else { return }
            guard let id = self.settle(.clientID, "   Client id (Enter: go on without): "), !id.isEmpty else { return }
            let secret = Console.askSecretly("   Its secret, if it has one (not shown; Enter: none): ") ?? ""
            if !secret.isEmpty { self.attempt { try $0.set(.clientSecret, [secret]) } }
        }
    }

    private static func secret(in file: String) throws(SetupMistake) -> String {
        // Whatever is wrong with it is told by one sentence.
        guard let data = try? FileHandle(forReadingFrom: URL(filePath: file)).read(upToCount: 4096),
            let text = String(validating: data, as: UTF8.self)?.trimmingCharacters(in: .whitespacesAndNewlines),
            !text.isEmpty
        else { throw .secretFile(file) }
        return text
    }

    // MARK: - Whose history it is

    private mutating func connect() async {
        self.begin("2. Your account")
        if self.environment.isConnected {
            let name = self.environment.connectedAccount.map { " as \(DisplayText($0))" } ?? ""
            return self.output.say("   Connected\(name).")
        }
        guard self.environment.canConnect else {
            return self.output.say("   Not connected. What you watch is kept here until you are.")
        }
        let isWanted = self.answers.connects ?? (self.asks && self.agrees("   Connect to Trakt now?", usually: true))
        guard isWanted else { return self.output.say("   Not connected. `trakt-mpv login` connects at any time.") }
        let report = LoginReport(await Activation(in: self.environment).connect(output: self.output))
        for line in report.lines { self.output.say("   \(line)") }
        if let trouble = report.trouble { self.environment.tell(trouble) }
        self.environment = self.reload()
    }

    // MARK: - Folders

    private mutating func chooseLibrary() throws {
        self.begin("3. Where your films and shows are")
        if !self.answers.library.isEmpty { try self.set(.library, try self.answers.library.map(self.folder)) }
        self.output.say(
            "   \(self.environment.settings.library.map { DisplayText($0, limit: 400).description }.joined(separator: ", "))"
        )
        guard self.asks else { return }
        let folders = self.folders("   Another folder instead (Enter: keep): ", "   One more (Enter: that is all): ")
        if !folders.isEmpty { self.attempt { try $0.set(.library, folders) } }
    }

    private mutating func chooseNever() throws {
        self.begin("4. What is nobody's business")
        var folders = try self.answers.never.map(self.folder)
        if self.asks {
            self.output.say("   Of films in such folders nothing is ever told.")
            folders = self.folders("   A folder (Enter: none): ", "   One more (Enter: that is all): ")
        }
        guard !folders.isEmpty else { return }
        let corrections = self.environment.corrections(try self.environment.outbox())
        for folder in folders {
            try corrections.remember(Correction(scope: .init(folder: folder), target: .never), at: Date())
            self.never.append(folder)
            self.output.say("   Nothing of \(DisplayText(folder, limit: 4096)) is told from now on.")
        }
    }

    /// Folders that the user types, until an empty line.
    private func folders(_ first: String, _ next: String) -> [String] {
        var folders: [String] = []
        var mistakes = 0
        while mistakes < Self.patience {
            guard let typed = self.line(folders.isEmpty ? first : next), !typed.isEmpty else { break }
            do { folders.append(try self.folder(typed)) } catch {
                mistakes += 1
                self.output.say("   \(error)")
            }
        }
        return folders
    }

    /// The whole path of a folder that is there.
    private func folder(_ typed: String) throws(SetupMistake) -> String {
        let home = self.environment.paths.home
        let path = typed == "~" || typed.hasPrefix("~/") ? home + typed.dropFirst() : typed
        let whole = URL(filePath: path, relativeTo: URL(filePath: FileManager.default.currentDirectoryPath))
            .standardizedFileURL.path
        var status = stat()
        guard unsafe stat(whole, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .noFolder(typed) }
        return whole
    }

    // MARK: - Players

    /// - Returns: The players that are tracked now.
    private mutating func choosePlayers() throws -> [String] {
        self.begin("5. Players that you use already")
        let desk = try HostDesk(in: self.environment)
        if !self.answers.players.isEmpty { try self.install(self.answers.players, desk) }
        if self.asks {
            let found = desk.list().filter { $0.found && [.missing, .stale].contains($0.standing) }
            if found.isEmpty { self.output.say("   None is here that is not tracked already.") }
            for host in found where self.agrees("   Track what \(host.name) plays, too?", usually: false) {
                self.attempt { try $0.install([host.host], desk) }
            }
        }
        return desk.list().filter { $0.standing == .installed }.map(\.host)
    }

    private func install(_ names: [String], _ desk: HostDesk) throws {
        for report in try desk.install(names, isTrial: false) {
            for line in report.lines { self.output.say("   \(line)") }
            if let trouble = report.trouble { self.environment.tell(trouble) }
        }
    }

    // MARK: - A trial

    private mutating func tryOut() async throws {
        self.begin("6. A trial")
        var file = self.answers.trial
        if self.asks { file = self.line("   A file of yours, to see what it is taken for (Enter: none): ") }
        guard let file, !file.isEmpty else { return }
        let path = file.hasPrefix("~/") ? self.environment.paths.home + file.dropFirst() : file
        guard FileManager.default.fileExists(atPath: path) else {
            if self.asks { return self.output.say("   \(SetupMistake.noSuchFile(file))") }
            throw SetupMistake.noSuchFile(file)
        }
        var report: ExplanationReport?
        try await Explainer.use(in: self.environment, isOffline: false) { report = await $0.explain(path) }
        guard let report else { return }
        self.trial = report.matches.compactMap { $0.match?.displayTitle }.first
        if let trial {
            self.output.say("   It is \(trial). Nothing was sent.")
        } else {
            let why = report.obstacle ?? report.matches.compactMap(\.reason).first ?? "It is not known what it is"
            self.output.say("   \(DisplayText(why, limit: 400).description.asSentence)")
            self.output.say("   `trakt-mpv identify --explain FILE` tells more.")
        }
    }

    // MARK: - Asking

    private func begin(_ head: String) {
        guard self.asks else { return }
        self.output.say("")
        self.output.say(head)
    }

    private func line(_ question: String) -> String? {
        Console.ask(question)?.trimmingCharacters(in: .whitespaces)
    }

    private func agrees(_ question: String, usually: Bool) -> Bool {
        guard let answer = self.line("\(question) [\(usually ? "Y/n" : "y/N")] ")?.lowercased() else { return false }
        return answer.isEmpty ? usually : ["y", "yes"].contains(answer)
    }

    /// Asks for a setting until it is right, or the user has had enough.
    private mutating func settle(_ key: SettingKey, _ question: String) -> String? {
        for _ in 0..<Self.patience {
            guard let typed = self.line(question), !typed.isEmpty else { return nil }
            do {
                try self.set(key, [typed])
                return typed
            } catch { self.output.say("   \(error)") }
        }
        return nil
    }

    private mutating func set(_ key: SettingKey, _ words: [String]) throws {
        _ = try ConfigDesk(in: self.environment).set(key, to: words)
        self.environment = self.reload()
    }

    /// Does what was asked for; what goes wrong is told, and the next step follows.
    private mutating func attempt(_ body: (inout Self) throws -> Void) {
        do { try body(&self) } catch { self.output.say("   \(error)") }
    }
}
