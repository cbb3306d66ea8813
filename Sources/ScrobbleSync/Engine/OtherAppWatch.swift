internal import Foundation
internal import Logbook
internal import Logging
internal import TraktAPI

/// Asks once for each viewing, before its first word, whether another app tells Trakt of it already.
///
/// Lives in the engine's isolation.
final class OtherAppWatch<C: Clock<Duration>> {
    private let outbox: Outbox
    private let wire: TraktWire<C>
    private let live: LiveQueue<C.Instant>
    private let logger: Logger
    private let onEvent: @Sendable (SyncEvent) -> Void
    /// What was asked about viewings, and whether another app tells of it.
    private var asked: [String: (itemKey: String, isTold: Bool)] = [:]

    init(
        outbox: Outbox,
        wire: TraktWire<C>,
        live: LiveQueue<C.Instant>,
        onEvent: @escaping @Sendable (SyncEvent) -> Void
    ) {
        self.live = live
        self.outbox = outbox
        self.wire = wire
        self.logger = wire.logger
        self.onEvent = onEvent
    }

    /// Whether another app tells of what is played; where that cannot be found out it does not.
    ///
    /// - Parameters:
    ///   - item: What is played.
    ///   - viewing: By which viewing.
    /// - Returns: Whether nothing is to be told of it.
    func tells(of item: ScrobbleItem, in viewing: String) async -> Bool {
        if let known = self.asked[viewing], known.itemKey == item.key { return known.isTold }
        let isTold = await self.logger.attempt("What is on at Trakt could not be found out") {
            () -> Bool? in
            // Where nothing gets through nothing is told either.
            guard try self.wire.obstacle(for: .live) == nil else { return nil }
            let reply = try await self.wire.read { token throws(TraktError) in
                try await self.wire.client.watching(token: token)
            }
            switch reply {
            case .answer(let watching):
                guard let app = try watching.flatMap({ try self.other($0, item) }) else { return false }
                try self.note(app, viewing)
                return true
            // Who is refused for good is not asked again.
            case .failure(let error): return error.isPassing ? nil : false
            case .closed, .withdrawn: return nil
            }
        }
        guard let isTold = isTold.flatMap(\.self) else { return false }
        self.asked[viewing] = (item.key, isTold)
        return isTold
    }

    /// Who tells of the item; nil where it is something else, and where we may have told it ourselves.
    private func other(_ watching: TraktWatching, _ item: ScrobbleItem) throws -> OtherApp? {
        guard watching.itemKey == item.key else { return nil }
        let app = OtherApp(
            isCheckIn: watching.isCheckIn,
            startedAt: watching.startedAt,
            expiresAt: watching.expiresAt
        )
        // We never check in.
        guard !app.isCheckIn else { return app }
        guard !self.live.mayBeShown(item.key) else { return nil }
        let now = self.wire.now().date
        let start = watching.startedAt.map { $0 - self.wire.client.serverClock.offset }
        return try self.outbox.owed(to: .trakt).mayBeShown(item.key, since: start, at: now) ? nil : app
    }

    private func note(_ app: OtherApp, _ viewing: String) throws {
        let change = Outbox.Change(.seenElsewhere(app), viewing: viewing)
        // It has ended meanwhile, and what is owed for it is under way.
        guard try !self.outbox.apply([change], at: self.wire.now().date).isEmpty else { return }
        self.logger.info(
            "Another app tells Trakt of a viewing",
            metadata: ["viewing": "\(viewing)", "checkIn": "\(app.isCheckIn)"]
        )
        self.onEvent(.toldElsewhere(viewing: viewing, isCheckIn: app.isCheckIn))
    }
}
