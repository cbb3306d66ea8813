/// What `login --json` prints at the end.
package struct LoginReport: Encodable, Hashable, Sendable {
    /// connected, denied, later or failed.
    package var event: String
    package var account: String?
    package var reason: String?

    package init(_ outcome: ActivationFlow.Outcome) {
        switch outcome {
        case .connected(let name):
            self.event = "connected"
            self.account = name
        case .denied: self.event = "denied"
        case .later, .quit: self.event = "later"
        case .failed(let reason):
            self.event = "failed"
            self.reason = reason
        }
    }
}

/// What `logout` did.
package struct LogoutReport: Encodable, Hashable, Sendable {
    package var wasConnected: Bool
    /// Viewings that stay queued until the next login.
    package var waiting: Int
}
