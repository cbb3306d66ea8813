import Foundation
import MPV
import Playback
import ScrobbleSync
import Synchronization
import TestSupport

@testable import TraktMPV

/// A session at a scripted player, with a real store: everything but the network.
final class Stage: Sendable {
    typealias Step = ScriptedPlayer.Step

    let home: TemporaryDirectory
    let outbox: Outbox
    let clock = TestClock()
    let inbox = PlayerInbox<SessionNews>()
    let delivery = RecordedDelivery()
    let helper: RecordedHelper
    private let quits = Mutex(0)
    private let players = Mutex<[ScriptedPlayer]>([])

    /// The player of the last run, also while it runs.
    var lastPlayer: ScriptedPlayer? { self.players.withLock { $0.last } }

    init(account: String? = "ann", isFirstLaunch: Bool = false) throws {
        self.home = try TemporaryDirectory()
        self.outbox = try Outbox(directory: self.home.url.path, rescueDirectories: [])
        self.helper = RecordedHelper(account: account, isFirstLaunch: isFirstLaunch, inbox: self.inbox)
    }

    /// Plays a script to its end.
    ///
    /// - Parameters:
    ///   - steps: What the player does.
    ///   - settings: What is shown.
    ///   - isPrivate: Whether nothing of the run is told.
    ///   - isInTerminal: Whether the user has a terminal, too.
    ///   - standstill: Why nothing may be sent.
    /// - Returns: The player, with all that it was told.
    @discardableResult
    func play(
        _ steps: [[Step]],
        _ settings: ScreenSettings = .init(),
        isPrivate: Bool = false,
        isInTerminal: Bool = false,
        standstill: String? = nil
    ) -> ScriptedPlayer {
        let player = ScriptedPlayer(steps.flatMap(\.self), self.clock)
        self.players.withLock { $0.append(player) }
        var rules = SessionRules(session: "here")
        rules.screen = settings
        rules.isPrivate = isPrivate
        rules.isInTerminal = isInTerminal
        rules.standstill = standstill
        let clock = self.clock
        var session = ScrobbleSession(
            player: player,
            host: self,
            rules: rules,
            journal: ViewingJournal(outbox: self.outbox, session: "here", delivery: self.delivery),
            helper: self.helper,
            inbox: self.inbox
        ) { Moment(date: clock.date, uptime: clock.now.offset) }
        session.run()
        return player
    }

    /// Somebody else has something to say.
    func news(_ news: SessionNews) -> [Step] { [.call { [inbox] in inbox.post(news) }] }

    /// What the store has: title, whole percents, what became of it.
    func stored() throws -> [String] {
        try self.outbox.queued(after: nil).map { entry in
            let counted = entry.viewing.isCounted ? " counted" : ""
            let progress = Int(entry.viewing.progress)
            return "\(entry.viewing.displayTitle) \(progress)%\(counted) \(entry.delivery.state.rawValue)"
        }
    }

    /// Has the store refuse something from now on.
    func refuse(_ what: String) throws {
        try self.alterStore("CREATE TRIGGER refusal BEFORE \(what) BEGIN SELECT RAISE(ABORT, 'refused'); END;")
    }

    func takeBackRefusal() throws { try self.alterStore("DROP TRIGGER refusal;") }

    private func alterStore(_ statement: String) throws {
        try SQLiteFile.execute(statement, in: self.home.url.appending(path: "viewings.sqlite"))
    }

    var hasQuit: Bool { self.quits.withLock { $0 > 0 } }
}

extension Stage: SessionHost {
    func note(_ event: MPVEvent) {}
    func quit() { self.quits.withLock { $0 += 1 } }
}

extension ScriptedPlayer {
    /// The lines that the user has seen, in the window and in the terminal.
    var lines: [String] {
        self.commands.compactMap { words in
            switch words.first {
            case "show-text" where words[1] != "": words[1]
            case "print-text": words[1].replacing("trakt-mpv: ", with: "> ")
            default: nil
            }
        }
    }

    /// What stood over the picture, by its first line; "-" where it was taken away.
    var panels: [String] {
        self.commands.compactMap { words in
            guard words.first == "osd-overlay" else { return nil }
            return words[2] == "none" ? "-" : words[3]
        }
    }
}

/// Takes what Trakt is to be told.
final class RecordedDelivery: SessionDelivery {
    let account: String? = "sean"
    private let calls = Mutex<[String]>([])
    private let silenced = Mutex<[String]>([])

    /// In whole percents.
    var told: [String] { self.calls.withLock { $0 } }

    func tell(_ call: ScrobbleIntent.LiveCall, of viewing: String, at progress: PlaybackProgress, played: Double) {
        self.calls.withLock { $0.append("\(call) \(Int(progress.percent))%") }
    }

    /// Viewings of which nothing more is said.
    var silent: [String] { self.silenced.withLock { $0 } }

    func silence(_ viewing: String) -> Bool {
        self.silenced.withLock { $0.append(viewing) }
        return false
    }

    func wake() {}
}

/// Takes errands, and does none of them but to say what is to be said.
final class RecordedHelper: SessionHelper {
    let account: String?
    private let inbox: PlayerInbox<SessionNews>
    private let isFirstLaunch: Bool
    private let taken = Mutex<[Errand]>([])
    private let activations = Mutex(0)

    init(account: String?, isFirstLaunch: Bool, inbox: PlayerInbox<SessionNews>) {
        self.account = account
        self.inbox = inbox
        self.isFirstLaunch = isFirstLaunch
    }

    var errands: [Errand] { self.taken.withLock { $0 } }
    var hasActivated: Bool { self.activations.withLock { $0 > 0 } }

    var isConnected: Bool { self.account != nil }

    func noteFirstLaunch() -> Bool { self.isFirstLaunch }

    func start(_ errand: Errand) {
        self.taken.withLock { $0.append(errand) }
        if case .takeBack(let path, let sentence) = errand {
            self.inbox.post(.takenBack(path: path, saying: sentence))
        }
    }

    func startActivation() -> AsyncStream<ActivationFlow.Key>.Continuation {
        self.activations.withLock { $0 += 1 }
        return AsyncStream.makeStream(of: ActivationFlow.Key.self).continuation
    }
}
