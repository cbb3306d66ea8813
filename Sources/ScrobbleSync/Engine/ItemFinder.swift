internal import Logbook
internal import Logging
internal import TraktAPI

/// What the viewings of this process are at Trakt: asked for once each, and remembered so that a pause need not ask the disk.
///
/// Lives in the engine's isolation.
final class ItemFinder {
    enum Finding {
        /// The entry's item is known.
        case known(OutboxEntry, ScrobbleItem)
        /// The user has to say it; where there is nothing like it at Trakt, most likely never.
        case unknown(reason: String, isNowhere: Bool)
        /// The user wants nothing of it told.
        case excluded
        /// Trakt could not be asked.
        case failed(TraktError)
    }

    private let outbox: Outbox
    private let matcher: MediaMatcher
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private let onEvent: @Sendable (SyncEvent) -> Void
    /// How much of films and of shows is told.
    var kinds: KindSwitches { self.matcher.kinds }
    private var items: [String: ScrobbleItem] = [:]
    /// What the user was asked about, and why.
    private var asked: [String: String] = [:]

    init(
        outbox: Outbox,
        matcher: MediaMatcher,
        now: @escaping @Sendable () -> Timestamp,
        logger: Logger,
        onEvent: @escaping @Sendable (SyncEvent) -> Void
    ) {
        self.logger = logger
        self.outbox = outbox
        self.matcher = matcher
        self.now = now
        self.onEvent = onEvent
    }

    /// The item of a viewing that runs; nil where nothing can be told of it now.
    func itemOfRunning(_ viewing: String) async -> ScrobbleItem? {
        if let item = self.items[viewing], self.isRunning(viewing) { return item }
        let finding = await self.logger.attempt("What is playing could not be found out") { () -> Finding? in
            guard let entry = try self.outbox.entry(viewing), entry.delivery.state == .watching else { return nil }
            return try await self.find(entry)
        }
        guard case .known(_, let item)? = finding ?? nil else { return nil }
        return item
    }

    /// It may have been given up meanwhile, by another program.
    private func isRunning(_ viewing: String) -> Bool {
        let entry = self.logger.attempt("What is playing could not be read") { try self.outbox.entry(viewing) }
        return entry.flatMap(\.self)?.delivery.state == .watching
    }

    /// Finds out what a viewing is, and stores it.
    ///
    /// - Throws: `DatabaseError`.
    func find(_ entry: OutboxEntry) async throws -> Finding {
        guard entry.unreadable.isEmpty else {
            return .unknown(reason: Unreadable.reason(entry.unreadable), isNowhere: false)
        }
        let viewing = entry.viewing
        if let item = entry.delivery.item {
            // A rule may have come since the item was found.
            guard try !self.isExcluded(viewing), self.kinds.telling(of: item) != .none else {
                return self.exclude(viewing)
            }
            return .known(entry, item)
        }
        // What the user has said that it is may be of the other kind.
        guard try !self.kinds.isSilent(about: viewing.description) || self.isCorrected(viewing) else {
            return self.exclude(viewing)
        }
        let outcome: MediaMatcher.Outcome
        do throws(TraktError) {
            outcome = try await self.matcher.about(viewing: viewing.id)
                .match(viewing.description, evidence: viewing.evidence)
        } catch {
            return .failed(error)
        }
        switch outcome {
        case .matched(let match) where match.isProvisional:
            // From memory, for want of Trakt's word: good enough to show, not to send.
            return .failed(.unreachable(.init(mayHaveArrived: false, reason: "the catalogue did not answer")))
        case .matched(let match):
            guard self.kinds.telling(of: match.item) != .none else { return self.exclude(viewing) }
            return try self.store(match, of: entry)
        case .needsMatch(let reason, let candidates):
            let isNowhere = !candidates.contains { $0.isNear }
            self.asked[viewing.id] = reason
            self.onEvent(
                .needsMatch(viewing: viewing.id, reason: reason, as: isNowhere ? self.news(of: viewing) : .doubt)
            )
            return .unknown(reason: reason, isNowhere: isNowhere)
        case .excluded: return self.exclude(viewing)
        }
    }

    private func store(_ match: Match, of entry: OutboxEntry) throws -> Finding {
        var known = entry
        try ItemTitles(in: self.outbox).learn([match])
        known.told = ItemTitle(match)
        let change = Outbox.Change(.matched(match.item), viewing: entry.id, receiver: entry.delivery.receiver)
        if let applied = try self.outbox.apply([change], at: self.now().date).first {
            known.delivery = applied.delivery
        }
        self.items[entry.id] = match.item
        self.onEvent(.matched(viewing: entry.id, match))
        return .known(known, match.item)
    }

    private func isCorrected(_ viewing: Viewing) throws -> Bool {
        try self.matcher.corrections?.correction(for: viewing.evidence, viewing.description) != nil
    }

    private func isExcluded(_ viewing: Viewing) throws -> Bool {
        try self.matcher.corrections?.isExcluded(viewing.evidence, viewing.description) ?? false
    }

    private func exclude(_ viewing: Viewing) -> Finding {
        self.items[viewing.id] = nil
        let isKnown = self.logger.attempt("Earlier files could not be looked up") {
            try UnmatchedViewings(in: self.outbox).hasExcluded(beside: viewing)
        }
        self.onEvent(.excluded(viewing: viewing.id, isNews: isKnown != true))
        return .excluded
    }

    /// Whether the user was told of this viewing that it must be matched, in these words.
    func hasAsked(_ viewing: String, _ reason: String) -> Bool { self.asked[viewing] == reason }

    /// Whether it is news that there is nothing like it.
    private func news(of viewing: Viewing) -> MatchNews {
        let isKnown = self.logger.attempt("Earlier files could not be looked up") {
            try UnmatchedViewings(in: self.outbox).hasAsked(about: viewing)
        }
        return isKnown == true ? .knownAsUnknown : .unknown
    }

    /// Forgets what a viewing was taken for.
    func forget(_ viewing: String) {
        self.items[viewing] = nil
        self.asked[viewing] = nil
    }
}
