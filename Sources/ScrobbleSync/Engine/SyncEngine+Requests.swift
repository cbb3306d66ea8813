internal import Foundation
internal import Storage
internal import TraktAPI

/// Single requests: with a login that holds, when the gate lets them, and what is learned from their answers.
extension SyncEngine {
    /// Sends a request with an effect; one on the wire, except that a refused token is renewed once.
    ///
    /// - Parameters:
    ///   - asker: Whose turn it is.
    ///   - prepare: Called when the turn has come, before the wire; what it throws ends the attempt.
    ///   - call: Sends it.
    /// - Returns: The answer.
    /// - Throws: `TraktError`, `Halt`, `CancellationError`, and what `prepare` throws.
    func write<Answer: Sendable>(
        _ asker: GateState.Asker,
        _ prepare: () throws -> Void,
        _ call: (_ token: String) async throws(TraktError) -> Answer
    ) async throws -> Answer {
        var refused: String?
        while true {
            let token = try await self.token(after: refused)
            try await self.turn(asker, token)
            do {
                try prepare()
            } catch {
                try self.gate().giveBack()
                throw error
            }
            do {
                let answer = try await call(token)
                try self.gate().note(.answered, isWrite: true)
                return answer
            } catch let error as TraktError {
                guard error == .unauthorized, refused == nil else {
                    try self.learn(from: error, token, isWrite: true)
                    throw error
                }
                // Nothing was done: it may be asked again.
                refused = token
            }
        }
    }

    /// Asks a question.
    func read<Answer: Sendable>(
        _ call: (_ token: String) async throws(TraktError) -> Answer
    ) async throws -> Answer {
        var refused: String?
        while true {
            let token = try await self.token(after: refused)
            do throws(TraktError) {
                return try await call(token)
            } catch {
                guard error == .unauthorized, refused == nil else {
                    try self.learn(from: error, token)
                    throw error
                }
                refused = token
            }
        }
    }

    /// Waits until a write may go out.
    private func turn(_ asker: GateState.Asker, _ token: String) async throws {
        let login = Self.digest(token)
        while true {
            try Task.checkCancellation()
            switch try self.gate().ask(asker, login: login) {
            case .go: return
            case .wait(let seconds): try await self.clock.sleep(for: .seconds(seconds + 0.002))
            case .closed(let seconds, let closure):
                // Somebody who asked for it rather waits a little than hears "later".
                guard asker == .user, closure == .askedToWait, seconds <= 90 else {
                    throw Halt.obstacle(closure.sentence(seconds), nextTry: seconds + 0.1)
                }
                try await self.clock.sleep(for: .seconds(seconds + 0.01))
            }
        }
    }

    /// Ends the pass when the gate is closed, before anything is asked.
    func checkGate(_ mode: Mode) throws {
        var state = try self.gate().state()
        let login = self.authorizer.current.map { Self.digest($0) }
        if case .closed(let seconds, let closure) = state.ask(mode.asker, at: self.now(), login: login),
            mode.asker != .user
        {
            throw Halt.obstacle(closure.sentence(seconds), nextTry: seconds + 0.1)
        }
    }

    /// An access token; `Halt` when there is none.
    private func token(after refused: String?) async throws -> String {
        do {
            return try await self.authorizer.token(after: refused)
        } catch {
            switch error {
            case .signedOut: throw Halt.obstacle(Self.signedOut, nextTry: nil)
            case .trakt(let error):
                try self.learn(from: error, refused ?? "")
                throw Halt.obstacle(error.description, nextTry: 60)
            case .storage(let reason):
                throw Halt.obstacle("The renewed login could not be stored: \(reason)", nextTry: 300)
            case .busy: throw Halt.obstacle("Another trakt-mpv is renewing the login.", nextTry: 30)
            }
        }
    }

    private static var signedOut: String {
        "Not connected to Trakt. Run `trakt-mpv login`; everything stays queued until then."
    }

    /// Tells the gate what an answer means for all other requests.
    func learn(from error: TraktError, _ token: String, isWrite: Bool = false) throws {
        // Who hangs up does not learn anything.
        guard !Task.isCancelled else { return }
        let gate = try self.gate()
        switch error {
        case .unauthorized: try gate.note(.refused(error.description, login: Self.digest(token)), isWrite: isWrite)
        case .forbidden, .accountLimit, .accountLocked:
            try gate.note(.refused(error.description, login: nil), isWrite: isWrite)
        case .rateLimited(let wait): try gate.note(.askedToWait(wait.map { $0 / .seconds(1) }), isWrite: isWrite)
        case .serverUnavailable, .unexpectedResponse, .unreachable: try gate.note(.failed, isWrite: isWrite)
        case .badRequest, .notFound, .methodNotAllowed, .alreadyScrobbled, .preconditionFailed, .unprocessable,
            .upgradeRequired:
            try gate.note(.answered, isWrite: isWrite)
        }
    }

    /// Enough of a token to know it again, and too little to use it.
    private static func digest(_ token: String) -> String { String(FNV.hash32(token.utf8), radix: 16) }
}

extension SyncEngine.Mode {
    var asker: GateState.Asker {
        switch self {
        case .background, .farewell: .backlog
        case .user: .user
        }
    }
}

extension GateState.Closure {
    /// For the user.
    func sentence(_ seconds: TimeInterval) -> String {
        let wait = Duration.seconds(seconds.rounded(.up)).formatted(.units(allowed: [.hours, .minutes, .seconds]))
        return switch self {
        case .askedToWait: "Trakt asks to wait for \(wait)."
        case .trouble: "Trakt cannot be reached; the next try is in \(wait)."
        case .parked(let reason): reason
        }
    }
}
