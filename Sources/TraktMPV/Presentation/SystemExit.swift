import ScrobbleSync
import TraktAPI

/// What a command ends with by `sysexits.h`, where that says more than 1.
package struct SystemExit: Hashable, Sendable {
    package let code: Int32

    /// `EX_USAGE`.
    private static let usage: Int32 = 64
    /// `EX_UNAVAILABLE`: a service does not do it.
    private static let unavailable: Int32 = 69
    /// `EX_OSERR`.
    private static let system: Int32 = 71
    /// `EX_TEMPFAIL`: worth another try.
    private static let later: Int32 = 75
    /// `EX_NOPERM`: a login is missing, or is not enough.
    private static let notAllowed: Int32 = 77
    /// `EX_CONFIG`.
    private static let config: Int32 = 78

    /// nil where there is nothing more to say.
    package init?(_ error: any Error) {
        switch error {
        case SetupMistake.nobodyToAsk: self.code = Self.usage
        case ConfigMistake.disk: self.code = Printed.exitCode
        case is ConfigMistake: self.code = Self.config
        case is StorageTrouble: self.code = Printed.exitCode
        case let error as TraktError: self.code = Self.code(for: error)
        case NextMistake.noLibrary: self.code = Self.config
        case NextMistake.notPlayed: self.code = Self.system
        case QueueMistake.nobodyConnected: self.code = Self.notAllowed
        default: return nil
        }
    }

    private static func code(for error: TraktError) -> Int32 {
        switch error {
        case .unauthorized, .forbidden, .accountLocked, .accountLimit, .upgradeRequired: self.notAllowed
        case .rateLimited, .serverUnavailable, .unreachable: self.later
        case .badRequest, .notFound, .methodNotAllowed, .alreadyScrobbled, .preconditionFailed, .unprocessable,
            .unexpectedResponse:
            self.unavailable
        }
    }
}
