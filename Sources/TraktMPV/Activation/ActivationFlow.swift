package import TraktAPI

/// The activation of this device, step by step: event in, steps out.
///
/// No clock, no request, no terminal. Times are running times since any fixed instant.
package struct ActivationFlow: Hashable, Sendable {
    /// What an account is called whose name Trakt did not tell.
    static let somebody = "you"

    package enum Event: Hashable, Sendable {
        case code(DeviceCode)
        /// No code came; nothing is known about the account.
        case noCode(TraktError)
        /// The answer of a poll for this code; it may be one that is no longer shown.
        case poll(DevicePoll, of: DeviceCode)
        case noPoll(TraktError)
        /// The token is stored; the name is nil where Trakt did not tell it.
        case connected(name: String?)
        case notStored(String)
        case key(Key)
        case tick
    }

    /// What the user can press.
    package enum Key: Hashable, Sendable {
        case newCode, openBrowser, later, quit
    }

    package enum Step: Hashable, Sendable {
        case askForCode
        case poll(DeviceCode)
        /// The token must be on disk before anything else is done with it.
        case store(AccessToken)
        case openBrowser(String)
        case finish(Outcome)
    }

    package enum Outcome: Hashable, Sendable {
        case connected(String)
        case denied
        /// The user wants to go on without.
        case later
        case quit
        case failed(String)
    }

    /// What is shown.
    package enum Display: Hashable, Sendable {
        case asking
        /// The note says what is amiss, while the code still lives.
        case code(DeviceCode, left: Duration, note: String?)
        /// Nothing goes on until a key is pressed.
        case waiting(note: String)
        case storing
        case finished(Outcome)
    }

    private enum State: Hashable, Sendable {
        case asking
        case showing(DeviceCode, deadline: Duration, nextPoll: Duration, interval: Duration, isPolling: Bool)
        case waiting
        case storing
        case finished(Outcome)
    }

    /// Codes that expire one after the other before the flow waits for a key: repeated failures can lock an account.
    private static let mostCodes = 3

    private static let refusedApp =
        "Trakt does not accept the client id. Check client_id in the config, and that your app still exists."

    /// Whether a code that cannot be had ends the flow: before a film, nobody waits for a network that is not there.
    private let givesUpWithoutCode: Bool
    private var state = State.asking
    private var codesExpired = 0
    private var note: String?

    /// - Parameter givesUpWithoutCode: Whether to finish when Trakt does not answer the first question.
    package init(givesUpWithoutCode: Bool) {
        self.givesUpWithoutCode = givesUpWithoutCode
    }

    /// What to do first.
    package var firstStep: Step { .askForCode }

    package var outcome: Outcome? { if case .finished(let outcome) = self.state { outcome } else { nil } }

    /// - Parameter now: Running time.
    /// - Returns: What to show.
    package func display(at now: Duration) -> Display {
        switch self.state {
        case .asking: .asking
        case .showing(let code, let deadline, _, _, _):
            .code(code, left: max(deadline - now, .zero), note: self.note)
        case .waiting: .waiting(note: self.note ?? "")
        case .storing: .storing
        case .finished(let outcome): .finished(outcome)
        }
    }

    /// Takes one event.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - now: Running time.
    /// - Returns: What is to be done, in this order.
    package mutating func receive(_ event: Event, at now: Duration) -> [Step] {
        guard self.outcome == nil else { return [] }
        switch event {
        case .code(let code): return self.show(code, at: now)
        case .noCode(let error): return self.missCode(error)
        case .poll(let answer, let code): return self.take(answer, of: code, at: now)
        case .noPoll(let error):
            self.note = "\(error) The code is still good."
            return self.pollAgain(at: now)
        case .connected(let name): return self.finish(.connected(name ?? Self.somebody))
        case .notStored(let reason): return self.finish(.failed(reason))
        case .key(let key): return self.press(key)
        case .tick: return self.tick(at: now)
        }
    }

    private mutating func show(_ code: DeviceCode, at now: Duration) -> [Step] {
        guard self.state == .asking else { return [] }
        let interval = Duration.seconds(min(max(code.interval, 1), 60))
        let life = Duration.seconds(min(max(code.expires_in, 1), 3600))
        self.state = .showing(
            code,
            deadline: now + life,
            nextPoll: now + interval,
            interval: interval,
            isPolling: false
        )
        return []
    }

    private mutating func missCode(_ error: TraktError) -> [Step] {
        guard self.state == .asking else { return [] }
        switch error {
        case .unauthorized, .forbidden: return self.finish(.failed(Self.refusedApp))
        default: break
        }
        if self.givesUpWithoutCode { return self.finish(.failed(error.description)) }
        return self.wait("\(error) Press n to try again.")
    }

    private mutating func wait(_ note: String) -> [Step] {
        self.note = note
        self.state = .waiting
        return []
    }

    private mutating func take(_ answer: DevicePoll, of code: DeviceCode, at now: Duration) -> [Step] {
        if case .granted(let token) = answer {
            self.state = .storing
            return [.store(token)]
        }
        guard case .showing(code, _, _, let interval, _) = self.state else { return [] }
        switch answer {
        case .pending:
            self.note = nil
            return self.pollAgain(at: now)
        case .slowDown(let wait):
            return self.pollAgain(after: max(min(wait ?? .zero, .seconds(60)), interval + .seconds(5)), at: now)
        case .denied: return self.finish(.denied)
        case .expired, .void: return self.expire()
        case .granted: return []
        }
    }

    private mutating func pollAgain(after slower: Duration? = nil, at now: Duration) -> [Step] {
        guard case .showing(let code, let deadline, _, let interval, _) = self.state else { return [] }
        let wait = slower ?? interval
        self.state = .showing(code, deadline: deadline, nextPoll: now + wait, interval: wait, isPolling: false)
        return []
    }

    private mutating func expire() -> [Step] {
        guard case .showing = self.state else { return [] }
        self.codesExpired += 1
        guard self.codesExpired < Self.mostCodes else {
            return self.wait("\(Self.mostCodes) codes have expired. Press n for a new one when you are ready.")
        }
        self.note = "The code has expired; this is a new one."
        self.state = .asking
        return [.askForCode]
    }

    private mutating func tick(at now: Duration) -> [Step] {
        guard case .showing(let code, let deadline, let nextPoll, let interval, let isPolling) = self.state else {
            return []
        }
        if now >= deadline { return self.expire() }
        guard now >= nextPoll, !isPolling else { return [] }
        self.state = .showing(code, deadline: deadline, nextPoll: nextPoll, interval: interval, isPolling: true)
        return [.poll(code)]
    }

    private mutating func press(_ key: Key) -> [Step] {
        switch key {
        case .later: return self.finish(.later)
        case .quit: return self.finish(.quit)
        case .openBrowser:
            guard case .showing(let code, _, _, _, _) = self.state else { return [] }
            return [.openBrowser(code.link)]
        case .newCode:
            switch self.state {
            case .waiting: self.codesExpired = 0
            case .showing: break
            case .asking, .storing, .finished: return []
            }
            self.note = nil
            self.state = .asking
            return [.askForCode]
        }
    }

    private mutating func finish(_ outcome: Outcome) -> [Step] {
        // A token that Trakt has given is stored whatever key is pressed meanwhile.
        if self.state == .storing, outcome == .later || outcome == .quit { return [] }
        self.state = .finished(outcome)
        return [.finish(outcome)]
    }
}

extension DeviceCode {
    /// The address with the code in it, for a link or a QR code (`Documentation/trakt.md §2.1`).
    package var link: String { "\(self.verification_url)/\(self.user_code)" }
}
