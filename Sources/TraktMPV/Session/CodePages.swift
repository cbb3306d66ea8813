import CCodePages

/// Gives the memory back that the program's own code took for a start, and for each time that a viewing is written down.
///
/// A fifth of it runs while a film plays, and the kernel maps sixteen pages around each that does. What is needed is back at
/// once, from the kernel's cache of files.
struct CodePages: Hashable, Sendable {
    /// From when on it is quiet, and when the next time is.
    private var quiet: Duration?
    private var due: Duration?

    /// By then a match is found, a start is told, and the first lines are gone.
    private static let quietTime = Duration.seconds(20)
    /// By then the store has done what a writing brings with it.
    private static let settling = Duration.seconds(2)

    /// A file begins.
    mutating func noteFile(at now: Duration) {
        let quiet = now + Self.quietTime
        (self.quiet, self.due) = (quiet, quiet)
    }

    /// A viewing is written down, as every ten seconds.
    mutating func noteWriting(at now: Duration) {
        guard let quiet, self.due == nil else { return }
        self.due = max(quiet, now + Self.settling)
    }

    /// Gives back what is due; to be called while the player is looked at anyway, so that nothing wakes up for it.
    ///
    /// - Returns: Whether it was time.
    @discardableResult mutating func pass(at now: Duration) -> Bool {
        guard let due, now >= due else { return false }
        self.due = nil
        Self.giveBack()
        return true
    }

    static func giveBack() { ccodepages_give_back() }
}
