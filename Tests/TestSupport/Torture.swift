import Foundation

/// How hard the torture suites are to be: `Scripts/torture` says it in the environment, a plain test run says nothing.
package enum Torture {
    /// Rounds of the long form; nil for the short one.
    package static let rounds = ProcessInfo.processInfo.environment["TRAKT_MPV_TORTURE_ROUNDS"].flatMap { Int($0) }
    /// Makes a run repeatable.
    package static let seed = ProcessInfo.processInfo.environment["TRAKT_MPV_TORTURE_SEED"].flatMap { UInt64($0) } ?? 1
}

/// Throws the same with the same seed (SplitMix64).
package struct Dice: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) {
        self.state = seed
    }

    package mutating func next() -> UInt64 {
        self.state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
