internal import Foundation
internal import Logbook
internal import Logging
internal import TraktAPI

/// Performs what deliveries need, one after the other, and feeds the answers back to them.
///
/// It decides nothing about a delivery: that is `Delivery.receive`. All its functions that may find out that nothing more can
/// be sent return the obstacle; nil means that the queue goes on. Lives in the engine's isolation.
final class DeliveryExecutor<C: Clock<Duration>> {
    let outbox: Outbox
    let wire: TraktWire<C>
    let finder: ItemFinder
    let live: LiveQueue<C.Instant>
    let lookup: PlayLookup<C>
    let newest: NewestWord<C>
    let patience: Patience
    let logger: Logger
    let onEvent: @Sendable (SyncEvent) -> Void
    var report = PassReport()
    private var hasToldClock = false

    init(
        outbox: Outbox,
        wire: TraktWire<C>,
        finder: ItemFinder,
        live: LiveQueue<C.Instant>,
        lookup: PlayLookup<C>,
        newest: NewestWord<C>,
        patience: Patience,
        logger: Logger,
        onEvent: @escaping @Sendable (SyncEvent) -> Void
    ) {
        self.outbox = outbox
        self.wire = wire
        self.finder = finder
        self.live = live
        self.lookup = lookup
        self.newest = newest
        self.patience = patience
        self.logger = logger
        self.onEvent = onEvent
    }

    var now: Date { self.wire.now().date }
    /// What is owed to Trakt.
    var owed: ReceiverQueue { self.outbox.owed(to: .trakt) }

    // MARK: - What follows from an input

    /// Deliveries after an input, and why the queue cannot go on.
    struct Taken {
        /// Those that took it; the others have been changed by somebody else meanwhile.
        var deliveries: [Delivery]
        var obstacle: Obstacle?
    }

    /// Gives deliveries an input, stores what they become and does what follows.
    @discardableResult
    func feed(_ input: Delivery.Input, to deliveries: [Delivery], jitter: Double = 1) throws -> Taken {
        let changes = deliveries.map { Outbox.Change(input, $0) }
        return try self.perform(self.outbox.apply(changes, at: self.now, jitter: jitter))
    }

    private func perform(_ applied: [Outbox.Applied]) throws -> Taken {
        var taken = Taken(deliveries: applied.map(\.delivery), obstacle: nil)
        for change in applied {
            for effect in change.effects {
                if let obstacle = try self.perform(effect, of: change.delivery) { taken.obstacle = obstacle }
            }
        }
        return taken
    }

    private func perform(_ effect: Delivery.Effect, of delivery: Delivery) throws -> Obstacle? {
        switch effect {
        case .announceDelivered:
            self.report.delivered += 1
            if delivery.kind == .place { self.report.places += 1 }
            self.finder.forget(delivery.viewing)
            self.onEvent(.delivered(viewing: delivery.viewing, isPlay: delivery.kind == .play))
        case .announceParked(let reason):
            self.report.parked += 1
            // Whoever was asked what it is knows why it waits.
            guard !self.finder.hasAsked(delivery.viewing, reason) else { return nil }
            self.onEvent(.parked(viewing: delivery.viewing, reason: reason))
        case .announceDropped: self.report.dropped += 1
        // Stored with the state; the next pass removes it.
        case .withdraw: return nil
        // Who hangs up has not learned anything about Trakt.
        case .askGate: return Task.isCancelled ? nil : try self.wire.obstacle(for: .backlog)
        case .rest(let reason, let seconds): return Obstacle(reason, nextTry: seconds)
        }
        return nil
    }

    // MARK: - Before anything is said

    enum Readiness {
        /// In the state `sending`; its item is known.
        case ready(OutboxEntry, ScrobbleItem)
        /// Nothing is to be sent of it now.
        case notNow(Obstacle?)
    }

