import Foundation
import MPV

/// What `Scripts/fuzz ipc` runs: a peer that says anything, and the reader that must stand it.
@main enum MPVBench {
    /// Seconds that a call may take: its patience, and what a busy machine makes of it.
    private static let longest = 20.0

    static func main() {
        let words = CommandLine.arguments
        guard words.count == 4, words[1] == "fuzz", let seconds = Double(words[2]), let seed = UInt64(words[3]) else {
            print("mpv-bench fuzz SECONDS SEED")
            exit(64)
        }
        let end = ContinuousClock.now + .seconds(seconds)
        var (round, events, lost) = (0, 0, 0)
        while ContinuousClock.now < end {
            switch Self.play(seed: seed &+ UInt64(round)) {
            case .survived(let count): events += count
            case .gone: lost += 1
            case .failed(let reason):
                print("seed \(seed &+ UInt64(round)): \(reason)")
                exit(1)
            }
            round += 1
        }
        print("\(round) connections, \(events) events, \(lost) ended before their first answer")
    }

    private enum Outcome {
        case survived(events: Int)
        case gone
        case failed(String)
    }

    private static func play(seed: UInt64) -> Outcome {
        guard let (ours, theirs) = PlayerSocket.pair() else { return .failed("no socket pair") }
        let peer = HostilePeer(theirs, seed: seed)
        let thread = Thread { peer.run() }
        thread.start()
        defer { theirs.end() }
        // It may have ended at once, or answered wrongly.
        guard let player = try? IPCPlayer(ours, patience: 0.05) else { return .gone }
        var (events, hasHeardEnd) = (0, false)
        let calls: [(String, () -> Void)] = [
            (
                "waitForEvent",
                { if let event = player.waitForEvent(timeout: 0.005), event != .shutdown { events += 1 } }
            ),
            ("double", { _ = player.double("time-pos") }), ("string", { _ = player.string("path") }),
            ("node", { _ = player.node("metadata") }),
            // Refused or not: it must come back.
            ("observe", { try? player.observe("pause") }),
            ("command", { player.ask("show-text", "a\u{10FF80}\u{1B}", "1") }), ("wakeUp", { player.wakeUp() }),
        ]
        var dice = Dice(seed: seed)
        for _ in 0..<40 {
            let (name, call) = calls[Int(dice.next() % UInt64(calls.count))]
            let start = ContinuousClock.now
            call()
            let took = start.duration(to: .now) / .seconds(1)
            if took > Self.longest { return .failed("\(name) took \(took) s") }
        }
        peer.finish()
        let deadline = ContinuousClock.now + .seconds(Self.longest)
        while ContinuousClock.now < deadline, !hasHeardEnd {
            switch player.waitForEvent(timeout: 0.1) {
            case .clientMessage(["the end"])?, .queueOverflow?: hasHeardEnd = true
            case .shutdown?: return .survived(events: events)
            case .some: events += 1
            case nil: continue
            }
        }
        return hasHeardEnd ? .survived(events: events) : .failed("the last line was not heard")
    }
}

/// Throws the same with the same seed (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        self.state = seed
    }

    mutating func next() -> UInt64 {
        self.state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
