internal import Foundation
internal import Logbook
internal import Logging
internal import Storage
internal import Synchronization
internal import TraktAPI

/// Single requests: with a login that holds, when the gate lets them; and what is learned from their answers.
final class TraktWire<C: Clock<Duration>>: Sendable {
    let client: TraktClient
    let authorizer: Authorizer<C>
    let clock: C
    let now: @Sendable () -> Timestamp
    private let directory: String
    let logger: Logger
    /// Opened with the first request.
    private let openedGate = Mutex<DeliveryGate?>(nil)
    /// When this boot began, by the wall clock: it moves when that is set.
    private let clockBase = Mutex<TimeInterval?>(nil)

    init(
        client: TraktClient,
        authorizer: Authorizer<C>,
        clock: C,
        now: @escaping @Sendable () -> Timestamp,
        directory: String,
        logger: Logger
    ) {
        self.logger = logger
        self.client = client
        self.authorizer = authorizer
        self.clock = clock
        self.now = now
        self.directory = directory
        self.noticeClock()
    }

    private func gate() throws -> DeliveryGate {
        try self.openedGate.withLock { opened in
            if let gate = opened { return gate }
            let gate = try DeliveryGate(directory: self.directory, now: self.now)
            opened = gate
            return gate
        }
    }

    // MARK: - Time

    /// Our time in Trakt's.
    ///
    /// What lies in our future was told by a clock of another boot: that one was right, and ours is not; or else all that is
    /// known is that it was before this boot.
    func serverTime(_ date: Date) -> Date {
        self.noticeClock()
        let (now, offset) = (self.now(), self.client.serverClock.offset)
        guard date > now.date + QueuePass<C>.clockGrace else { return date + offset }
        return min(date, now.date(atUptime: 0) + offset)
    }

    /// Forgets how far Trakt's clock is ahead of ours when ours was set meanwhile.
    private func noticeClock() {
        let now = self.now()
        guard !now.boot.isEmpty else { return }
        let base = now.date.timeIntervalSince1970 - now.uptime
        let isSet = self.clockBase.withLock { last in
            defer { last = base }
            return last.map { abs($0 - base) > 1 } ?? false
        }
        if isSet { self.client.serverClock.forget() }
    }

