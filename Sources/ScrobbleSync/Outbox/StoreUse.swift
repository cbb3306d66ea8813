internal import Foundation
internal import Storage
internal import Synchronization

/// Who has the store open: shared by all who use it, held alone by whoever looks for damage, and given back by the kernel.
///
/// Its file has an `o` for each that has opened the store and a `c` for each that was done with it. Whoever finds more of
/// the first while nobody has it open knows that somebody was killed, or that the power went.
final class StoreUse: Sendable {
    /// Whether all who had it open were done with it; true where others still have it.
    let wasClosed: Bool
    private let descriptor: CInt
    private let hasLeft = Mutex(false)

    /// How long somebody waits who may, and who must not, in steps of 2 ms.
    private static let (patience, impatience) = (2500, 25)

    /// - Parameters:
    ///   - path: The file, made where missing; where it cannot be, nobody is kept apart.
    ///   - directory: Of the store, to name it.
    ///   - isPatient: Whether to wait up to five seconds while another looks for damage, and not a moment only.
    /// - Throws: `StorageTrouble.busy` when it takes longer.
    init(_ path: String, of directory: String, isPatient: Bool) throws {
        // A folder that cannot be written to is told by SQLite in better words.
        self.descriptor = (try? PrivateFile.open(path, appends: true)) ?? -1
        guard self.descriptor >= 0 else {
            self.wasClosed = true
            return
        }
        guard flock(self.descriptor, LOCK_EX | LOCK_NB) != 0 else {
            self.wasClosed = Self.isClosed(self.descriptor)
            _ = ftruncate(self.descriptor, 0)
            Self.append("o", to: self.descriptor)
            return
        }
        self.wasClosed = true
        guard Self.join(self.descriptor, tries: isPatient ? Self.patience : Self.impatience) else {
            self.hasLeft.withLock { $0 = true }
            throw StorageTrouble.busy(directory)
        }
        Self.append("o", to: self.descriptor)
    }

    /// Has the store open beside others, as soon as nobody holds it alone.
    private static func join(_ descriptor: CInt, tries: Int) -> Bool {
        for _ in 0..<tries {
            if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return true }
            usleep(2000)
        }
        return false
    }

    deinit {
        self.leave()
        if self.descriptor >= 0 { close(self.descriptor) }
    }

    /// Lets others in.
    func share() { if self.descriptor >= 0 { _ = flock(self.descriptor, LOCK_SH) } }

    /// Keeps others out, if nobody has the store open.
    func takeAlone() -> Bool {
        guard self.descriptor >= 0 else { return false }
        if flock(self.descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        // The kernel has given the old one back before it refused the new one.
        self.share()
        return false
    }

    /// Says that all is written; what comes after it is SQLite's own to keep whole.
    func leave() {
        let isFirst = self.hasLeft.withLock { hasLeft in
            defer { hasLeft = true }
            return !hasLeft
        }
        guard isFirst, self.descriptor >= 0 else { return }
        Self.append("c", to: self.descriptor)
    }

    /// Lets others look for damage, for as long as nothing is read or written.
    func rest() {
        self.leave()
        if self.descriptor >= 0 { _ = flock(self.descriptor, LOCK_UN) }
    }

    /// Reads and writes again; what others have set aside meanwhile is to be opened anew.
    ///
    /// - Returns: Whether it may: another may be looking for damage.
    func resume() -> Bool {
        guard self.descriptor >= 0 else { return true }
        guard Self.join(self.descriptor, tries: Self.impatience) else { return false }
        self.hasLeft.withLock { $0 = false }
        Self.append("o", to: self.descriptor)
        return true
    }

    private static func append(_ letter: Character, to descriptor: CInt) {
        var byte = letter.asciiValue ?? 0
        _ = unsafe write(descriptor, &byte, 1)
    }

    private static func isClosed(_ descriptor: CInt) -> Bool {
        var letters = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe pread(descriptor, &letters, letters.count, 0)
        let read = letters.prefix(max(count, 0))
        return read.count { $0 == UInt8(ascii: "o") } <= read.count { $0 == UInt8(ascii: "c") }
    }
}
