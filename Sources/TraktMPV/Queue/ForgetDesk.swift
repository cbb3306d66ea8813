package import Foundation
import Logbook
import MediaIdentification
import ScrobbleSync

/// Erases what was watched from this machine.
///
/// What is at Trakt stays there; what the user has said about files, and the rules of the config, hold on.
package struct ForgetDesk: Sendable {
    /// What is meant, and what that means.
    package struct Choice: Sendable {
        let meant: LocalHistory.Forgettable
        let entries: [OutboxEntry]
        /// Of them, those that Trakt has not got and gets no more.
        let undelivered: [OutboxEntry]
        /// Left alone, for a player writes them.
        let playing: Int

        /// What the user is asked before something is lost; nil where nothing is.
        package var question: String? {
            let count = self.undelivered.count
            guard count > 0 else { return nil }
            guard count > 1 else {
                return "1 of \(self.entries.count) has not reached Trakt and is lost. Forget it too?"
            }
            return "\(count) of \(self.entries.count) have not reached Trakt and are lost. Forget them too?"
        }
    }

    private let environment: Environment
    private let outbox: Outbox
    private var history: LocalHistory { LocalHistory(self.outbox) }

    /// - Throws: What the store throws.
    package init(in environment: Environment) throws {
        self.environment = environment
        self.outbox = try environment.outbox()
    }

    // MARK: - Choosing

    package func all() throws -> Choice { try self.choose(.all) }

    /// One viewing, by the beginning of its id.
    package func viewing(_ id: String) throws -> Choice { try self.choose(.viewing(self.find(id))) }

    /// All viewings of the film or episode of one.
    package func item(_ id: String) throws -> Choice { try self.choose(.item(self.find(id))) }

    /// A file, a folder or an address; it need not exist any more.
    package func path(_ path: String) throws -> Choice { try self.choose(.path(path)) }

    package func before(_ date: Date) throws -> Choice { try self.choose(.before(date)) }

    private func find(_ id: String) throws -> String { try QueueDesk(in: self.environment).find(id).id }

    private func choose(_ meant: LocalHistory.Forgettable) throws -> Choice {
        // Those of dead players are nobody's any more.
        try self.outbox.settleAbandoned()
        let found = try self.history.viewings(meant)
        let entries = found.filter { $0.delivery.state != .watching }
        let rated = try self.history.waitingRatings()
        return Choice(
            meant: meant,
            entries: entries,
            undelivered: entries.filter {
                $0.delivery.state.isWaiting || $0.delivery.state == .parked || $0.delivery.wish != nil
                    || rated.contains($0.id)
            },
            playing: found.count - entries.count
        )
    }

    // MARK: - Forgetting

    /// Erases what was chosen, and all that Trakt was asked about it.
    ///
    /// - Parameters:
    ///   - choice: What is meant.
    ///   - losesUndelivered: Whether the user has said yes to what has not reached Trakt.
    /// - Returns: What is forgotten, and what is not.
    /// - Throws: What the store throws; then nothing is forgotten.
    package func forget(_ choice: Choice, losesUndelivered: Bool) throws -> ForgetReport {
        let kept = losesUndelivered ? [] : Set(choice.undelivered.map(\.id))
        let gone = choice.entries.filter { !kept.contains($0.id) }
        try self.history.forget(gone.map(\.id))
        let isAll = choice.meant == .all && kept.isEmpty && choice.playing == 0
        let folders = Set(gone.flatMap { MediaLocation.folders(of: $0.viewing.evidence.path).prefix(1) })
        let isCacheForgotten = self.environment.cache.forget(inFolders: isAll ? nil : Array(folders))
        // It says what was watched, too, and is asked for anew.
        self.environment.watched.remove()
        if isAll { self.removeRest() }
        return ForgetReport(
            forgotten: gone.count,
            undelivered: choice.undelivered.count - kept.count,
            kept: kept.count,
            playing: choice.playing,
            atTrakt: gone.count { $0.delivery.state == .delivered },
            isCacheForgotten: isCacheForgotten,
            leftFiles: self.history.damagedStores.map { DisplayText($0, limit: 4096).description }
        )
    }

    /// With everything go the stores that were damaged, and the log, in which there may be titles.
    private func removeRest() {
        let log = "\(self.environment.paths.stateDirectory)/log"
        for path in self.history.damagedStores + [log] {
            self.environment.logger.attempt("What is to be forgotten could not be removed") {
                guard FileManager.default.fileExists(atPath: path) else { return }
                try FileManager.default.removeItem(atPath: path)
            }
        }
    }
}

/// What `forget` did.
package struct ForgetReport: Hashable, Report {
    package var forgotten: Int
    /// Of them, those that Trakt never got.
    package var undelivered: Int
    /// Not forgotten, for nobody has said yes.
    package var kept: Int
    /// Not forgotten, for they are playing.
    package var playing: Int
    /// Forgotten here, and still in the history at Trakt.
    package var atTrakt: Int
    package var isCacheForgotten: Bool
    /// Damaged stores that were set aside and may still hold them.
    package var leftFiles: [String]

    package var lines: [String] {
        var lines = [self.forgotten == 1 ? "1 viewing forgotten." : "\(self.forgotten) viewings forgotten."]
        if self.kept > 0 {
            lines.append(
                self.kept == 1
                    ? "1 kept: it has not reached Trakt. With --yes it is forgotten too."
                    : "\(self.kept) kept: they have not reached Trakt. With --yes they are forgotten too."
            )
        }
        if self.playing > 0 {
            lines.append("\(self.playing) kept: playing now. The menu's “Keep this file private” erases one.")
        }
        if self.atTrakt > 0 {
            let (stay, them, are) = self.atTrakt == 1 ? ("stays", "it", "it is") : ("stay", "them", "they are")
            lines.append(
                "At Trakt \(self.atTrakt) of them \(stay): remove \(them) on https://trakt.tv/users/me/history, or with "
                    + "`trakt-mpv undo ID` before \(are) forgotten."
            )
        }
        if !self.leftFiles.isEmpty {
            lines.append("Damaged stores may still hold them: \(self.leftFiles.joined(separator: ", "))")
        }
        return lines
    }

    package var trouble: String? {
        self.isCacheForgotten
            ? nil : "What Trakt was asked about it could not be forgotten; delete the folder of the cache."
    }
}
