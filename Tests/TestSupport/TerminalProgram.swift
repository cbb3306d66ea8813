import Foundation

/// A program in a terminal of its own, made by `script`: it sees a terminal, the test reads what it writes.
package final class TerminalProgram {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    /// All that it has written so far, escapes included.
    package private(set) var text = ""

    /// - Parameters:
    ///   - command: A shell command.
    ///   - environment: Beside what programs need to be found.
    /// - Throws: When it cannot be started.
    package init(_ command: String, environment: [String: String]) throws {
        self.process.executableURL = URL(filePath: "/usr/bin/env")
        self.process.arguments = ["script", "-qfec", "stty columns 100 rows 40; \(command)", "/dev/null"]
        self.process.environment = Command.inherited.merging(environment, uniquingKeysWith: { $1 })
            .merging(["TERM": "xterm", "LANG": "C.UTF-8"], uniquingKeysWith: { own, _ in own })
        self.process.standardInput = self.input
        self.process.standardOutput = self.output
        self.process.standardError = self.output
        try self.process.run()
        // What hangs is ended, and the test fails on what is missing.
        let process = self.process
        DispatchQueue.global().asyncAfter(deadline: .now() + 120) { if process.isRunning { process.kill() } }
    }

    deinit { if self.process.isRunning { self.process.kill() } }

    package var identifier: Int32 { self.process.processIdentifier }

    package func type(_ keys: String) throws { try self.input.fileHandleForWriting.write(contentsOf: Data(keys.utf8)) }

    /// Reads on until a condition holds.
    ///
    /// - Parameter find: Looks at all that was written.
    /// - Returns: What it found, or nil when the program has ended before.
    package func read<Value>(until find: (String) -> Value?) -> Value? {
        while true {
            if let value = find(self.text) { return value }
            let data = self.output.fileHandleForReading.availableData
            if data.isEmpty { return nil }
            self.text += String(decoding: data, as: UTF8.self)
        }
    }

    /// Reads to the end.
    ///
    /// - Returns: The exit status.
    package func finish() -> Int32 {
        _ = self.read { _ in Never?.none }
        self.process.waitForEnd()
        return self.process.terminationStatus
    }
}
