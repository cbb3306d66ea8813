import Foundation
import Synchronization

/// What is printed on stdout, and whether it got there: a disk may be full, and whoever reads may have left.
package struct Printed: Sendable {
    /// Why what is printed gets nowhere.
    package enum Trouble: Error, Hashable, CustomStringConvertible {
        /// Nobody reads any more, as `head` after its last line: no error, but nothing more is to be said.
        case closed
        case failed(Int32)

        package var description: String {
            switch self {
            case .closed: "Nobody reads what is printed any more."
            case .failed(let code): "The output could not be written: \(unsafe String(cString: strerror(code)))."
            }
        }
    }

    /// The exit code of a command whose output was lost: `EX_IOERR` of `sysexits.h`.
    package static let exitCode: Int32 = 74

    /// A stream of our own, for its buffer is to be written out, and looked at, before the process ends.
    nonisolated(unsafe) private static let stream = unsafe fdopen(STDOUT_FILENO, "w")
    private static let failure = Mutex<Int32>(0)

    static let stdout = Self()
    /// Where it goes: by this its end can be waited for.
    static let descriptor = STDOUT_FILENO

    private init() {}

    /// Has the end of a pipe told as an error of writing, not as a signal that ends the process; and has no file opened in the
    /// place of a stream that is closed.
    package static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // The wrong way round: who reads or writes there is told.
            _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    func write(_ text: String) { self.write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) {
        guard Self.failure.withLock({ $0 }) == 0 else { return }
        guard let stream = unsafe Self.stream else { return Self.note(EBADF) }
        if unsafe fwrite(bytes, 1, bytes.count, stream) < bytes.count { Self.note(errno) }
    }

    private static func note(_ code: Int32) { self.failure.withLock { if $0 == 0 { $0 = code == 0 ? EIO : code } } }

    /// Tells whether what was printed has got nowhere, as far as that is known: the rest of a long listing need not be made.
    static func check() throws { if let trouble = self.trouble { throw trouble } }

    private static var trouble: Trouble? {
        switch self.failure.withLock({ $0 }) {
        case 0: nil
        case EPIPE: .closed
        case let code: .failed(code)
        }
    }

    /// Writes out what was printed.
    ///
    /// - Returns: Why it, or something before it, got nowhere; nil where all did.
    package static func finish() -> Trouble? {
        if let stream = unsafe self.stream, unsafe fflush(stream) != 0 { self.note(errno) }
        // Somebody else has written it out.
        if let stream = unsafe self.stream, unsafe ferror(stream) != 0 { self.note(EIO) }
        return self.trouble
    }
}
