import Foundation

/// What the memory of a process holds must not end up on the disk: tokens are in it.
package enum CoreDumps {
    /// Has this process leave none, by the limit: a player is left as it is, for its graphics drivers look into themselves.
    package static func forbid() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        // Less is always allowed.
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }
}
