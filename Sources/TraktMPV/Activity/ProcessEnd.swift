import Foundation

/// The end of a process, to be waited for beside other things.
enum ProcessEnd {
    /// How a process has ended.
    enum Way: Hashable {
        case code(Int32)
        case signal(Int32)
    }

    /// What becomes readable when a process ends; to be closed.
    ///
    /// - Parameter process: One that is there, of whoever.
    /// - Returns: A descriptor; -1 where the system has none.
    static func descriptor(of process: Int32) -> CInt { self.open?(process, 0) ?? -1 }

    /// How a child has ended that is known to have.
    ///
    /// Foundation sees an end only when all have gone that the child has started and left, so the system is asked first.
    static func way(of child: Process) -> Way {
        var status: CInt = 0
        guard unsafe waitpid(child.processIdentifier, &status, WNOHANG) == child.processIdentifier else {
            child.waitUntilExit()
            let code = child.terminationStatus
            return child.terminationReason == .exit ? .code(code) : .signal(code)
        }
        return status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }

    /// `pidfd_open`, which the system has from Linux 5.3 and glibc 2.36 on, and Swift's own headers do not.
    private static let open: (@convention(c) (Int32, UInt32) -> CInt)? =
        unsafe dlsym(nil, "pidfd_open").map {
            unsafe unsafeBitCast($0, to: (@convention(c) (Int32, UInt32) -> CInt).self)
        }
}
