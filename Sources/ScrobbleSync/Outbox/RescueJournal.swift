internal import Foundation
internal import Storage
internal import Synchronization

/// Keeps what a player records where SQLite cannot: lines of JSON in another place that can be written.
///
/// A line is a whole viewing; the last whole line of each counts. The next program that opens the store takes them in.
final class RescueJournal: Sendable {
    private struct State {
        /// The files of this process, held for as long as it lives, and their folders; the last one took the last line.
        var files: [(lock: FileLock, folder: String)] = []
        /// The viewings of this process, and whether the store has them.
        var known: [String: (viewing: Viewing, isStored: Bool)] = [:]
    }

    private let directories: [String]
    private let prefix: String
    private let state = Mutex(State())

    /// - Parameters:
    ///   - directories: The places to try, in order.
    ///   - store: The directory of the store that it stands in for.
    init(_ directories: [String], for store: String) {
        self.directories = directories
        // Several stores may share such a place.
        self.prefix = "rescue-\(String(FNV.hash64(store.utf8), radix: 16))-"
    }

    /// Places that are there while the disk of the state is full or read-only: in memory, as a rule.
    ///
    /// Whoever takes in may have another environment than the one that wrote, so those that everybody has are always among them.
    static func usualDirectories(
        _ variables: [String: String] = ProcessInfo.processInfo.environment
    ) -> [String] {
        let runtime = variables["XDG_RUNTIME_DIR"].flatMap { $0.hasPrefix("/") ? "\($0)/trakt-mpv" : nil }
        let temporary = variables["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let shared = [temporary, "/tmp", "/dev/shm", "/var/tmp"].compactMap { $0.map { "\($0)/trakt-mpv-\(getuid())" } }
        let all = [runtime].compactMap(\.self) + shared
        return all.enumerated().filter { index, place in !all[..<index].contains(place) }.map(\.element)
    }

    // MARK: - Knowing

    func remember(_ viewing: Viewing, isStored: Bool) {
        self.state.withLock { $0.known[viewing.id] = (viewing, isStored) }
    }

    func forget(_ id: String) { self.state.withLock { $0.known[id] = nil } }

    /// Forgets a viewing, and what was written of it here.
    func erase(_ id: String) {
        self.state.withLock { state in
            state.known[id] = nil
            for file in state.files { Self.erase(id, from: file.lock.descriptor) }
        }
    }

    private static func erase(_ id: String, from descriptor: CInt) {
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        // Where it cannot be read, it cannot be taken in either.
        guard (try? handle.seek(toOffset: 0)) != nil, let whole = try? handle.readToEnd() else { return }
        let lines = whole.split(separator: UInt8(ascii: "\n")).filter { line in
            // A torn line may be of this viewing, and is of no use.
            (try? JSONDecoder().decode(Viewing.self, from: Data(line)))?.id ?? id != id
        }
        // What cannot be written now is taken in as it was, and is the user's to forget.
        guard (try? handle.truncate(atOffset: 0)) != nil else { return }
        for line in lines { try? handle.write(contentsOf: line + [UInt8(ascii: "\n")]) }
        fdatasync(descriptor)
    }

    /// The viewing with new figures, if it is this process's own; one that is over is forgotten.
    func known(
        _ id: String,
        isOver: Bool,
        _ change: (inout Viewing) -> Void
    ) -> (viewing: Viewing, isStored: Bool)? {
        self.state.withLock { state in
            guard var entry = state.known[id] else { return nil }
            change(&entry.viewing)
            state.known[id] = isOver ? nil : entry
            return entry
        }
    }

    // MARK: - Writing

    /// Appends a viewing, where the last one went or in the first other place that takes it.
    ///
    /// - Parameter viewing: As it is now.
    /// - Returns: The folder that took it; nil when none does.
    func append(_ viewing: Viewing) -> String? {
        // The caller tells that nothing could be kept.
        guard var line = try? JSONEncoder().encode(viewing) else { return nil }
        line.append(UInt8(ascii: "\n"))
        return self.append(line)
    }

    /// The place that takes a line; an empty one means nothing to whoever takes them in.
    func tryOut() -> String? { self.append(Data([UInt8(ascii: "\n")])) }

    private func append(_ line: Data) -> String? {
        self.state.withLock { state in
            if let file = state.files.last, Self.append(line, to: file.lock.descriptor) { return file.folder }
            for directory in self.directories where PrivateFolder.isOurs(directory) {
                let path = "\(directory)/\(self.prefix)\(UUID().uuidString).jsonl"
                guard let lock = FileLock(taking: path) else { continue }
                guard Self.append(line, to: lock.descriptor) else {
                    unsafe unlink(path)
                    continue
                }
                state.files.append((lock, directory))
                return directory
            }
            return nil
        }
    }

    /// Whether the whole line is there; else nothing of it is, for the next one must not stand behind half a line.
    private static func append(_ line: Data, to descriptor: CInt) -> Bool {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { return false }
        let count = unsafe line.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        if count == line.count, fdatasync(descriptor) == 0 { return true }
        _ = ftruncate(descriptor, end)
        return false
    }

    // MARK: - Taking in

    /// Hands over what dead players have left, newest words only, and removes it.
    ///
    /// - Parameter take: Stores one viewing; what it throws on stays.
    func takeIn(_ take: (Viewing) throws -> Void) {
        for directory in self.directories where Self.isThere(directory) {
            // A place that cannot be listed has nothing for us now.
            let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
            for name in names where name.hasPrefix(self.prefix) && name.hasSuffix(".jsonl") {
                let path = "\(directory)/\(name)"
                // Held by a player that lives.
                guard let lock = FileLock(taking: path) else { continue }
                let lines = (FileManager.default.contents(atPath: path) ?? Data()).split(separator: UInt8(ascii: "\n"))
                // Torn lines are expected; what could not be stored stays for the next start.
                let viewings = lines.compactMap { try? JSONDecoder().decode(Viewing.self, from: Data($0)) }
                let newest = viewings.reduce(into: [:]) { $0[$1.id] = $1 }
                if newest.values.count(where: { (try? take($0)) == nil }) == 0 { unsafe unlink(path) }
                withExtendedLifetime(lock) {}
            }
        }
    }

    private static func isThere(_ directory: String) -> Bool {
        unsafe access(directory, R_OK | X_OK) == 0 && PrivateFolder.isOurs(directory)
    }
}