    /// Trakt's clock must be known before anything is said whose time matters.
    ///
    /// - Returns: Why nothing can be sent, when that came out.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func learnClock() async throws -> Obstacle? {
        self.noticeClock()
        guard !self.client.serverClock.isKnown else { return nil }
        switch try await self.read({ token throws(TraktError) in try await self.client.lastActivities(token: token) }) {
        case .answer:
            self.logger.info("Trakt's clock is known", metadata: ["ahead": "\(self.client.serverClock.offset) s"])
            return nil
        case .withdrawn: return nil
        case .failure(let error): return try self.obstacle(after: error)
        case .closed(let obstacle): return obstacle
        }
    }

    // MARK: - Requests

    /// Sends a request with an effect; one on the wire, except that a refused token is renewed once.
    ///
    /// - Parameters:
    ///   - asker: Whose turn it is.
    ///   - prepare: Called when the turn has come, before the wire, and again after a new token; says whether it is still
    ///     wanted.
    ///   - call: Sends it.
    /// - Returns: What came of it.
    /// - Throws: `DatabaseError`, `CancellationError`, and what `prepare` throws.
    func write<Answer: Sendable>(
        _ asker: GateState.Asker,
        prepare: () throws -> Bool = { true },
        _ call: (_ token: String) async throws(TraktError) -> Answer
    ) async throws -> Reply<Answer> {
        var refused: String?
        // Before a login is renewed for it: of an app that is gone nothing is asked but now and then.
        if let obstacle = try self.obstacle(for: asker) { return .closed(obstacle) }
        while true {
            let token: String
            switch try await self.token(after: refused) {
            case .success(let good): token = good
            case .failure(let missing): return .closed(missing.obstacle)
            }
            if let obstacle = try await self.turn(asker, token) { return .closed(obstacle) }
            guard try self.isWanted(prepare) else { return .withdrawn }
            do throws(TraktError) {
                let answer = try await call(token)
                // What the gate has not learned it learns next time; the answer must not be lost for it.
                self.logger.attempt("The gate could not be told of an answer") {
                    try self.gate().note(.answered, isWrite: true)
                }
                return .answer(answer)
            } catch {
                guard error == .unauthorized, refused == nil else {
                    try self.learn(from: error, token, isWrite: true)
                    return .failure(error)
                }
                // Nothing was done: it may be asked again.
                refused = token
            }
        }
    }

    /// Whether a permitted write is still wanted; if not, its permit is cancelled.
    private func isWanted(_ prepare: () throws -> Bool) throws -> Bool {
        do {
            if try prepare() { return true }
        } catch {
            try self.gate().cancelWrite()
            throw error
        }
        try self.gate().cancelWrite()
        return false
    }

    /// Asks a question.
    func read<Answer: Sendable>(
        _ call: (_ token: String) async throws(TraktError) -> Answer
    ) async throws -> Reply<Answer> {
        var refused: String?
        while true {
            let token: String
            switch try await self.token(after: refused) {
            case .success(let good): token = good
            case .failure(let missing): return .closed(missing.obstacle)
            }
            do throws(TraktError) {
                return .answer(try await call(token))
            } catch {
                guard error == .unauthorized, refused == nil else {
                    try self.learn(from: error, token)
                    return .failure(error)
                }
                refused = token
            }
        }
    }

    // MARK: - The gate

    /// Waits until a write may go out.
    ///
    /// - Returns: Why it may not for longer; nil when it may.
    private func turn(_ asker: GateState.Asker, _ token: String) async throws -> Obstacle? {
        let login = Self.digest(token)
        while true {
            try Task.checkCancellation()
            switch try self.gate().ask(asker, login: login) {
            case .go: return nil
            case .wait(let seconds): try await self.clock.sleep(for: .seconds(seconds + 0.002))
            case .closed(let seconds, let closure):
                self.logger.info(
                    "The gate is closed",
                    metadata: ["why": "\(closure.logWord)", "seconds": "\(Int(seconds))"]
                )
                // Somebody who asked for it rather waits a little than hears "later".
                guard asker == .user, closure == .askedToWait, seconds <= 90 else {
                    return closure.obstacle(seconds)
                }
                try await self.clock.sleep(for: .seconds(seconds + 0.01))
            }
        }
    }

    /// Why the gate lets nothing out for an asker; nil when it does.
    ///
    /// Nothing is asked of Trakt, and no place is taken.
    func obstacle(for asker: GateState.Asker) throws -> Obstacle? {
        var state = try self.gate().state()
        let login = self.authorizer.current.map { Self.digest($0) }
        guard asker != .user, case .closed(let seconds, let closure) = state.ask(asker, at: self.now(), login: login)
        else { return nil }
        return closure.obstacle(seconds)
    }

    /// Whether a refusal holds that only the user can mend.
    func isParked() throws -> Bool {
        guard case .parked? = try self.gate().state().hindrance(at: self.now()) else { return false }
        return true
    }

    /// What an unanswered question means for the whole queue; nil when it may go on.
    func obstacle(after error: TraktError) throws -> Obstacle? {
        let answer = Delivery.Answer(error, to: .question)
        return switch answer {
        case .done, .nothingDone, .refused: nil
        case .mayBeDone: try self.obstacle(for: .backlog)
        case .notReached(let reason), .notDone(let reason, _):
            Obstacle(reason, nextTry: answer.rest, needsUser: error.needsUser)
        }
    }

    /// Tells the gate what an answer means for all other requests.
    private func learn(from error: TraktError, _ token: String, isWrite: Bool = false) throws {
        // Who hangs up does not learn anything.
        guard !Task.isCancelled else { return }
        let gate = try self.gate()
        switch error {
        case .unauthorized: try gate.note(.refused(error.description, login: Self.digest(token)), isWrite: isWrite)
        // Another login may well be taken: of another account, or made with another client id.
        case .forbidden, .accountLimit, .accountLocked:
            try gate.note(.refused(error.description, login: Self.digest(token)), isWrite: isWrite)
        case .rateLimited(let wait): try gate.note(.askedToWait(wait.map { $0 / .seconds(1) }), isWrite: isWrite)
        case .serverUnavailable, .unexpectedResponse, .unreachable: try gate.note(.failed, isWrite: isWrite)
        case .badRequest, .notFound, .methodNotAllowed, .alreadyScrobbled, .preconditionFailed, .unprocessable,
            .upgradeRequired:
            try gate.note(.answered, isWrite: isWrite)
        }
    }

    // MARK: - The login

    private struct NoToken: Error {
        var obstacle: Obstacle

        init(_ sentence: String, nextTry: TimeInterval?, needsUser: Bool = false) {
            self.obstacle = Obstacle(sentence, nextTry: nextTry, needsUser: needsUser)
        }
    }

    private func token(after refused: String?) async throws -> Result<String, NoToken> {
        do {
            return .success(try await self.authorizer.token(after: refused))
        } catch {
            switch error {
            case .signedOut where self.authorizer.hasDied:
                return .failure(NoToken(LoginWords.ended, nextTry: nil, needsUser: true))
            case .signedOut: return .failure(NoToken(LoginWords.signedOut, nextTry: nil))
            case .otherApp: return .failure(NoToken(LoginWords.otherApp, nextTry: nil, needsUser: true))
            case .trakt(let error):
                try self.learn(from: error, refused ?? self.authorizer.current ?? "")
                return .failure(NoToken(error.description, nextTry: 60, needsUser: error.needsUser))
            case .storage(let reason):
                return .failure(NoToken("The renewed login could not be stored: \(reason)", nextTry: 300))
            case .busy:
                return .failure(NoToken("Another trakt-mpv is renewing the login: try again in a moment.", nextTry: 30))
            }
        }
    }

    /// Enough of a token to know it again, and too little to use it.
    private static func digest(_ token: String) -> String { String(FNV.hash32(token.utf8), radix: 16) }
}

extension GateState.Hindrance {
    /// For the log.
    var logWord: String {
        switch self {
        case .askedToWait: "Trakt asks to wait"
        case .trouble: "trouble"
        case .parked: "refused"
        }
    }

    /// For the user.
    func sentence(_ seconds: TimeInterval) -> String {
        // In the language of the sentence.
        let style = Duration.UnitsFormatStyle.units(allowed: [.hours, .minutes, .seconds]).locale(
            Locale(identifier: "en")
        )
        let wait = Duration.seconds(seconds.rounded(.up)).formatted(style)
        return switch self {
        case .askedToWait: "Trakt asks to wait for \(wait)."
        case .trouble: "Trakt cannot be reached; the next try is in \(wait)."
        case .parked(let reason): reason
        }
    }

    /// The same as what a pass ends with.
    func obstacle(_ seconds: TimeInterval) -> Obstacle {
        var needsUser = false
        if case .parked = self { needsUser = true }
        return Obstacle(self.sentence(seconds), nextTry: seconds + 0.1, needsUser: needsUser)
    }
}
