package import Foundation

/// When the history is asked what became of a request, in seconds after it.
///
/// A server that is overloaded does what it was asked for long after it said that it could not, and its history lags. So a
/// request whose fate is not known is looked for again and again before the play is told a second time.
package struct Patience: Hashable, Sendable {
    /// Growing; after the last one nothing is expected any more.
    package var looks: [TimeInterval]
    /// How much later what came later still is looked for, so that one of two plays is taken back.
    package var watch: [TimeInterval]

    package init(looks: [TimeInterval], watch: [TimeInterval]) {
        self.looks = looks
        self.watch = watch
    }

    package static let usual = Self(seconds: 600)

    /// - Parameter seconds: After how long a request is told again of which nothing was found; 600 is ten minutes, and what
    ///   waits shorter is for trials.
    package init(seconds: TimeInterval) {
        self.init(looks: [min(2, seconds), seconds / 10, seconds], watch: [seconds / 10, seconds, 3 * seconds])
    }

    /// Seconds until the next look; nil when it has been looked for long enough.
    func wait(after elapsed: TimeInterval) -> TimeInterval? {
        self.looks.first { $0 > elapsed }.map { $0 - elapsed }
    }

    /// Seconds until what is settled is looked for again; nil when that is over.
    func watch(after elapsed: TimeInterval) -> TimeInterval? {
        self.watch.first { $0 > elapsed }.map { $0 - elapsed }
    }
}
