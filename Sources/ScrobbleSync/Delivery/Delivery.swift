package import Foundation
package import TraktAPI

/// A service that is told what was watched.
package enum Receiver: String, Codable, Hashable, Sendable, CaseIterable {
    case trakt
}

/// What is owed to one receiver for one viewing, and how far that has come.
///
/// A pure value without clock, store or network: `receive` takes what has happened and says what follows. Its whole table is in
/// `Documentation/delivery.md`, made from this code. Only `Outbox.apply` stores what it becomes.
package struct Delivery: Codable, Hashable, Sendable {
    package enum State: String, Codable, Sendable, CaseIterable {
        /// The viewing is under way in a player; nothing is owed yet.
        case watching
        /// Waits to be told.
        case finished
        /// Taken by the one that sends; nothing has gone out yet.
        case sending
        /// Told, answer unknown: it is looked up before it is told again.
        case unsure
        /// The receiver has it.
        case delivered
        /// Left to the user: not known to the receiver, ambiguous, refused.
        case parked
        /// Nothing to tell, or given up by the user.
        case dropped

        /// "Waiting": needs nothing but a network, a login and its turn.
        package var isWaiting: Bool { [.finished, .sending, .unsure].contains(self) }
    }

    /// What is to be told.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// That it was watched, and when.
        case play
        /// Where it was left.
        case place
    }

    /// What a viewing owes as it stands: it changes for as long as the viewing is under way.
    package struct Owed: Hashable, Sendable {
        package var kind: Kind
        /// When it was watched, which is when it ended.
        package var watchedAt: Date

        package init(_ kind: Kind, watchedAt: Date) {
            self.kind = kind
            self.watchedAt = watchedAt
        }
    }

    /// The id of the viewing.
    package let viewing: String
    package let receiver: Receiver
    package private(set) var state: State
    package private(set) var kind: Kind
    /// When it was watched, by our clock; what waits goes out in this order.
    package private(set) var watchedAt: Date
    /// What it is at the receiver; nil until that is known.
    package private(set) var item: ScrobbleItem? { didSet { self.itemKey = self.item?.key } }
    /// By this the store finds all deliveries of an item.
    private(set) var itemKey: String?
    /// Attempts in a row that came to nothing, or to nothing known.
    package private(set) var attempts: Int
    package private(set) var nextAttemptAt: Date?
    /// Why it is where it is, in one sentence.
    package private(set) var reason: String?
    /// The receiver's own number of the play, where it is known.
    package private(set) var number: Int64?
    package private(set) var deliveredAt: Date?
    /// What may have arrived at the receiver, whatever the state is by now.
    package private(set) var trace: Trace

    /// What a viewing owes that begins.
    package init(viewing: String, to receiver: Receiver, startedAt date: Date) {
        self.viewing = viewing
        self.receiver = receiver
        self.state = .watching
        self.kind = .place
        self.watchedAt = date
        self.item = nil
        self.itemKey = nil
        self.attempts = 0
        self.nextAttemptAt = nil
        self.reason = nil
        self.number = nil
        self.deliveredAt = nil
        self.trace = Trace()
    }
}

// MARK: - The machine

extension Delivery {
    /// Takes what has happened.
    ///
    /// - Parameters:
    ///   - input: What has happened.
    ///   - now: The time, for waits and stamps.
    ///   - jitter: What the wait after an unclear answer is multiplied by, so that not everybody comes back at once.
    /// - Returns: What follows; nil where the input means nothing in this state: somebody was faster, and nothing changes.
    package mutating func receive(_ input: Input, at now: Date, jitter: Double = 1) -> [Effect]? {
        switch self.state {
        case .watching: self.whileWatching(input)
        case .finished: self.whileFinished(input, at: now)
        case .sending: self.whileSending(input, at: now, jitter: jitter)
        case .unsure: self.whileUnsure(input, at: now, jitter: jitter)
        case .delivered: self.whileDelivered(input)
        case .parked: self.whileParked(input)
        case .dropped: self.note(input)
        }
    }

    // MARK: - State by state

