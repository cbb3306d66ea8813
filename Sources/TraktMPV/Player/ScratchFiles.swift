import Foundation
import Storage

/// Small files that mpv reads while it starts, in a directory of their own.
final class ScratchFiles {
    private let directory: URL
    private let configFile: String
    /// A script that mpv waits for before it plays; nil where it could not be made.
    let barrierScript: String?
    private var barrier: (reading: CInt, writing: CInt)?

    /// - Parameter hasBarrier: Whether to make the script that holds the player until `openBarrier`.
    /// - Throws: `POSIXError` when the directory cannot be made.
    init(hasBarrier: Bool = true) throws {
        self.directory = FileManager.default.temporaryDirectory.appending(path: "trakt-mpv-\(UUID().uuidString)")
        try PrivateFolder.make(self.directory.path)
        self.configFile = self.directory.appending(path: "options.conf").path
        var ends: [CInt] = [0, 0]
        guard hasBarrier, unsafe pipe(&ends) == 0 else {
            self.barrierScript = nil
            return
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        self.barrier = (ends[0], ends[1])
        let script = self.directory.appending(path: "trakt_mpv_start.lua")
        let lua = "local gate = io.open('/dev/fd/\(ends[0])', 'rb')\nif gate then gate:read(1) gate:close() end\n"
        self.barrierScript = Self.store(lua, to: script.path) ? script.path : nil
    }

    /// Removes the files when nobody reads them any more.
    func remove() {
        self.openBarrier()
        // In the temporary folder, which the system clears.
        try? FileManager.default.removeItem(at: self.directory)
    }

    /// Writes the option file anew.
    func save(_ lines: [String]) throws -> String {
        guard Self.store(lines.joined(separator: "\n") + "\n", to: self.configFile) else {
            throw CocoaError(.fileWriteUnknown)
        }
        return self.configFile
    }

    /// Without a sync, which `Data` never leaves out: the files need not outlive the program.
    private static func store(_ text: String, to path: String) -> Bool {
        guard let file = unsafe fopen(path, "w") else { return false }
        let isWritten = unsafe fputs(text, file) >= 0
        return unsafe fclose(file) == 0 && isWritten
    }

    /// The number of the line, from 1, that a message of mpv says could not be set.
    func failedLine(_ message: String) -> Int? {
        guard message.hasPrefix("\(self.configFile):"), message.hasSuffix("failed.") else { return nil }
        return Int(message.dropFirst(self.configFile.count + 1).prefix { $0.isNumber })
    }

    /// Opens the barrier: the player begins.
    func openBarrier() {
        guard let ends = self.barrier else { return }
        self.barrier = nil
        var byte = UInt8(0)
        _ = unsafe write(ends.writing, &byte, 1)
        close(ends.writing)
        // The reading end stays: the script opens it at its own pace, and finds the byte.
    }
}
