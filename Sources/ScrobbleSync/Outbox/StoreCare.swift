internal import Foundation

/// What is done beside a player for a store that may be damaged: the player itself never waits for it.
package enum StoreCare {
    /// Whether a store may be damaged.
    ///
    /// - Parameter directory: The state directory.
    /// - Returns: Whether somebody was killed who had it open, or has found damage.
    package static func isNeeded(_ directory: String) -> Bool {
        unsafe access(ViewingStore.suspicion(directory), F_OK) == 0
    }

    /// Looks whether it is; takes a while.
    ///
    /// - Parameters:
    ///   - directory: The state directory.
    ///   - isUnusable: Whether the player could not use it and has no part in it: then it is mended, too.
    package static func lookAfter(_ directory: String, isUnusable: Bool) {
        ViewingStore.examineSuspect(directory)
        // Who cannot mend it tells so at the next start.
        if isUnusable { _ = try? Outbox(directory: directory) }
    }
}
