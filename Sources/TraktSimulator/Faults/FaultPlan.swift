import Foundation
import Synchronization

/// The bad days, settable while the simulator runs.
package actor FaultPlan {
    private var faults: [Fault] = []
    private var dice: Dice
    /// Until when every connection is reset; read for each connection, on its own thread.
    nonisolated let outage = Outage()

    init(seed: UInt64 = 1) {
        self.dice = Dice(state: seed)
    }

    func add(_ fault: Fault) {
        if let seed = fault.seed { self.dice = Dice(state: seed) }
        if fault.kind == .down {
            self.outage.begin(seconds: fault.seconds)
        } else {
            self.faults.append(fault)
        }
    }

    func clear() {
        self.faults = []
        self.outage.begin(seconds: 0)
    }

    /// The faults that may still meet a request.
    var remaining: [Fault] { self.faults.filter { $0.count ?? 1 > 0 } }

    /// The first fault that meets this request, counted down.
    func take(for path: String, _ method: String) -> Fault? {
        for index in self.faults.indices where self.faults[index].meets(path, method) {
            guard self.faults[index].count ?? 1 > 0 else { continue }
            guard self.faults[index].skip <= 0 else {
                self.faults[index].skip -= 1
                continue
            }
            let probability = self.faults[index].probability
            guard probability >= 1 || Double.random(in: 0..<1, using: &self.dice) < probability else { continue }
            if let count = self.faults[index].count { self.faults[index].count = count - 1 }
            return self.faults[index]
        }
        return nil
    }
}

/// Throws the same with the same seed (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        self.state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// A time in which nobody answers.
final class Outage: Sendable {
    private let end = Mutex(ContinuousClock.now)

    func begin(seconds: Double) { self.end.withLock { $0 = .now + .seconds(seconds) } }

    var isOn: Bool { self.end.withLock { ContinuousClock.now < $0 } }
}
