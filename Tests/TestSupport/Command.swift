package import Foundation

/// A program run to its end, its output taken.
package enum Command {
    package struct Outcome: Sendable {
        /// The exit status, or minus the signal that ended it.
        package var status: Int32
        package var output: String
        package var errors: String
    }

    /// - Parameters:
    ///   - program: A path, or a name to be looked up.
    ///   - arguments: Its arguments.
    ///   - environment: Nothing else of the test's own is handed on but the way to find programs.
    ///   - directory: Where it runs.
    /// - Returns: How it ended.
    /// - Throws: When it cannot be started.
    package static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        in directory: URL? = nil
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: program.hasPrefix("/") ? program : "/usr/bin/env")
        process.arguments = (program.hasPrefix("/") ? [] : [program]) + arguments
        process.environment = Self.inherited.merging(environment, uniquingKeysWith: { $1 })
        process.currentDirectoryURL = directory
        process.standardInput = FileHandle.nullDevice
        let (output, errors) = (try Scratch(), try Scratch())
        process.standardOutput = output.handle
        process.standardError = errors.handle
        try process.run()
        process.waitForEnd()
        let isSignal = process.terminationReason == .uncaughtSignal
        return Outcome(
            status: isSignal ? -process.terminationStatus : process.terminationStatus,
            output: try output.text(),
            errors: try errors.text()
        )
    }

    /// What a program needs to be found and to find its libraries.
    package static let inherited: [String: String] = {
        let own = ProcessInfo.processInfo.environment
        return own.filter { ["PATH", "LD_LIBRARY_PATH", "TMPDIR", "LANG", "LC_ALL"].contains($0.key) }
    }()

    /// A file instead of a pipe: whoever writes much is not held up, and its children may outlive it.
    private struct Scratch {
        let handle: FileHandle

        init() throws {
            let url = FileManager.default.temporaryDirectory.appending(path: "trakt-mpv-test-\(UUID().uuidString)")
            try Data().write(to: url)
            self.handle = try FileHandle(forUpdating: url)
            try FileManager.default.removeItem(at: url)
        }

        func text() throws -> String {
            try self.handle.seek(toOffset: 0)
            return String(decoding: try self.handle.readToEnd() ?? Data(), as: UTF8.self)
        }
    }
}

extension Process {
    /// Ends it for certain: a program that is started on a thread of the network inherits that no signal reaches it.
    package func kill() {
        if self.isRunning { _ = Glibc.kill(self.processIdentifier, SIGKILL) }
    }
}
