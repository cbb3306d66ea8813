import Dispatch

extension DispatchQueue {
    /// For signals and keys: Dispatch's shared queues have threads that are looked after once a second from their first use
    /// on, a queue of one's own has not.
    static let quiet = DispatchQueue(label: "trakt-mpv")
}
