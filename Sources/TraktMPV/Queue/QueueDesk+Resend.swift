import Foundation
import ScrobbleSync

/// What Trakt has lost is added again from the local log of what was delivered.
extension QueueDesk {
    /// Looks which delivered plays are no longer in Trakt's history; nothing is sent or changed.
    ///
    /// - Parameter choice: Which plays.
    /// - Returns: What is missing.
    /// - Throws: `QueueMistake` for a viewing that was not delivered as a play, and what the store throws.
    package func missing(_ choice: ResendChoice) async throws -> MissingReport {
        let all = try self.plays(choice)
        let account = self.environment.connectedAccount
        // Another account never had what was watched under this one.
        let own = all.filter { $0.viewing.account == nil || account == nil || $0.viewing.account == account }
        let found = try await self.environment.withTrakt { trakt in
            try await trakt?.engine(self.outbox).missing(of: own)
        }
        return MissingReport(
            checked: own.count,
            foreign: all.count - own.count,
            obstacle: found == nil ? self.environment.reasonForSilence : found?.obstacle,
            missing: found?.plays ?? []
        )
    }

    /// Says what was found, where nothing is to be done about it.
    package func leave(_ report: MissingReport) -> ResendReport {
        ResendReport(
            checked: report.checked,
            missing: report.missing.map(QueueLine.init),
            added: 0,
            waiting: 0,
            foreign: report.foreign,
            obstacle: report.obstacle
        )
    }

    /// Adds what is missing again, each play with its own time.
    ///
    /// - Parameter report: What is missing; the user has agreed to it.
    /// - Returns: What became of it; what could not be sent now waits like all else.
    /// - Throws: What the store throws.
    package func resend(_ report: MissingReport) async throws -> ResendReport {
        var result = self.leave(report)
        guard !report.isEmpty else { return result }
        result.obstacle = try await self.environment.withTrakt { trakt in
            guard let trakt else { return self.environment.reasonForSilence }
            return try await trakt.engine(self.outbox).resend(report.missing).obstacle
        }
        let entries = try report.missing.map { try self.outbox.entry($0.id) ?? $0 }
        result.missing = entries.map(QueueLine.init)
        result.added = entries.count { $0.delivery.state == .delivered }
        result.waiting = entries.count { $0.delivery.state.isWaiting }
        return result
    }

    private func plays(_ choice: ResendChoice) throws -> [OutboxEntry] {
        switch choice {
        case .viewing(let id):
            let entry = try self.find(id)
            guard entry.delivery.state == .delivered, entry.delivery.kind == .play else {
                throw QueueMistake.nothingToResend(
                    "\(ViewingTitle(entry))",
                    entry.delivery.state,
                    entry.delivery.kind
                )
            }
            return [entry]
        case .since(let date):
            var plays: [OutboxEntry] = []
            while true {
                let page = try self.outbox.deliveredPlays(since: date, after: plays.last.map(Outbox.Position.init))
                if page.isEmpty { return plays }
                plays += page
            }
        }
    }
}
