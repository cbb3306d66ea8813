package import Foundation
package import Logging
internal import Storage
internal import Synchronization

/// The log on disk: one line per entry, of limited size, written by as many processes as there are.
///
/// The file is opened at the first entry. When it has grown to the limit it becomes `.1`, what was `.1` becomes `.2`, and
/// what was the oldest is gone. Nobody waits for anybody: a line is one write to the end of the file, and who finds another
/// process at moving the files writes on. What cannot be written is lost, for the log is no reason to fail.
package final class LogFile: Sendable {
    private struct State {
        /// -1 while it is closed.
        var descriptor: CInt = -1
        /// Whether this process has written something.
        var hasBegun = false
    }

    private let folder: String
    private let preface: String?
    private let limit: off_t
    private let now: @Sendable () -> Date
    private let echo: (@Sendable (String) -> Void)?
    private let state = Mutex(State())
    private let process = getpid()

    private static let oldFiles = 2
    /// Bytes of a line; what is beyond is cut.
    private static let longestLine = 4000

    private var path: String { "\(self.folder)/trakt-mpv.log" }

    /// - Parameters:
    ///   - folder: Where the files are; made with mode 0700 at the first entry.
    ///   - preface: What a process says before its first entry, in one line; nil for nothing.
    ///   - limit: Bytes after which the file is moved away; in all there are three times as many.
    ///   - now: The time.
    ///   - echo: Told of each entry, too: its level and what it says; nil for nobody.
    package init(
        folder: String,
        preface: String? = nil,
        limit: Int = 1 << 20,
        now: @escaping @Sendable () -> Date = { Date() },
        echo: (@Sendable (String) -> Void)? = nil
    ) {
        self.folder = folder
        self.preface = preface
        self.limit = off_t(limit)
        self.now = now
        self.echo = echo
    }

    deinit { self.state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } } }

    /// A logger that writes here.
    ///
    /// - Parameter level: From which on entries are written; with `debug` and `trace` also what is personal.
    /// - Returns: The logger.
    package func logger(_ level: Logger.Level) -> Logger {
        Logger(label: "trakt-mpv") { _ in LogFileHandler(file: self, logLevel: level) }
    }

    /// Writes an entry.
    ///
    /// - Parameters:
    ///   - level: How much it matters.
    ///   - words: What it says, in one line.
    func append(_ level: Logger.Level, _ words: String) {
        self.echo?("\(level.rawValue): \(words)")
        let line = self.line(level, words)
        self.state.withLock { state in
            self.follow(&state)
            guard state.descriptor >= 0 else { return }
            let first = state.hasBegun ? [] : self.preface.map { self.line(.info, $0) } ?? []
            state.hasBegun = true
            _ = unsafe write(state.descriptor, first + line, first.count + line.count)
            var status = stat()
            if unsafe fstat(state.descriptor, &status) == 0, status.st_size >= self.limit { self.moveOn(&state) }
        }
    }

    private func line(_ level: Logger.Level, _ words: String) -> [UInt8] {
        let time = self.now().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        return Array("\(time) \(level.rawValue) \(self.process) \(words)".utf8.prefix(Self.longestLine)) + [10]
    }

    /// Opens the file where it is not open, or is no longer the one of this name: another process has moved it away.
    private func follow(_ state: inout State) {
        if state.descriptor >= 0 {
            var (own, named) = (stat(), stat())
            if unsafe fstat(state.descriptor, &own) == 0, unsafe lstat(self.path, &named) == 0,
                own.st_ino == named.st_ino, own.st_dev == named.st_dev
            {
                return
            }
            close(state.descriptor)
            state.descriptor = -1
        }
        do {
            try PrivateFolder.make(self.folder)
            state.descriptor = try PrivateFile.open(self.path, appends: true)
        } catch {
            // There is no log then; the next entry tries again.
        }
    }

    private func moveOn(_ state: inout State) {
        guard let lock = FileLock(taking: "\(self.folder)/rotation.lock") else { return }
        defer { withExtendedLifetime(lock) {} }
        // Somebody may have moved it since we looked, and the new one is not full.
        var status = stat()
        guard unsafe lstat(self.path, &status) == 0, status.st_size >= self.limit else { return }
        for number in stride(from: Self.oldFiles, to: 1, by: -1) {
            unsafe rename("\(self.path).\(number - 1)", "\(self.path).\(number)")
        }
        unsafe rename(self.path, "\(self.path).1")
        close(state.descriptor)
        state.descriptor = -1
    }
}
