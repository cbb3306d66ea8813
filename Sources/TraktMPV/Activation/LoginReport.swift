import ScrobbleSync

/// What `login` came to; `login --json` prints it at the end.
package struct LoginReport: Hashable, Report {
    package enum Event: String, Encodable, Sendable {
        case connected, denied, later, failed
    }

    package var event: Event
    package var account: String?
    package var reason: String?

    package init(_ outcome: ActivationFlow.Outcome) {
        switch outcome {
        case .connected(let name):
            self.event = .connected
            self.account = name
        case .denied: self.event = .denied
        case .later, .quit, .interrupted: self.event = .later
        case .failed(let reason):
            self.event = .failed
            self.reason = reason
        }
    }

    package var lines: [String] { self.account.map { ["Connected as \($0.asSentence)", AppPermissions.after] } ?? [] }

    package var trouble: String? {
        switch self.event {
        case .connected: nil
        case .denied: "Denied on Trakt's page. Run `trakt-mpv login` to try again."
        case .later: "Nothing was changed."
        case .failed: self.reason
        }
    }

    package var isFailure: Bool { self.event == .denied || self.event == .failed }
}
