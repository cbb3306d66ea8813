internal import CMPV
internal import Glibc

/// A file that is in memory only and yet has a path, for mpv to read: no disk can be too full or too read-only for it.
package final class MemoryFile {
    private let descriptor: CInt
    /// Where this process finds it; nobody else does.
    package let path: String

    /// Makes it; nil where the system has no such files, or no `/proc` by which to name them.
    package init?() {
        let descriptor = cmpv_memory_file()
        self.descriptor = descriptor
        self.path = "/proc/self/fd/\(descriptor)"
        guard descriptor >= 0, unsafe access(self.path, R_OK) == 0 else { return nil }
    }

    deinit { if self.descriptor >= 0 { close(self.descriptor) } }

    /// Writes it anew.
    ///
    /// - Parameter text: What it is to hold.
    /// - Returns: Whether it holds it; there may be no memory.
    package func replace(with text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard ftruncate(self.descriptor, 0) == 0 else { return false }
        return unsafe pwrite(self.descriptor, bytes, bytes.count, 0) == bytes.count
    }
}
