import Foundation
import Storage

/// That one session follows a player, and no second one, whichever way they have come to it.
///
/// A lock named after the player's process, which the kernel gives back when its holder dies.
final class PlayerClaim: Sendable {
    /// In the environment of scripts: the process of the player that is followed from within.
    static let hostVariable = "TRAKT_MPV_HOST"

    /// How a session has come to its player.
    enum Form: String, Codable, Hashable, Sendable, CaseIterable {
        case play, script, attach
    }

    /// Who follows a player; it stands in the lock's own file.
    struct Follower: Codable, Hashable, Sendable {
        /// The process of the player.
        var player: Int32
        var form: Form
        /// The process of the session.
        var process: Int32
    }

    /// nil where no lock could be made; then there is no store to write twice to.
    private let lock: FileLock?
    private let path: String

    /// Claims a player; nil comes back where it is followed already.
    ///
    /// - Parameters:
    ///   - process: Of the player.
    ///   - form: How it is followed.
    ///   - state: The program's state folder.
    init?(of process: Int32, by form: Form, in state: String) {
        let folder = Self.folder(in: state)
        self.path = "\(folder)/\(process).lock"
        do throws(POSIXError) { try PrivateFolder.make(folder) } catch {
            self.lock = nil
            return
        }
        Self.sweep(folder)
        guard let taken = Self.take(self.path) else { return nil }
        self.lock = taken.lock
        if let lock { Self.sign(lock, Follower(player: process, form: form, process: getpid())) }
    }

    private static func folder(in state: String) -> String { "\(state)/players" }

    /// Says in the lock who holds it; where that cannot be written, the lock holds all the same.
    private static func sign(_ lock: FileLock, _ follower: Follower) {
        // Numbers and a word can all be written.
        guard let record = try? JSONEncoder().encode(follower) else { return }
        _ = ftruncate(lock.descriptor, 0)
        _ = unsafe record.withUnsafeBytes { unsafe pwrite(lock.descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Who follows players now.
    ///
    /// - Parameter state: The program's state folder.
    /// - Returns: Those that live, in the order of their players' processes.
    static func followers(in state: String) -> [Follower] {
        let folder = Self.folder(in: state)
        // A folder that is not there has nobody in it.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".lock") }.compactMap { name in
            let path = "\(folder)/\(name)"
            guard let data = FileManager.default.contents(atPath: path),
                // Of a version that did not say so, or one that has just begun.
                let follower = try? JSONDecoder().decode(Follower.self, from: data),
                name == "\(follower.player).lock", Self.lives(follower.process), Self.lives(follower.player)
            else { return nil }
            return follower
        }.sorted { $0.player < $1.player }
    }

    /// Whether a process is there.
    ///
    /// The locks themselves are not tried: who begins just then would find them taken.
    private static func lives(_ process: Int32) -> Bool { process > 0 && (kill(process, 0) == 0 || errno == EPERM) }

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
