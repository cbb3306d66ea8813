internal import Foundation

/// A lock between processes that the kernel gives back when its holder dies, by `kill -9` or a pulled plug too.
package final class FileLock: Sendable {
    /// Of the lock's file, open for reading and writing.
    package let descriptor: CInt

    /// Takes the lock if it is free; nil when another process, or another part of this one, holds it.
    ///
    /// - Parameter path: The lock's file; made with mode 0600 where missing.
    package init?(taking path: String) {
        do throws(POSIXError) {
            self.descriptor = try PrivateFile.open(path)
        } catch {
            return nil
        }
        // All is set by now, so `deinit` closes it.
        guard flock(self.descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
    }

    deinit { close(self.descriptor) }
}
