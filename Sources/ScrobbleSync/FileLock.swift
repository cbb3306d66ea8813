internal import Foundation

/// A lock between processes that the kernel gives back when its holder dies, by `kill -9` or a pulled plug too.
package final class FileLock: Sendable {
    /// Of the lock's file, open for reading and writing.
    let descriptor: CInt

    /// Takes the lock if it is free; nil when another process, or another part of this one, holds it.
    ///
    /// - Parameter path: The lock's file; made with mode 0600 where missing.
    package init?(taking path: String) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit { close(self.descriptor) }
}
