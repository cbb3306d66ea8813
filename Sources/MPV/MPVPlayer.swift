/// A player, whichever way it is reached; what a session needs of it.
///
/// `waitForEvent` belongs to one thread; all else may be called from any.
package protocol MPVPlayer: Sendable {
    /// By this name the player's bindings and scripts know us.
    var clientName: String { get }
    /// Waits for the next event, at most the given seconds; negative means without limit.
    func waitForEvent(timeout: Double) -> MPVEvent?
    /// Ends a wait for events from another thread.
    func wakeUp()
    /// Runs a command, its words as given, without any of mpv's quoting.
    func command(_ words: [String]) throws(MPVError)
    /// A property as a fraction, a flag, text or as it is; nil or none where it has no value now.
    func double(_ name: String) -> Double?
    func flag(_ name: String) -> Bool?
    func string(_ name: String) -> String?
    func node(_ name: String) -> MPVNode
    /// Asks for `propertyChanged` whenever the property changes, and once at the beginning.
    func observe(_ name: String) throws(MPVError)
    /// Asks to be stopped at: each such hook must be answered by `continueHook`, at once.
    func addHook(_ name: String) throws(MPVError)
    func continueHook(_ id: UInt64)
}

extension MPVPlayer {
    /// The name that is the same wherever we may choose it.
    package var clientName: String { "trakt_mpv" }

    package func command(_ words: String...) throws(MPVError) { try self.command(words) }

    /// Runs a command of which nobody needs to know whether it was taken.
    package func ask(_ words: String...) {
        // A player that goes away refuses, and nothing is to be done about that.
        try? self.command(words)
    }

    /// Sets a property while the player runs.
    package func setProperty(_ name: String, _ value: String) throws(MPVError) {
        try self.command("set", name, value)
    }
}
