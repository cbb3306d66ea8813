import Foundation
import MPV
import Storage

/// What mpv reads while it starts: its options, from memory, and a script, which must be a real file.
///
/// Playing needs no file to exist: where no folder takes the script, the player starts without what it is good for.
final class ScratchFiles {
    private let folders: [String]
    private let memory: MemoryFile?
    /// Those of our own that were made; the last one took the last file.
    private var made: [String] = []
    /// One in each of them, held for as long as this player lives.
    private var locks: [FileLock] = []
    private var optionFile: String?
    /// A script that mpv waits for before it plays; nil where it could not be made.
    private(set) var barrierScript: String?
    /// A pipe with a name that nobody has opened for writing yet: whoever opens it for reading waits.
    private var barrier: String?
    /// The open barrier; kept, for the script comes at its own pace.
    private var opened: CInt?

    /// - Parameters:
    ///   - hasBarrier: Whether to make the script that holds the player until `openBarrier`.
    ///   - folders: Where a file may be made, the first that takes it.
    ///   - isInMemory: Whether options are kept in memory, where the system can.
    init(hasBarrier: Bool = true, folders: [String] = Paths.scratchFolders(), isInMemory: Bool = true) {
        self.folders = folders
        self.memory = isInMemory ? MemoryFile() : nil
        for folder in folders { ScratchSweep.run(in: folder) }
        if hasBarrier { self.makeBarrier() }
    }

    /// The script waits in opening the pipe, not in reading it: who reads holds the lock of a file of C's library, and the
    /// first other script that starts a program (`io.popen`) would wait for that lock, and the player with it, for ever.
    private func makeBarrier() {
        guard let folder = self.makeFolder({ unsafe mkfifo("\($0)/gate", 0o600) == 0 }) else { return }
        let gate = "\(folder)/gate"
        // A level of the long bracket that no path in it can close.
        let level = String(repeating: "=", count: gate.count { $0 == "=" } + 1)
        let lua = "local gate = io.open([\(level)[\(gate)]\(level)], 'rb')\nif gate then gate:close() end\n"
        self.barrier = gate
        self.barrierScript = self.store(lua, as: "trakt_mpv_start.lua")
    }

    /// Removes the files when nobody reads them any more.
    func remove() {
        self.openBarrier()
        // In a temporary folder, which the system clears.
        for folder in self.made { try? FileManager.default.removeItem(atPath: folder) }
        self.made = []
    }

    /// Writes the options anew.
    ///
    /// - Parameter lines: Of an option file.
    /// - Returns: Where mpv finds them.
    /// - Throws: `NoPlace`, which takes a system without memory files and without any folder to write to.
    func save(_ lines: [String]) throws(NoPlace) -> String {
        let text = lines.joined(separator: "\n") + "\n"
        if let memory = self.memory, memory.replace(with: text) {
            self.optionFile = memory.path
            return memory.path
        }
        guard let path = self.store(text, as: "options.conf") else { throw NoPlace(folders: self.folders) }
        self.optionFile = path
        return path
    }

    struct NoPlace: Error, CustomStringConvertible {
        let folders: [String]

        var description: String {
            "mpv's options can be written nowhere: \(self.folders.joined(separator: ", ")). Make room in one of them."
        }
    }

    /// Writes a file into the first folder that takes it; nil where none does.
    private func store(_ text: String, as name: String) -> String? {
        if let folder = self.made.last, Self.store(text, to: "\(folder)/\(name)") { return "\(folder)/\(name)" }
        return self.makeFolder { Self.store(text, to: "\($0)/\(name)") }.map { "\($0)/\(name)" }
    }

    /// Makes a folder of our own in the first place where it takes something; nil where none does.
    private func makeFolder(_ fill: (String) -> Bool) -> String? {
        for parent in self.folders {
            let folder = "\(parent)/trakt-mpv-\(UUID().uuidString)"
            guard PrivateFolder.isOurs(folder) else { continue }
            self.made.append(folder)
            if let lock = FileLock(taking: "\(folder)/\(ScratchSweep.lock)") { self.locks.append(lock) }
            if fill(folder) { return folder }
        }
        return nil
    }

    /// Made with mode 0600, and never through a link.
    ///
    /// Without a sync, which `Data` never leaves out: the files need not outlive the program.
    private static func store(_ text: String, to path: String) -> Bool {
        // The caller looks for another folder.
        guard let descriptor = try? PrivateFile.open(path) else { return false }
        defer { close(descriptor) }
        guard ftruncate(descriptor, 0) == 0 else { return false }
        let bytes = ByteText.bytes(text)
        return unsafe write(descriptor, bytes, bytes.count) == bytes.count
    }

    /// The number of the line, from 1, that a message of mpv says could not be set.
    func failedLine(_ message: String) -> Int? {
        guard let file = self.optionFile, message.hasPrefix("\(file):"), message.hasSuffix("failed.") else {
            return nil
        }
        return Int(message.dropFirst(file.count + 1).prefix { $0.isNumber })
    }

    /// Opens the barrier: the player begins.
    func openBarrier() {
        guard let gate = self.barrier else { return }
        self.barrier = nil
        // For both directions: that waits for nobody.
        self.opened = unsafe open(gate, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    }

    deinit {
        if let opened = self.opened, opened >= 0 { close(opened) }
    }
}
