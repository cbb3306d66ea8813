import Foundation

/// Tells when something appears in folders, without looking again and again.
final class FolderWatch: Sendable {
    private let descriptor: CInt

    init() {
        self.descriptor = inotify_init1(CInt(IN_CLOEXEC) | CInt(IN_NONBLOCK))
    }

    deinit { close(self.descriptor) }

    /// Watches folders; those that are watched already stay so.
    ///
    /// - Returns: Whether all of them are there.
    func add(_ folders: Set<String>) -> Bool {
        let wanted = UInt32(IN_CREATE) | UInt32(IN_MOVED_TO) | UInt32(IN_ONLYDIR)
        return folders.allSatisfy { unsafe inotify_add_watch(self.descriptor, $0, wanted) >= 0 }
    }

    /// Waits until something has appeared.
    ///
    /// - Parameter seconds: At most; negative means without limit.
    func wait(_ seconds: Double) {
        var end = pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0)
        _ = unsafe poll(&end, 1, seconds < 0 ? -1 : CInt(seconds * 1000))
        var news = [UInt8](repeating: 0, count: 1 << 14)
        while unsafe read(self.descriptor, &news, news.count) > 0 {}
    }
}
