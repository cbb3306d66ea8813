import Foundation
import Storage

/// Has this process become a player.
package enum PlayHandover {
    /// Plays a file as `trakt-mpv play` does; comes back only where that could not be started.
    ///
    /// - Parameters:
    ///   - path: Whole.
    ///   - logLevel: As it was given to this process; nil for the usual one.
    /// - Returns: Why it could not, by the system's number.
    package static func play(_ path: String, logLevel: LogLevel?) -> Int32 {
        let words = ["trakt-mpv", "play"] + (logLevel.map { ["--log-level=\($0.rawValue)"] } ?? []) + ["--", path]
        // What this process has set for itself alone.
        signal(SIGPIPE, SIG_DFL)
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe ByteText.duplicate($0) }
        defer { unsafe arguments.forEach { unsafe $0?.deallocate() } }
        unsafe arguments.append(nil)
        unsafe execv("/proc/self/exe", &arguments)
        return errno
    }
}
