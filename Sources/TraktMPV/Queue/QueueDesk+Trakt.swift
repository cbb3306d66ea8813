import Logbook
import ScrobbleSync

extension QueueDesk {
    /// How many viewings wait to be told.
    ///
    /// - Throws: What the store throws.
    package var waitingCount: Int { get throws { try self.outbox.waitingCount() } }

    /// Sends what waits, for as long as it takes or until the task is cancelled.
    ///
    /// - Parameters:
    ///   - all: Whether a very long queue may go out at once.
    ///   - onStep: Called for each viewing that is settled.
    /// - Returns: What happened.
    /// - Throws: `DatabaseError` when the store fails.
    package func sync(all: Bool, onStep: @escaping @Sendable (SyncStep) -> Void) async throws -> SyncReport {
        try await self.environment.withTrakt { trakt in
            guard let trakt else {
                self.settleAbandoned()
                let waiting = try self.outbox.waitingCount()
                let reason = self.environment.reasonForSilence
                return try self.summed(SyncReport(delivered: 0, parked: 0, waiting: waiting, obstacle: reason))
            }
            await trakt.settleRevocations()
            let engine = trakt.engine(self.outbox) { event in
                if let step = SyncStep(event, entry: self.entry) { onStep(step) }
                if let sentence = event.clockSentence { self.environment.tellOnce(sentence) }
            }
            let report = try await engine.drain(isPatient: false, all: all)
            // What `status` says of the account is no older than a day where somebody syncs.
            if report.obstacle == nil, self.environment.isConnected, self.environment.account.isOld,
                let account = await engine.account()
            {
                self.environment.account.save(account)
            }
            return try self.summed(
                SyncReport(
                    delivered: report.delivered - report.places,
                    places: report.places,
                    parked: report.parked,
                    waiting: report.waiting,
                    obstacle: report.obstacle
                )
            )
        }
    }

    /// With what was left to the user before, and what waits beside viewings.
    private func summed(_ report: SyncReport) throws -> SyncReport {
        let (viewings, ratings) = (try self.outbox.counts(), try self.outbox.ratings.ratingCounts())
        var report = report
        report.forUser = (viewings[.parked] ?? 0) + (ratings[.parked] ?? 0)
        report.ratings = ratings[.finished] ?? 0
        return report
    }

    /// Sends what is due, for a timer: without login or network everything stays as it is, and the next one tries again.
    ///
    /// - Throws: What the store throws.
    package func syncInBackground() async throws {
        guard self.environment.isConnected || !self.environment.revocations.isEmpty else { return }
        try await self.environment.withTrakt { trakt in
            guard let trakt else { return }
            await trakt.settleRevocations()
            _ = try await trakt.engine(self.outbox).drain()
            // The timer's service ends with us, and all that we have started.
            HookRunner(in: self.environment).finish()
        }
    }

    private func entry(_ viewing: String) -> OutboxEntry? {
        let known = self.environment.logger.attempt("A viewing could not be read") { try self.outbox.entry(viewing) }
        return known.flatMap(\.self)
    }

    /// Removes the play of a viewing from Trakt's history: that one, and no other of the same film or episode.
    ///
    /// - Parameter id: The viewing's id, or its beginning; nil for the play that was watched last, which stays where another
    ///   app has told it.
    /// - Returns: What came of it: what could not be done at once is stored with the viewing.
    /// - Throws: `QueueMistake`, and what the store throws.
    package func undo(_ id: String?) async throws -> UndoReport {
        self.settleAbandoned()
        if let number = try id.flatMap(self.foreignNumber) { return try await self.undo(number) }
        guard let entry = try id.map(self.findPlay) ?? self.outbox.lastPlay() else { throw QueueMistake.nothingToUndo }
        guard entry.isDeliveryReadable else { throw QueueMistake.unreadable(entry.id) }
        let undone = try await self.environment.withTrakt { trakt in
            guard let trakt else { return try self.noteUndo(of: entry, isNamed: id != nil) }
            return try await trakt.engine(self.outbox).undo(entry, isNamed: id != nil)
        }
        return UndoReport(entry, undone)
    }

    /// A viewing by its id, or by Trakt's number of its play.
    private func findPlay(_ id: String) throws -> OutboxEntry {
        if let number = Int64(id), let own = try WatchedPlays(in: self.outbox).play(number: number) { return own }
        return try self.find(id)
    }

    /// What is a number of Trakt's, and stands for nothing here; nil for all else.
    private func foreignNumber(_ id: String) throws -> Int64? {
        guard let number = Int64(id), number > 0, id.allSatisfy(\.isASCII) else { return nil }
        let isKnown = try WatchedPlays(in: self.outbox).play(number: number) != nil || !self.outbox.find(id).isEmpty
        return isKnown ? nil : number
    }

    /// Removes a play that was not told from here.
    private func undo(_ number: Int64) async throws -> UndoReport {
        try await self.environment.withTrakt { trakt in
            guard let trakt else { return UndoReport(number, false, obstacle: self.environment.reasonForSilence) }
            let (isRemoved, obstacle) = try await trakt.engine(self.outbox).removePlay(number)
            return UndoReport(number, isRemoved, obstacle: obstacle)
        }
    }

    /// Without a way to Trakt the wish is stored all the same.
    private func noteUndo(of entry: OutboxEntry, isNamed: Bool) throws -> Undone {
        if entry.delivery.state == .delivered, let app = entry.delivery.otherApp, !isNamed {
            return .stays(toldBy: app)
        }
        guard entry.delivery.kind == .play, let wished = try self.outbox.takeBack(entry.delivery) else {
            return .nothingThere
        }
        let wasAtTrakt = [.delivered, .unsure].contains(entry.delivery.state) || wished.state == .unsure
        return wasAtTrakt ? .stored(because: self.environment.reasonForSilence) : .neverTold
    }
}
