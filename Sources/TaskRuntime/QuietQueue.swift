package import Dispatch

extension DispatchQueue {
    /// For what only Dispatch can tell: signals, keys, the end of a library's work.
    ///
    /// Dispatch's shared queues have threads that are looked after once a second from their first use on, a queue of one's
    /// own has not. What runs here must be short: it is one thread for all.
    package static let quiet = DispatchQueue(label: "trakt-mpv")
}
