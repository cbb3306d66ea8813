import Foundation
import Storage

/// Scratch folders that killed players have left behind: the next start removes them.
enum ScratchSweep {
    /// In each scratch folder: held for as long as its player lives.
    static let lock = "lock"
    private static let prefix = "trakt-mpv-"
    /// Seconds after which a folder without a lock is of a player of an earlier version, which is gone.
    private static let longest: TimeInterval = 86400
    /// Seconds in which a player that begins takes its lock.
    private static let youngest: TimeInterval = 60

    /// - Parameter folder: Where scratch folders are made.
    static func run(in folder: String) {
        // A folder that cannot be listed has nothing for us now.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names
        where name.hasPrefix(self.prefix) && UUID(uuidString: String(name.dropFirst(self.prefix.count))) != nil {
            let path = "\(folder)/\(name)"
            guard let age = self.age(ofOwn: path), age > self.youngest else { continue }
            let lock = "\(path)/\(self.lock)"
            if unsafe access(lock, F_OK) == 0 {
                guard let held = FileLock(taking: lock) else { continue }
                withExtendedLifetime(held) { self.remove(path) }
            } else if age > self.longest {
                self.remove(path)
            }
        }
    }

    private static func remove(_ path: String) {
        // What cannot be removed now is tried again at the next start.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Seconds since a folder of this user changed; nil for what is none.
    private static func age(ofOwn path: String) -> TimeInterval? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
            return nil
        }
        return Date().timeIntervalSince1970 - TimeInterval(status.st_mtim.tv_sec)
    }
}
