internal import Foundation
internal import GRDB
internal import Storage

/// What holds requests back for the time being, for all processes: only looked at.
package enum GateExamination: Hashable, Sendable {
    /// Nothing.
    case open
    /// Trakt has asked to wait: seconds that are left.
    case askedToWait(Int)
    /// Failures in a row; seconds to the next try.
    case trouble(failures: Int, seconds: Int)
    /// Trakt has refused what only the user can mend: its reason, in one sentence.
    case refused(String)

    /// - Parameters:
    ///   - directory: The state directory.
    ///   - token: The access token that is used now: what another one was refused says nothing about it.
    ///   - now: The time.
    package init(directory: String, token: String?, at now: Timestamp = .now()) {
        self = .open
        let path = "\(directory)/gate.sqlite"
        guard unsafe access(path, F_OK) == 0 else { return }
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        // What cannot be read is made anew by the next request, and holds nothing back.
        guard let database = try? DatabaseQueue(path: path, configuration: configuration),
            var state = try? database.read(DeliveryGate.load)
        else { return }
        let login = token.map { String(FNV.hash32($0.utf8), radix: 16) }
        guard case .closed(let seconds, let hindrance) = state.ask(.backlog, at: now, login: login) else { return }
        switch hindrance {
        case .askedToWait: self = .askedToWait(Int(seconds.rounded(.up)))
        case .trouble: self = .trouble(failures: state.failures, seconds: Int(seconds.rounded(.up)))
        case .parked(let reason): self = .refused(reason)
        }
    }
}