    private mutating func whileWatching(_ input: Input) -> [Effect]? {
        switch input {
        case .progressed(let owed): return self.owe(owed)
        case .ended(let owed), .ownerDied(let owed):
            self.state = .finished
            return self.owe(owed)
        case .describedAnew, .userCorrected: return self.matchAnew()
        case .excluded(let reason), .userDropped(let reason): return self.drop(reason)
        default: return self.note(input)
        }
    }

    private mutating func whileFinished(_ input: Input, at now: Date) -> [Effect]? {
        switch input {
        // A player that could not reach the store knew better how it ended, and nothing was told yet.
        case .ended(let owed) where self.attempts == 0 && self.trace.isEmpty: return self.owe(owed)
        case .unmatched(let reason): return self.park(reason)
        case .excluded(let reason), .superseded(let reason), .userDropped(let reason): return self.drop(reason)
        case .claimed: return self.move(to: .sending)
        case .questionFailed(let answer): return self.putOff(answer, at: now)
        case .userRetried: return self.retry(to: .finished)
        case .userCorrected: return self.matchAnew()
        default: return self.note(input)
        }
    }

    private mutating func whileSending(_ input: Input, at now: Date, jitter: Double) -> [Effect]? {
        switch input {
        case .unmatched(let reason): return self.park(reason)
        case .excluded(let reason), .superseded(let reason), .userDropped(let reason): return self.drop(reason)
        case .senderDied: return self.move(to: self.untold)
        case .sent(let play) where self.kind == .play:
            self.trace.add(play)
            self.attempts += 1
            self.nextAttemptAt = now + Self.settlingTime
            return self.move(to: .unsure)
        case .questionFailed(let answer):
            self.state = self.untold
            return self.putOff(answer, at: now)
        case .answered(let answer): return self.takePlaceAnswer(answer, at: now, jitter: jitter)
        default: return self.note(input)
        }
    }

    private mutating func whileUnsure(_ input: Input, at now: Date, jitter: Double) -> [Effect]? {
        switch input {
        case .unmatched(let reason): return self.park(reason)
        case .userDropped(let reason): return self.drop(reason)
        // What cannot have left a play need not be looked up.
        case .claimed where self.kind == .place: return self.move(to: .sending)
        case .sent(let play):
            // Once more with another token: the one before was refused.
            self.trace.removeLast()
            self.trace.add(play)
            return []
        case .questionFailed(let answer): return self.putOff(answer, at: now)
        case .foundInHistory(let number): return self.settle(number: number, at: now)
        case .notFoundInHistory: return self.move(to: .sending)
        case .answered(let answer): return self.takePlayAnswer(answer, at: now, jitter: jitter)
        case .userRetried: return self.retry(to: .unsure)
        default: return self.note(input)
        }
    }

    private mutating func whileDelivered(_ input: Input) -> [Effect]? {
        switch input {
        case .numberLearned(let number):
            self.number = number
            return []
        case .undone(let number):
            self.number = number
            self.state = .dropped
            self.reason = "taken back by the user"
            return [.withdraw(number: number)]
        case .replaced(let item, let number):
            self.tellAnew(as: item)
            return [.withdraw(number: number)]
        default: return self.note(input)
        }
    }

    private mutating func whileParked(_ input: Input) -> [Effect]? {
        switch input {
        // What may have arrived is looked up first.
        case .userRetried: return self.retry(to: self.untold)
        case .userCorrected:
            self.state = self.untold
            return self.matchAnew()
        case .excluded(let reason), .userDropped(let reason): return self.drop(reason)
        default: return self.note(input)
        }
    }

    /// What changes no state: it is noted in any.
    private mutating func note(_ input: Input) -> [Effect]? {
        guard case .matched(let item) = input else { return nil }
        self.item = item
        return []
    }

    // MARK: - Answers

    /// A play was sent.
    private mutating func takePlayAnswer(_ answer: Answer, at now: Date, jitter: Double) -> [Effect] {
        switch answer {
        case .done(let number, let playTime):
            if let playTime { self.trace.learn(playTime: playTime) }
            return self.settle(number: number, at: now)
        case .nothingDone:
            self.forgetAttempt()
            return self.move(to: .sending)
        case .refused(let reason):
            self.forgetAttempt()
            return self.park(reason)
        case .notReached(let reason), .notDone(let reason, _):
            self.forgetAttempt()
            self.state = self.untold
            return [.rest(reason: reason, answer.rest)]
        case .mayBeDone(let reason):
            self.wait(reason, from: now, jitter: jitter)
            return [.askGate]
        }
    }

