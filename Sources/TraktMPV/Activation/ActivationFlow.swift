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
        case newCode, openBrowser, copy, later, quit
        /// The page where the connected apps are listed.
        case showApps
        /// Ctrl-C: nothing is to come after it.
        case interrupt
    }

    package enum Step: Hashable, Sendable {
        case askForCode
        case poll(DeviceCode)
        /// The token must be on disk before anything else is done with it.
        case store(AccessToken)
        case openBrowser(String)
        /// Puts a text into the user's clipboard.
        case copy(String)
        case finish(Outcome)
    }

    package enum Outcome: Hashable, Sendable {
        case connected(String)
        case denied
        /// The user wants to go on without.
        case later
        case quit
        /// Ended by Ctrl-C; with the account's name where the login was stored before that.
        case interrupted(account: String?)
        case failed(String)
    }

    /// What is shown.
    package enum Display: Hashable, Sendable {
        case asking
        /// The note says what is amiss, while the code still lives.
        case code(DeviceCode, left: Duration, note: String?)
        /// There is no code: the note says why, and whether a key or the time brings one.
        case waiting(note: String)
        case storing
        case finished(Outcome)
    }

    private enum State: Hashable, Sendable {
        case asking
        case showing(ShownCode)
        /// No code; asked for again by itself at that time, where there is one.
        case waiting(retry: Duration?)
        case storing
        case finished(Outcome)
    }

    /// What is told for a while, whatever happens meanwhile.
    private struct Remark: Hashable, Sendable {
        var text: String
        var until: Duration
    }

    /// Codes that expire one after the other before the flow waits for a key: repeated failures can lock an account.
    private static let mostCodes = 3

    /// Between two codes that the user asks for.
    private static let codeInterval = Duration.seconds(10)
    /// Codes that are there for the asking; after these one has to wait longer, and is told why.
    private static let freeCodes = 5
    private static let lateCodeInterval = Duration.seconds(60)
    /// How long a remark stays, and an explanation.
    private static let remarkTime = Duration.seconds(5)
    private static let explanationTime = Duration.seconds(40)
    /// Between two attempts to get a code where Trakt does not answer: the first wait, and the longest.
    private static let retryWaits = (first: Duration.seconds(5), longest: Duration.seconds(60))

    /// The app is gone or blocked (`Documentation/trakt.md §1.6`).
    private static let refusedApp =
        "Trakt does not take this client id: its app is gone or blocked. An update may bring another; VIP members look after "
        + "their own at \(TraktPages.ownApps). What you watch is recorded."

    /// Where correct codes fail again and again: Trakt can look into the account, and wants to know what is here.
    static let whomToAsk =
        "Where it keeps failing, ask Trakt's support (\(TraktPages.support)), with what `trakt-mpv doctor` prints."
    /// Misses in a row after which it is said whom to ask.
    private static let manyMisses = 3

    /// Another app is connected already, and the account has one place.
    private static func noPlace(_ limit: TraktLimit) -> String {
        let count = limit.count.map { "\($0)" } ?? "one"
        return "Trakt connects no further app to this account, which may have \(count): disconnect another at "
            + "\(limit.isVIP == true ? TraktPages.connectedApps : "\(TraktPages.connectedApps), or have VIP"), and log in again."
    }

    /// Whether a code that cannot be had ends the flow: before a film, nobody waits for a network that is not there.
    private let givesUpWithoutCode: Bool
    /// Whether somebody can press a key; else what waits for one ends the flow.
    private let hasKeys: Bool
    private var state = State.asking
    /// Codes that are not shown any more, each to be asked about once more.
    private var former: [FormerCode] = []
    private var codesExpired = 0
    private var codesFetched = 0
    /// How often no code came, in a row.
    private var misses = 0
    /// Running time before which the user gets no further code.
    private var nextCode = Duration.zero
    private var isInterrupted = false
    private var note: String?
    private var remark: Remark?

    /// - Parameters:
    ///   - givesUpWithoutCode: Whether to finish when Trakt does not answer the first question.
    ///   - hasKeys: Whether somebody can press a key.
    package init(givesUpWithoutCode: Bool, hasKeys: Bool = true) {
        self.givesUpWithoutCode = givesUpWithoutCode
        self.hasKeys = hasKeys
    }

    /// What to do first.
    package var firstStep: Step { .askForCode }

    package var outcome: Outcome? { if case .finished(let outcome) = self.state { outcome } else { nil } }

    /// - Parameter now: Running time.
    /// - Returns: What to show.
    package func display(at now: Duration) -> Display {
        switch self.state {
        case .asking: .asking
        case .showing(let shown):
            .code(shown.code, left: max(shown.deadline - now, .zero), note: self.words(at: now))
        case .waiting: .waiting(note: self.words(at: now) ?? "")
        case .storing: .storing
        case .finished(let outcome): .finished(outcome)
        }
    }

    private func words(at now: Duration) -> String? {
        if let remark, now < remark.until { return remark.text }
        return self.note
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
        case .noCode(let error): return self.missCode(error, at: now)
        case .poll(let answer, let code): return self.take(answer, of: code, at: now)
        case .noPoll(.forbidden): return self.finish(.failed(Self.refusedApp))
        case .noPoll(.accountLocked(let isDeactivated)):
            return self.finish(.failed(TraktError.accountLocked(isDeactivated: isDeactivated).description))
        case .noPoll(let error):
            self.note = "\(error.withoutPromise) It is asked again; the code is still good."
            return self.pollAgain(at: now)
        case .connected(let name):
            let account = name ?? Self.somebody
            return self.finish(self.isInterrupted ? .interrupted(account: account) : .connected(account))
        case .notStored(let reason): return self.finish(.failed(reason))
        case .key(let key): return self.press(key, at: now)
        case .tick: return self.tick(at: now)
        }
    }

    private mutating func show(_ code: DeviceCode, at now: Duration) -> [Step] {
        guard self.state == .asking else { return [] }
        self.state = .showing(ShownCode(code, at: now))
        self.note = nil
        self.misses = 0
        self.codesFetched += 1
        self.nextCode = now + (self.codesFetched < Self.freeCodes ? Self.codeInterval : Self.lateCodeInterval)
        return []
    }

    private mutating func missCode(_ error: TraktError, at now: Duration) -> [Step] {
        guard self.state == .asking else { return [] }
        self.misses += 1
        var retry: Duration?
        switch error {
        case .unauthorized, .forbidden: return self.finish(.failed(Self.refusedApp))
        case .unreachable, .serverUnavailable:
            retry = min(Self.retryWaits.first * (1 << min(self.misses - 1, 6)), Self.retryWaits.longest)
        case .rateLimited(let asked):
            let wait = max(asked ?? .zero, Self.codeInterval)
            self.nextCode = now + wait
            retry = wait
        default: break
        }
        if self.givesUpWithoutCode { return self.finish(.failed(error.withoutPromise)) }
        let asking = self.misses >= Self.manyMisses ? " \(Self.whomToAsk)" : ""
        guard let retry else { return self.wait("\(error) Press n to try again.\(asking)") }
        let atOnce = self.nextCode > now ? "" : "; n tries at once"
        return self.wait(
            "\(error.withoutPromise) It is tried again in \(retry.components.seconds) s\(atOnce).",
            retry: now + retry
        )
    }

    private mutating func wait(_ note: String, retry: Duration? = nil) -> [Step] {
        self.note = note
        self.remark = nil
        self.state = .waiting(retry: retry)
        return []
    }

    private mutating func take(_ answer: DevicePoll, of code: DeviceCode, at now: Duration) -> [Step] {
        if case .granted(let token) = answer {
            guard self.state != .storing else { return [] }
            self.state = .storing
            return [.store(token)]
        }
        guard case .showing(let shown) = self.state, shown.code == code else { return [] }
        switch answer {
        case .pending:
            self.note = nil
            return self.pollAgain(at: now)
        case .slowDown(let wait):
            return self.pollAgain(after: max(min(wait ?? .zero, .seconds(60)), shown.interval + .seconds(5)), at: now)
        case .denied: return self.finish(.denied)
        case .noPlace(let limit): return self.finish(.failed(Self.noPlace(limit)))
        case .expired, .void: return self.expire(at: now)
        case .granted: return []
        }
    }

    private mutating func pollAgain(after slower: Duration? = nil, at now: Duration) -> [Step] {
        guard case .showing(var shown) = self.state else { return [] }
        shown.planPoll(after: slower ?? shown.interval, at: now)
        self.state = .showing(shown)
        return []
    }

    private mutating func expire(at now: Duration) -> [Step] {
        guard case .showing = self.state else { return [] }
        self.codesExpired += 1
        guard self.codesExpired < Self.mostCodes else {
            let count = "\(Self.mostCodes) codes have expired."
            guard self.hasKeys else {
                return self.finish(.failed("\(count) Run `trakt-mpv login` when you are ready. \(Self.whomToAsk)"))
            }
            return self.wait("\(count) Press n for a new one when you are ready. \(Self.whomToAsk)")
        }
        self.remark = Remark(text: "The code has expired; this is a new one.", until: now + Self.explanationTime)
        self.state = .asking
        return [.askForCode]
    }

    private mutating func tick(at now: Duration) -> [Step] {
        let last = self.askAboutFormer(at: now)
        switch self.state {
        case .showing(var shown):
            if now >= shown.deadline {
                self.former.append(FormerCode(shown, at: now))
                return last + self.expire(at: now)
            }
            guard shown.isDue(at: now) else { return last }
            shown.isPolling = true
            self.state = .showing(shown)
            return last + [.poll(shown.code)]
        case .waiting(let retry?) where now >= retry:
            self.state = .asking
            return last + [.askForCode]
        case .asking, .waiting, .storing, .finished: return last
        }
    }

    /// Who has just approved a code that is then replaced has approved.
    private mutating func askAboutFormer(at now: Duration) -> [Step] {
        guard self.state != .storing else { return [] }
        let due = self.former.filter { now >= $0.due }
        self.former.removeAll { now >= $0.due }
        return due.map { .poll($0.code) }
    }

    private mutating func press(_ key: Key, at now: Duration) -> [Step] {
        switch key {
        case .later: return self.finish(.later)
        case .quit: return self.finish(.quit)
        case .interrupt:
            self.isInterrupted = true
            return self.finish(.interrupted(account: nil))
        case .openBrowser:
            guard case .showing(let shown) = self.state else { return [] }
            let text = "The browser was asked to open the page; where none appears, open it yourself."
            self.remark = Remark(text: text, until: now + Self.remarkTime)
            return [.openBrowser(shown.code.link)]
        case .showApps:
            let text = "The browser was asked to open \(TraktPages.connectedApps), which lists the connected apps."
            self.remark = Remark(text: text, until: now + Self.remarkTime)
            return [.openBrowser(TraktPages.connectedApps)]
        case .copy:
            guard case .showing(let shown) = self.state else { return [] }
            self.remark = Remark(text: "The code was sent to the clipboard.", until: now + Self.remarkTime)
            return [.copy(DisplayText(shown.code.user_code).description)]
        case .newCode: return self.replaceCode(at: now)
        }
    }

    private mutating func replaceCode(at now: Duration) -> [Step] {
        switch self.state {
        case .asking, .storing, .finished: return []
        case .waiting(retry: _?) where now < self.nextCode: return []
        case .showing, .waiting: break
        }
        guard now >= self.nextCode else {
            self.remark = self.remarkOnHaste(at: now)
            return []
        }
        if case .showing(let shown) = self.state {
            self.former.append(FormerCode(shown, at: now))
        } else {
            self.codesExpired = 0
        }
        self.note = nil
        self.remark = nil
        self.state = .asking
        return [.askForCode]
    }

    private func remarkOnHaste(at now: Duration) -> Remark {
        guard self.codesFetched >= Self.freeCodes else {
            let text = "One code every \(Self.codeInterval.components.seconds) s; the last one has just come."
            return Remark(text: text, until: now + Self.remarkTime)
        }
        let text = """
            \(self.codesFetched) codes so far, and failing again and again can lock an account for a while. See that you are \
            signed in to the right one, and enter the code as it stands here. n gives one a minute from now on. \
            \(Self.whomToAsk)
            """
        return Remark(text: text, until: now + Self.explanationTime)
    }

    private mutating func finish(_ outcome: Outcome) -> [Step] {
        // A token that Trakt has given is stored whatever key is pressed meanwhile.
        if self.state == .storing, [.later, .quit, .interrupted(account: nil)].contains(outcome) { return [] }
        self.state = .finished(outcome)
        return [.finish(outcome)]
    }
}

extension DeviceCode {
    /// The address with the code in it, for a link or a QR code (`Documentation/trakt.md §2.1`).
    package var link: String { "\(self.verification_url)/\(self.user_code)" }
}

extension TraktError {
    /// The sentence without the word that it is tried again later: who asks for a code does so when it says so itself.
    fileprivate var withoutPromise: String { self.description.replacing("; it is tried again later", with: "") }
}
