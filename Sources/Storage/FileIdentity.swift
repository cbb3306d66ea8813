internal import Foundation

/// Which file a path leads to: not the same any more once somebody has moved, replaced or removed it.
package struct FileIdentity: Hashable, Sendable {
    private let device: dev_t
    private let number: ino_t

    /// - Parameter path: The file; nil where there is none.
    package init?(_ path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        self.device = status.st_dev
        self.number = status.st_ino
    }
}
