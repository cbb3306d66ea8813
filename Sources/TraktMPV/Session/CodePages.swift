import CCodePages

/// Gives the memory back that the program's own code took for a start: two thirds of it are not needed again until the next
/// file, and what is needed is back at once, from the kernel's cache of files.
struct CodePages: Hashable, Sendable {
    private var due: Duration?

    /// By then a match is found, a start is told, and the first lines are gone.
    private static let quietTime = Duration.seconds(20)

    /// A file begins.
    mutating func noteFile(at now: Duration) { self.due = now + Self.quietTime }

    /// Gives back what is due; to be called while the player is looked at anyway, so that nothing wakes up for it.
    mutating func pass(at now: Duration) {
        guard let due, now >= due else { return }
        self.due = nil
        Self.giveBack()
    }

    static func giveBack() { ccodepages_give_back() }
}
