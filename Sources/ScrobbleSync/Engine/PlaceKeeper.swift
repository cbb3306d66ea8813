internal import Foundation
internal import Logbook
internal import Logging
internal import Playback
internal import TraktAPI

/// Puts places back that a start has wiped at Trakt and that nothing has taken the place of: after a look too short to mean
/// anything, after a viewing that is something else or is given up.
///
/// Never over a newer word. Lives in the engine's isolation.
struct PlaceKeeper<C: Clock<Duration>> {
    let outbox: Outbox
    let wire: TraktWire<C>
    let newest: NewestWord<C>
    let logger: Logger

    private var owed: ReceiverQueue { self.outbox.owed(to: .trakt) }

    /// Puts back what can be.
    ///
    /// - Parameters:
    ///   - asker: Whose turn it is.
    ///   - isPatient: Whether waits after failures are kept.
    /// - Returns: Why nothing more can be sent; nil when it can.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func putBack(for asker: GateState.Asker, isPatient: Bool) async throws -> Obstacle? {
        for memory in try self.owed.wipedPlaces(dueAt: isPatient ? self.wire.now().date : nil) {
            try Task.checkCancellation()
            switch try self.fate(of: memory) {
            case .open: continue
            case .over: try self.settle(memory)
            case .owed(let progress):
                if let obstacle = try await self.putBack(memory, at: progress, asker) { return obstacle }
            }
        }
        return nil
    }

    // MARK: - What is known here

    private enum Fate {
        /// It is not decided yet.
        case open
        /// There is nothing to put back.
        case over
        /// It is to be put back, at this percent.
        case owed(Double)
    }

    private func fate(of memory: PlaceMemory) throws -> Fate {
        guard let wiped = memory.wiped, let entry = try self.outbox.entry(memory.viewing) else { return .over }
        guard self.wire.now().date.timeIntervalSince(entry.viewing.endedAt) < PlaceTelling.oldest else { return .over }
        // Whoever plays it now takes it over, or has something newer to say.
        if try self.owed.isPlayed(memory.itemKey) { return .open }
        let before = try self.owed.placeBefore(
            memory.viewing,
            memory.itemKey,
            memory,
            at: entry.delivery.watchedAt,
            offset: self.wire.client.serverClock.offset
        )
        let isLook = entry.viewing.isLook(beside: before, since: memory.playedBefore)
        if !isLook, entry.delivery.itemKey.map({ $0 == memory.itemKey }) ?? entry.delivery.state.isWaiting {
            switch entry.delivery.state {
            case .delivered: return .over
            case .dropped: break
            case .watching, .finished, .sending, .unsure, .parked: return .open
            }
        }
        return try self.fate(of: memory, wiped)
    }

    /// Asks what else was watched of it here since the place was left, without the looks.
    private func fate(of memory: PlaceMemory, _ wiped: KnownPlace) throws -> Fate {
        let offset = self.wire.client.serverClock.offset
        let newer = try self.owed.viewings(of: memory.itemKey, besides: memory.viewing, after: wiped.pausedAt - offset)
            .first { !$0.viewing.isLook() }
        guard let newer else { return .owed(min(wiped.progress, ScrobblePolicy.highestPlace)) }
        let isLater = newer.delivery.watchedAt > memory.wipedAt - offset
        switch newer.delivery.kind {
        case .play: return isLater ? .over : .owed(min(wiped.progress, ScrobblePolicy.highestPlace))
        // It is told by itself.
        case .place where isLater || newer.delivery.state != .delivered: return .over
        // It was told between the question and the start that wiped it.
        case .place: return .owed(min(newer.viewing.progress, ScrobblePolicy.highestPlace))
        }
    }

    // MARK: - Trakt

    private func putBack(_ memory: PlaceMemory, at progress: Double, _ asker: GateState.Asker) async throws -> Obstacle?
    {
        switch try await self.isWanted(memory, progress) {
        case .answer(true): break
        case .answer(false):
            try self.settle(memory, isPutBack: true)
            return nil
        case .failure(let error): return try self.take(error, memory)
        case .closed(let obstacle): return obstacle
        case .withdrawn: return nil
        }
        let reply = try await self.wire.write(asker) {
            try !self.owed.isPlayed(memory.itemKey)
        } _: { token throws(TraktError) in
            // A stop, not a pause: nothing is on any more.
            try await self.wire.client.about(viewing: memory.viewing)
                .scrobble(.stop, memory.item, progress: progress, token: token)
        }
        switch reply {
        case .answer:
            self.logger.info(
                "A place was put back after a look",
                metadata: ["viewing": "\(memory.viewing)", "item": "\(memory.itemKey)", "progress": "\(progress)"]
            )
            try self.settle(memory, isPutBack: true)
            return nil
        case .failure(let error): return try self.take(error, memory)
        case .closed(let obstacle): return obstacle
        case .withdrawn: return nil
        }
    }

    /// Whether it is not there, and Trakt has heard of nothing newer.
    private func isWanted(_ memory: PlaceMemory, _ progress: Double) async throws -> Reply<Bool> {
        let place = try await self.newest.placeAtTrakt(of: memory.item)
        guard case .answer(let found) = place else { return place.map { _ in false } }
        if let found {
            let isOwn = memory.told?.isEchoed(by: found) ?? false
            if !isOwn || found.isAt(progress) { return .answer(false) }
        }
        return try await self.newest.hasPlay(of: memory.item, since: memory.wipedAt).map { !$0 }
    }

    private func settle(_ memory: PlaceMemory, isPutBack: Bool = false) throws {
        var memory = memory
        memory.settledAt = self.wire.serverTime(self.wire.now().date)
        memory.isPutBack = isPutBack
        try self.owed.update(memory)
    }

    private func take(_ error: TraktError, _ memory: PlaceMemory) throws -> Obstacle? {
        switch Delivery.Answer(error, to: .question) {
        case .refused:
            try self.settle(memory)
            return nil
        case .notDone, .notReached: return try self.wire.obstacle(after: error)
        case .mayBeDone, .done, .nothingDone:
            var memory = memory
            memory.attempts += 1
            memory.nextAttemptAt = self.wire.now().date + backoff(afterFailures: memory.attempts) / .seconds(1)
            try self.owed.update(memory)
            return try self.wire.obstacle(for: .backlog)
        }
    }
}