    /// Takes a viewing, finds out what it is and whether an earlier attempt has arrived.
    func prepare(_ queued: OutboxEntry) async throws -> Readiness {
        self.live.end(queued.id)
        switch try await self.ownership(of: queued.viewing) {
        case .ours: break
        case .another(let reason):
            return .notNow(try self.feed(.unmatched(reason: reason), to: [queued.delivery]).obstacle)
        case .unknown(let obstacle): return .notNow(obstacle)
        }
        // What the user wants of it is about what was sent, whatever it would be taken for by now.
        if queued.delivery.wish != nil, let item = queued.delivery.item { return try await self.lookUp(queued, item) }
        switch try await self.finder.find(queued) {
        case .failed(let error):
            return .notNow(try self.feed(.questionFailed(.init(error, to: .question)), to: [queued.delivery]).obstacle)
        case .excluded:
            return .notNow(try self.feed(.excluded(reason: CorrectionPlan.exclusion), to: [queued.delivery]).obstacle)
        case .unknown(let reason, let isNowhere):
            let input = queued.inputWithoutMatch(reason, isNowhere: isNowhere)
            return .notNow(try self.feed(input, to: [queued.delivery]).obstacle)
        case .known(let entry, let item):
            if let app = entry.delivery.otherApp { return try await OtherAppPlay(self).lookUp(entry, item, app) }
            let isIdlePlace = entry.delivery.kind == .place && entry.delivery.state == .finished
            if isIdlePlace, self.finder.kinds.telling(of: item) != .all {
                return .notNow(try self.feed(.superseded(reason: KindSwitches.noPlaces), to: [entry.delivery]).obstacle)
            }
            let isToBeLookedUp = entry.delivery.state == .unsure && entry.delivery.kind == .play
            return isToBeLookedUp ? try await self.lookUp(entry, item) : try self.claim(entry, as: item, by: .claimed)
        }
    }

    func claim(_ entry: OutboxEntry, as item: ScrobbleItem, by input: Delivery.Input) throws -> Readiness {
        let taken = try self.feed(input, to: [entry.delivery])
        guard let delivery = taken.deliveries.first, delivery.state == .sending else { return .notNow(taken.obstacle) }
        return .ready(OutboxEntry(viewing: entry.viewing, delivery: delivery, told: entry.told), item)
    }

    private func lookUp(_ entry: OutboxEntry, _ item: ScrobbleItem) async throws -> Readiness {
        if let obstacle = try await self.wire.learnClock() { return .notNow(obstacle) }
        try await self.giveTime(entry.delivery)
        let askedAt = self.wire.serverTime(self.now)
        switch try await self.lookup.play(of: entry.delivery, item) {
        case .answer(let play?):
            // What another program has told stays as that has told it, be it stamped late.
            let isForeign = entry.viewing.session == ImportedPlay.session
            let found = isForeign ? .foundInHistory(number: play.id) : self.found(play, of: entry.delivery)
            return .notNow(try self.feed(found, to: [entry.delivery]).obstacle)
        case .answer(nil):
            return try self.claim(entry, as: item, by: .notFoundInHistory(askedAt: askedAt, self.patience))
        case .failure(let error):
            return .notNow(try self.feed(.questionFailed(.init(error, to: .question)), to: [entry.delivery]).obstacle)
        case .closed(let obstacle): return .notNow(obstacle)
        case .withdrawn: return .notNow(nil)
        }
    }

    /// What was found: a play whose stop the network or Trakt has held carries the time at which it got through.
    func found(_ play: TraktHistoryItem, of delivery: Delivery) -> Delivery.Input {
        let time = self.wire.serverTime(delivery.watchedAt)
        let lateness = play.date?.timeIntervalSince(time) ?? 0
        if lateness > 2, play.id != delivery.number {
            self.logger.info(
                "Trakt has stamped a stop late",
                metadata: ["viewing": "\(delivery.viewing)", "seconds": "\(Int(lateness))"]
            )
        }
        return .foundInHistory(number: play.id, isLate: lateness > ArrivedPlay.longestLateness)
    }

    /// Trakt may still be busy with a request whose sender was killed a moment ago.
    private func giveTime(_ delivery: Delivery) async throws {
        let rest = Delivery.settlingTime - delivery.trace.secondsSinceLast(self.wire.serverTime(self.now))
        if rest > 0 { try await self.wire.clock.sleep(for: .seconds(min(rest, Delivery.settlingTime))) }
    }

    // MARK: - Trakt's clock

    func tellClock() {
        let offset = self.wire.client.serverClock.offset
        guard offset != 0, !self.hasToldClock else { return }
        self.hasToldClock = true
        self.logger.attempt("What is wrong with the clock could not be noted") {
            try ClockNotes(in: self.outbox).keep(ClockNote(seconds: offset, isSet: false, notedAt: self.now))
        }
        self.onEvent(.clockOff(seconds: offset))
    }

    /// Tells that the clock was set, and that what was watched before has its true time now.
    func tellMended(_ note: ClockNote) { self.onEvent(.timesMended(seconds: note.seconds)) }
}
