import Foundation
import Logbook
import Logging
import ScrobbleSync
import TaskRuntime
import TraktAPI

/// What `logout` did.
package struct LogoutReport: Report, Hashable {
    package var wasConnected: Bool
    /// Whether Trakt knows that the login is over; nil where nobody was logged in.
    package var isRevoked: Bool?
    /// Why it does not, in one sentence.
    package var obstacle: String?
    /// Viewings that stay queued until the next login.
    package var waiting: Int

    package var lines: [String] {
        let page = "Connected apps: \(TraktPages.connectedApps)"
        guard self.wasConnected else { return ["Nobody was logged in.", page] }
        let left = self.waiting
        return [left == 0 ? "Logged out." : "Logged out. \(left) viewings stay queued until the next login.", page]
    }

    package var trouble: String? {
        self.obstacle.map {
            "Trakt could not be told that the login is over: \($0.asSentence) The next `trakt-mpv sync`, `login`, `logout` or film tells it; "
                + "until then you can end it on Trakt's page of connected apps."
        }
    }
}

extension LogoutReport {
    /// Forgets the login and revokes it at Trakt.
    ///
    /// - Parameter environment: Where somebody may be connected.
    /// - Returns: Whether there was a login, whether Trakt knows that it is over, and what stays queued.
    /// - Throws: `LogoutMistake` when the login could not be forgotten; `DatabaseError` when the store fails.
    package static func logOut(in environment: Environment) async throws -> Self {
        let revocations = environment.revocations
        let wasConnected: Bool
        do {
            wasConnected = try await environment.tokens.forget(EventLoopClock()) { token in
                // On disk before it is forgotten; then deleted here in any case, also when Trakt does not answer.
                try revocations.add(token, at: Date())
            }
        } catch {
            throw LogoutMistake(error)
        }
        environment.account.remove()
        environment.watched.remove()
        if wasConnected { environment.logger.info("The login was forgotten") }
        let obstacle = revocations.isEmpty ? nil : await Self.revoke(in: environment)
        return Self(
            wasConnected: wasConnected,
            isRevoked: wasConnected ? obstacle == nil : nil,
            obstacle: obstacle,
            waiting: try environment.outbox().waitingCount()
        )
    }

    private static func revoke(in environment: Environment) async -> String? {
        await environment.withTrakt { trakt in
            guard let trakt else { return environment.reasonForSilence }
            return await trakt.settleRevocations()?.description
        }
    }
}

/// Why nobody was logged out.
package struct LogoutMistake: Error, Hashable, CustomStringConvertible {
    package let description: String

    init(_ error: any Error) {
        self.description =
            "You are still logged in: that Trakt is to be told could not be stored: \(error.localizedDescription)"
    }
}