    /// A place was sent; telling it twice does no harm, so nothing needs to be looked up.
    private mutating func takePlaceAnswer(_ answer: Answer, at now: Date, jitter: Double) -> [Effect]? {
        guard self.kind == .place else { return nil }
        switch answer {
        case .done(let number, _): return self.settle(number: number, at: now)
        case .nothingDone: return self.move(to: .finished)
        case .refused(let reason): return self.park(reason)
        case .notReached(let reason), .notDone(let reason, _):
            self.state = .finished
            return [.rest(reason: reason, answer.rest)]
        case .mayBeDone(let reason):
            self.attempts += 1
            self.state = .finished
            self.wait(reason, from: now, jitter: 1)
            return [.askGate]
        }
    }

    /// A question about it was not answered: nothing has changed at the receiver.
    private mutating func putOff(_ answer: Answer, at now: Date) -> [Effect] {
        switch answer {
        case .done, .nothingDone: return []
        case .refused(let reason): return self.park(reason)
        case .notDone(let reason, _):
            self.reason = reason
            return [.rest(reason: reason, answer.rest)]
        case .notReached(let reason):
            self.attempts += 1
            self.wait(reason, from: now, jitter: 1)
            return [.rest(reason: reason, answer.rest)]
        case .mayBeDone(let reason):
            self.attempts += 1
            self.wait(reason, from: now, jitter: 1)
            return [.askGate]
        }
    }

    // MARK: - Steps

    /// Seconds after a request before the history is asked what became of it.
    static let settlingTime: TimeInterval = 2

    /// Where what is not told waits: of whatever anything may have arrived, the history is asked first, for ever.
    private var untold: State { self.trace.isEmpty ? .finished : .unsure }

    private mutating func move(to state: State) -> [Effect] {
        self.state = state
        return []
    }

    private mutating func owe(_ owed: Owed) -> [Effect] {
        self.kind = owed.kind
        self.watchedAt = owed.watchedAt
        return []
    }

    private mutating func settle(number: Int64?, at now: Date) -> [Effect] {
        self.state = .delivered
        self.number = number
        self.reason = nil
        self.nextAttemptAt = nil
        self.deliveredAt = now
        return [.announceDelivered]
    }

    private mutating func park(_ reason: String) -> [Effect] {
        self.state = .parked
        self.reason = reason
        self.nextAttemptAt = nil
        return [.announceParked(reason: reason)]
    }

    private mutating func drop(_ reason: String) -> [Effect] {
        self.state = .dropped
        self.reason = reason
        return [.announceDropped]
    }

    /// Waits for the next attempt, longer after each.
    private mutating func wait(_ reason: String?, from now: Date, jitter: Double) {
        self.nextAttemptAt = now + backoff(afterFailures: self.attempts) / .seconds(1) * jitter
        self.reason = reason ?? self.reason
    }

    /// The last request has done nothing, which is certain; those before it are remembered.
    private mutating func forgetAttempt() {
        self.trace.removeLast()
        self.attempts = max(self.attempts - 1, 0)
        self.nextAttemptAt = nil
    }

    private mutating func retry(to state: State) -> [Effect] {
        if self.state != .unsure { self.attempts = 0 }
        self.state = state
        self.nextAttemptAt = nil
        self.reason = nil
        return []
    }

    private mutating func matchAnew() -> [Effect] {
        self.item = nil
        self.reason = nil
        self.nextAttemptAt = nil
        return []
    }

    /// As if it had never been sent, and as something else; with no item nothing of it is told.
    private mutating func tellAnew(as item: ScrobbleItem?) {
        self.state = item == nil ? .dropped : .finished
        self.item = item
        self.reason = item == nil ? "withdrawn from Trakt, as you have said" : nil
        self.number = nil
        self.trace = Trace()
        self.deliveredAt = nil
        self.attempts = 0
        self.nextAttemptAt = nil
    }

    /// The same as if one more request may have arrived, to look for it.
    func assuming(_ play: SentPlay) -> Self {
        var assumed = self
        assumed.trace.add(play)
        return assumed
    }
}
