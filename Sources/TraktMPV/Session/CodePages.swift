import CCodePages

/// Gives the memory back that the program's own code took for a start, and for what comes now and then: of what is there, a
/// fifth runs while a film plays, and the kernel maps sixteen pages around each that does. What is needed is back at once,
/// from the kernel's cache of files.
struct CodePages: Hashable, Sendable {
    private var due: Duration?

    /// By then a match is found, a start is told, and the first lines are gone.
    private static let quietTime = Duration.seconds(20)
    /// Between one time and the next; half a millisecond of the processor each.
    private static let interval = Duration.seconds(60)

    /// A file begins.
    mutating func noteFile(at now: Duration) { self.due = now + Self.quietTime }

    /// Gives back what is due; to be called while the player is looked at anyway, so that nothing wakes up for it.
    ///
    /// - Returns: Whether it was time.
    @discardableResult mutating func pass(at now: Duration) -> Bool {
        guard let due, now >= due else { return false }
        self.due = now + Self.interval
        Self.giveBack()
        return true
    }

    static func giveBack() { ccodepages_give_back() }
}
