import Foundation
import TestSupport

/// An X server of the test's own.
final class Display {
    let name: String
    private let process = Process()

    init() throws {
        let pipe = Pipe()
        self.process.executableURL = URL(filePath: "/usr/bin/env")
        // It chooses a number that is free, and tells it when it takes clients.
        self.process.arguments = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24"]
        self.process.standardOutput = pipe
        self.process.standardError = FileHandle.nullDevice
        try self.process.run()
        let number = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        self.name = ":\(number.trimmingCharacters(in: .whitespacesAndNewlines))"
    }

    deinit { self.process.kill() }

    /// Presses a key where the pointer is; without a window manager it is the window under it that gets the key.
    func press(_ key: String) throws {
        let words = ["xdotool", "mousemove", "300", "250", "key", key]
        _ = try Command.run("/usr/bin/env", words, environment: ["DISPLAY": self.name])
    }
}
