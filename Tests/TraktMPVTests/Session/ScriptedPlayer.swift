import MPV
import Synchronization
import TestSupport

/// A player that plays a script: it waits for nobody, and remembers what it is told.
final class ScriptedPlayer: MPVPlayer {
    enum Step: Sendable {
        case event(MPVEvent)
        case set(String, MPVNode)
        /// Time passes, in steps of so many seconds, and the position with it where frames run.
        case pass(seconds: Double, step: Double = 1)
        case call(@Sendable () -> Void)
    }

    private struct State {
        var steps: [Step]
        var properties: [String: MPVNode] = [:]
        var commands: [[String]] = []
        var hooks: [String] = []
        var answered: [UInt64] = []
        var isOver = false
    }

    private let state: Mutex<State>
    private let clock: TestClock

    init(_ steps: [Step], _ clock: TestClock) {
        // A step may stand for many waits.
        let single = steps.flatMap { step -> [Step] in
            guard case .pass(let seconds, let length) = step else { return [step] }
            let whole = Array(repeating: Step.pass(seconds: length, step: length), count: Int(seconds / length))
            let rest = seconds - Double(whole.count) * length
            return rest > 1e-9 ? whole + [.pass(seconds: rest, step: rest)] : whole
        }
        self.state = Mutex(State(steps: single))
        self.clock = clock
    }

    /// What it was told, in order.
    var commands: [[String]] { self.state.withLock { $0.commands } }

    /// The hooks that were answered.
    var answered: [UInt64] { self.state.withLock { $0.answered } }

    func waitForEvent(timeout: Double) -> MPVEvent? {
        while let step = self.state.withLock({ $0.steps.isEmpty ? nil : $0.steps.removeFirst() }) {
            switch step {
            case .event(let event): return event
            case .set(let name, let value): self.state.withLock { $0.properties[name] = value }
            case .pass(let seconds, _):
                self.clock.advance(by: seconds)
                self.run(seconds)
                return nil
            case .call(let body):
                body()
                return nil
            }
        }
        // The end of the script is the end of the player, without a word about its file.
        return .shutdown
    }

    private func run(_ seconds: Double) {
        self.state.withLock { state in
            guard state.properties["core-idle"] == .flag(false),
                case .double(let position)? = state.properties["time-pos"]
            else { return }
            state.properties["time-pos"] = .double(position + seconds)
        }
    }

    func wakeUp() {}

    func command(_ words: [String]) throws(MPVError) {
        self.state.withLock { state in
            state.commands.append(words)
            if words.count == 3, words[0] == "set" {
                state.properties[words[1]] = ["yes": .flag(true), "no": .flag(false)][words[2]] ?? .string(words[2])
            }
        }
    }

    func double(_ name: String) -> Double? { if case .double(let value) = self.node(name) { value } else { nil } }
    func flag(_ name: String) -> Bool? { if case .flag(let value) = self.node(name) { value } else { nil } }
    func string(_ name: String) -> String? { self.node(name).string }
    func node(_ name: String) -> MPVNode { self.state.withLock { $0.properties[name] ?? .none } }
    func observe(_ name: String) throws(MPVError) {}
    func addHook(_ name: String) throws(MPVError) { self.state.withLock { $0.hooks.append(name) } }
    func continueHook(_ id: UInt64) { self.state.withLock { $0.answered.append(id) } }
}

extension ScriptedPlayer.Step {
    /// Some words for a table: what a player does, as mpv tells it.
    static func load(_ path: String, duration: Double, at position: Double = 0) -> [Self] {
        [
            .set("path", .string(path)), .set("duration", .double(duration)), .set("time-pos", .double(position)),
            .set("seekable", .flag(true)), .set("pause", .flag(false)), .set("core-idle", .flag(false)),
            .set("eof-reached", .flag(false)), .set("track-list", .list([.map(["type": .string("video")])])),
            .event(.fileLoaded), .event(.playbackRestart), .pass(seconds: 0.02),
        ]
    }

    static let window: [Self] = [
        .set("current-vo", .string("gpu")), .set("vo-configured", .flag(true)), .set("osd-width", .double(1280)),
        .set("osd-height", .double(720)),
    ]

    static let windowGone: [Self] = [.set("current-vo", .none), .set("vo-configured", .flag(false))]

    static let pause: [Self] = [
        .set("pause", .flag(true)), .set("core-idle", .flag(true)), .event(.propertyChanged("pause", .flag(true))),
    ]

    static let resume: [Self] = [
        .set("pause", .flag(false)), .set("core-idle", .flag(false)), .event(.propertyChanged("pause", .flag(false))),
        .event(.propertyChanged("core-idle", .flag(false))), .pass(seconds: 0.02),
    ]

    static func seek(to position: Double) -> [Self] {
        [.set("time-pos", .double(position)), .event(.seek), .event(.playbackRestart), .pass(seconds: 0.02)]
    }

    /// The file has run to its end.
    static let runOut: [Self] = [
        .set("eof-reached", .flag(true)), .event(.hook("on_unload", id: 7)), .event(.endFile(.endOfFile, entry: 1)),
    ]

    /// The file has run to its end, and stays open.
    static func stand(isPaused: Bool) -> [Self] {
        [
            .set("eof-reached", .flag(true)), .set("core-idle", .flag(true)), .set("pause", .flag(isPaused)),
            .event(.propertyChanged("core-idle", .flag(true))), .event(.propertyChanged("pause", .flag(isPaused))),
            .pass(seconds: 0.02),
        ]
    }

    /// The file goes where it stands: the window was closed, or another file was chosen.
    static func leave(_ reason: MPVEvent.EndReason) -> [Self] {
        [.event(.hook("on_unload", id: 7)), .event(.endFile(reason, entry: 1))]
    }

    /// A key of what is shown.
    static func press(_ key: String) -> [Self] {
        [.event(.clientMessage(["key-binding", "panel", "d-", key]))]
    }

    static let menu: [Self] = [.event(.clientMessage(["menu"]))]
    static let makePrivate: [Self] = [.event(.clientMessage(["key-binding", "private", "d-"]))]
}
