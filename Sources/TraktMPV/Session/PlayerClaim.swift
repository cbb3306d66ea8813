import Foundation
import Storage

/// That one session follows a player, and no second one, whichever way they have come to it.
///
/// A lock named after the player's process, which the kernel gives back when its holder dies.
final class PlayerClaim: Sendable {
    /// In the environment of scripts: the process of the player that is followed from within.
    static let hostVariable = "TRAKT_MPV_HOST"

    /// nil where no lock could be made; then there is no store to write twice to.
    private let lock: FileLock?
    private let path: String

    /// Claims a player; nil comes back where it is followed already.
    ///
    /// - Parameters:
    ///   - process: Of the player.
    ///   - state: The program's state folder.
    init?(of process: Int32, in state: String) {
        let folder = "\(state)/players"
        self.path = "\(folder)/\(process).lock"
        do throws(POSIXError) { try PrivateFolder.make(folder) } catch {
            self.lock = nil
            return
        }
        Self.sweep(folder)
        guard let taken = Self.take(self.path) else { return nil }
        self.lock = taken.lock
    }

    private struct Taken {
        let lock: FileLock?
    }

    /// Takes the lock; nil where another holds it, none where it cannot be made.
    private static func take(_ path: String) -> Taken? {
        for _ in 0..<5 {
            guard let lock = FileLock(taking: path) else {
                // A full disk makes none.
                return unsafe access(path, F_OK) == 0 ? nil : Taken(lock: nil)
            }
            // Whoever gives a lock back removes its file: what was taken then is nobody's.
            if Self.isNamed(lock, path) { return Taken(lock: lock) }
        }
        return Taken(lock: nil)
    }

    /// Gives the player free for others, and leaves nothing behind.
    func giveBack() {
        guard self.lock != nil else { return }
        unsafe unlink(self.path)
    }

    private static func isNamed(_ lock: FileLock, _ path: String) -> Bool {
        var (held, named) = (stat(), stat())
        guard unsafe fstat(lock.descriptor, &held) == 0, unsafe lstat(path, &named) == 0 else { return false }
        return held.st_ino == named.st_ino && held.st_dev == named.st_dev
    }

    /// Removes the locks of players that are gone without having given them back.
    private static func sweep(_ folder: String) {
        // A folder that cannot be listed has nothing for us now.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasSuffix(".lock") {
            let path = "\(folder)/\(name)"
            guard let process = pid_t(name.dropLast(5)), kill(process, 0) != 0, errno == ESRCH,
                let lock = FileLock(taking: path)
            else { continue }
            if Self.isNamed(lock, path) { unsafe unlink(path) }
            withExtendedLifetime(lock) {}
        }
    }
}
