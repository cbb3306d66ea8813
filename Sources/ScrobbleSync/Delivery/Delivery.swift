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
    /// What is to be told.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// That it was watched, and when.
        case play
        /// Where it was left.
        case place
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
    /// What the user wants of it as soon as it is known whether it has arrived.
    package private(set) var wish: Wish?
    /// Who tells of it, too: nothing is told by us while its play may come; when delivered, the play is that app's.
    package private(set) var otherApp: OtherApp?

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
        self.wish = nil
        self.otherApp = nil
    }

    /// What is owed for a play that another program has recorded and may have told itself: it is looked up before it is told.
    package init(viewing: String, to receiver: Receiver, watchedAt date: Date, maybeTold trace: Trace) {
        self.init(viewing: viewing, to: receiver, startedAt: date)
        self.state = trace.isEmpty ? .finished : .unsure
        self.kind = .play
        self.trace = trace
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
        case .delivered: self.whileDelivered(input, at: now)
        case .parked: self.whileParked(input)
        case .dropped: self.whileDropped(input, at: now)
        }
    }

    // MARK: - State by state

    private mutating func whileWatching(_ input: Input) -> [Effect]? {
        switch input {
        case .progressed(let owed): return self.owe(owed)
        case .ended(let owed), .ownerDied(let owed):
            self.state = .finished
            return self.owe(owed)
        case .seenElsewhere(let app):
            self.otherApp = app
            return []
        case .describedAnew, .userCorrected: return self.matchAnew()
        case .excluded(let reason), .userDropped(let reason): return self.drop(reason)
        case .userTookBack: return self.drop(Self.takenBack)
        default: return self.note(input)
        }
    }

    private mutating func whileFinished(_ input: Input, at now: Date) -> [Effect]? {
        switch input {
        // A player that could not reach the store knew better how it ended, and nothing was told yet.
        case .ended(let owed) where self.attempts == 0 && self.trace.isEmpty: return self.owe(owed)
        case .seenElsewhere(let app) where self.attempts == 0 && self.trace.isEmpty:
            self.otherApp = app
            return []
        case .foundElsewhere(let number) where self.otherApp != nil: return self.settle(number: number, at: now)
        case .notFoundElsewhere(let askedAt, let patience) where self.otherApp != nil:
            return self.missElsewhere(askedAt, patience, at: now)
        case .unmatched(let reason): return self.park(reason)
        case .superseded(let reason): return self.drop(reason)
        case .excluded(let reason), .userDropped(let reason): return self.giveUp(reason)
        case .userTookBack: return self.giveUp(Self.takenBack)
        case .claimed where self.otherApp == nil:
            // What stood in its way is over.
            self.reason = nil
            return self.move(to: .sending)
        case .questionFailed(let answer): return self.putOff(answer, at: now)
        case .userRetried: return self.retry(to: .finished)
        case .userCorrected: return self.matchAnew()
        default: return self.note(input)
        }
    }

    private mutating func whileSending(_ input: Input, at now: Date, jitter: Double) -> [Effect]? {
        switch input {
        case .unmatched(let reason): return self.park(reason)
        case .superseded(let reason): return self.drop(reason)
        case .excluded(let reason), .userDropped(let reason): return self.giveUp(reason)
        case .userTookBack: return self.giveUp(Self.takenBack)
        case .userRenamed(let item): return self.wishOf(item)
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
        case .excluded(let reason), .userDropped(let reason): return self.giveUp(reason)
        case .userTookBack: return self.giveUp(Self.takenBack)
        case .userRenamed(let item): return self.wishOf(item)
        // What cannot have left a play need not be looked up.
        case .claimed where self.kind == .place: return self.move(to: .sending)
        case .sent(let play):
            // Once more with another token: the one before was refused.
            self.trace.removeLast()
            self.trace.add(play)
            return []
        case .questionFailed(let answer): return self.putOff(answer, at: now)
        case .foundInHistory(let number, let isLate): return self.arrive(number, isLate: isLate, at: now)
        case .notFoundInHistory(let askedAt, let patience): return self.miss(askedAt, patience, at: now)
        case .answered(let answer): return self.takePlayAnswer(answer, at: now, jitter: jitter)
        case .userRetried: return self.retry(to: .unsure)
        default: return self.note(input)
        }
    }

    private mutating func whileDelivered(_ input: Input, at now: Date) -> [Effect]? {
        switch input {
        case .numberLearned(let number):
            self.number = number
            return []
        case .undone(let number): return self.takeBack(number, at: now)
        case .userTookBack where self.kind == .play:
            if let number = self.number { return self.takeBack(number, at: now) }
            // Its number is asked for with the next pass.
            self.wish = .takeBack
            self.nextAttemptAt = now
            return []
        case .foundMissing where self.kind == .play && self.wish == nil: return self.tellOnceMore()
        case .replaced(let item, let number):
            self.tellAnew(as: item)
            return [.withdraw(number: number)]
        case .foundInHistory(let number, let isLate): return self.meetTwin(number, isLate: isLate, at: now)
        case .notFoundInHistory(let askedAt, let patience):
            self.watch(askedAt, patience, at: now)
            guard self.nextAttemptAt == nil, self.wish != nil else { return [] }
            self.wish = nil
            return self.drop("taken back by the user; Trakt had no play of it")
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
        case .userRenamed(let item) where !self.trace.isEmpty: return self.wishOf(item)
        case .excluded(let reason), .userDropped(let reason): return self.giveUp(reason)
        case .userTookBack: return self.giveUp(Self.takenBack)
        default: return self.note(input)
        }
    }

    /// What was given up stays given up; a play of it that comes to light all the same is removed.
    private mutating func whileDropped(_ input: Input, at now: Date) -> [Effect]? {
        switch input {
        case .foundInHistory(let number, _) where self.nextAttemptAt != nil:
            self.number = number
            return [.withdraw(number: number)]
        case .notFoundInHistory(let askedAt, let patience) where self.nextAttemptAt != nil:
            self.watch(askedAt, patience, at: now)
            return []
        default: return self.note(input)
        }
    }

    /// What changes no state: it is noted in any.
    private mutating func note(_ input: Input) -> [Effect]? {
        switch input {
        case .matched(let item): self.item = item
        case .timeMended(let date): self.watchedAt = date
        default: return nil
        }
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
            if let effects = self.carryOutUnsent(at: now) { return effects }
            return self.move(to: .sending)
        case .refused(let reason):
            self.forgetAttempt()
            if let effects = self.carryOutUnsent(at: now) { return effects }
            return self.park(reason)
        case .notReached(let reason), .notDone(let reason, _):
            self.forgetAttempt()
            if let effects = self.carryOutUnsent(at: now) { return effects + [.rest(reason: reason, answer.rest)] }
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
    /// Seconds after a play is settled of which more than one request may have arrived, before it is looked for again.
    private static let firstWatch: TimeInterval = 60
    private static let takenBack = "taken back by the user"

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
        // What another request has left, or leaves yet, is looked for.
        self.nextAttemptAt = self.trace.sent.count > 1 ? now + Self.firstWatch : nil
        self.deliveredAt = now
        guard let wish = self.wish else { return [.announceDelivered] }
        guard let number else {
            self.nextAttemptAt = now
            return [.announceDelivered]
        }
        return self.carryOut(wish, on: number, at: now)
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
        self.nextAttemptAt = nil
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
        self.otherApp = nil
        self.reason = nil
        self.nextAttemptAt = nil
        return []
    }

    /// Delivered once and lost there: the history is asked first, as after any request that may have arrived.
    private mutating func tellOnceMore() -> [Effect] {
        self.state = .unsure
        self.reason = "no longer in the history"
        self.otherApp = nil
        self.number = nil
        self.deliveredAt = nil
        self.attempts = 0
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
        self.wish = nil
        self.otherApp = nil
    }

    /// The same as if one more request may have arrived, to look for it.
    func assuming(_ play: SentPlay) -> Self {
        var assumed = self
        assumed.trace.add(play)
        return assumed
    }

    /// Whether a request may have left a play under what it was taken for.
    var mayHaveArrived: Bool { !self.trace.isEmpty && self.item != nil && self.kind == .play }

    // MARK: - What the history says

    /// The history has the play of a request whose answer was lost.
    private mutating func arrive(_ number: Int64, isLate: Bool, at now: Date) -> [Effect] {
        if let wish = self.wish { return self.carryOut(wish, on: number, at: now) }
        guard isLate else { return self.settle(number: number, at: now) }
        // Stamped when Trakt came to it, which was not when it was watched: it goes, and is added with its own time.
        self.state = .finished
        self.nextAttemptAt = now + 1
        self.reason = nil
        return [.withdraw(number: number)]
    }

    /// The history does not have the play, at a time of the receiver's clock.
    ///
    /// What Trakt still does with a request is done after a while; only then it is told again.
    private mutating func miss(_ askedAt: Date, _ patience: Patience, at now: Date) -> [Effect] {
        self.trace.mend(askedAt)
        if let wait = patience.wait(after: self.trace.secondsSinceLast(askedAt)) {
            self.nextAttemptAt = now + wait
            self.reason = Self.lostAnswer
            return []
        }
        if let effects = self.carryOutMissing(at: now) { return effects }
        return self.move(to: .sending)
    }

    // MARK: - What another app tells

    /// The history does not have the other app's play, at a time of the receiver's clock.
    ///
    /// It may come as late as what is on there ends; when it does not come, the play is ours to tell.
    private mutating func missElsewhere(_ askedAt: Date, _ patience: Patience, at now: Date) -> [Effect] {
        let elapsed = now.timeIntervalSince(self.watchedAt)
        if let wait = self.otherApp?.wait(askedAt: askedAt, after: elapsed, patience) {
            self.nextAttemptAt = now + wait
            return []
        }
        self.otherApp = nil
        self.nextAttemptAt = nil
        return self.move(to: .sending)
    }

    private static let lostAnswer = """
        Trakt's answer got lost and its history does not have the play yet; it is asked again before anything is added
        """

    /// Beside the play that is known there is another of the same viewing: what Trakt did late, or twice.
    private mutating func meetTwin(_ number: Int64, isLate: Bool, at now: Date) -> [Effect] {
        if let wish = self.wish { return self.carryOut(wish, on: number, at: now) }
        guard let own = self.number else {
            self.number = number
            return []
        }
        guard own != number else { return [] }
        // The one with the wrong time goes, else ours.
        guard !isLate else { return [.withdraw(number: number)] }
        self.number = number
        return [.withdraw(number: own)]
    }

    /// Plans the next look for what Trakt may still do.
    private mutating func watch(_ askedAt: Date, _ patience: Patience, at now: Date) {
        self.nextAttemptAt = patience.watch(after: self.trace.secondsSinceLast(askedAt)).map { now + $0 }
    }

    // MARK: - Wishes

    /// Never to be told: at once where nothing can have arrived, else as soon as it is known.
    private mutating func giveUp(_ reason: String) -> [Effect] {
        guard !self.trace.isEmpty, self.kind == .play else { return self.drop(reason) }
        self.wish = .takeBack
        self.reason = reason
        self.state = .unsure
        self.nextAttemptAt = nil
        return []
    }

    /// It is something else.
    private mutating func wishOf(_ item: ScrobbleItem?) -> [Effect]? {
        guard let item else { return self.giveUp("not told to Trakt, as you have said") }
        self.wish = .tellAs(item)
        self.state = .unsure
        self.nextAttemptAt = nil
        return []
    }

    /// The fate is known: it has arrived.
    private mutating func carryOut(_ wish: Wish, on number: Int64, at now: Date) -> [Effect] {
        switch wish {
        case .takeBack: return self.takeBack(number, at: now)
        case .tellAs(let item):
            self.tellAnew(as: item)
            return [.withdraw(number: number)]
        }
    }

    /// The fate is known: it has not arrived.
    ///
    /// What Trakt does all the same is looked for a while longer.
    private mutating func carryOutMissing(at now: Date) -> [Effect]? {
        switch self.wish {
        case nil: return nil
        case .takeBack:
            self.wish = nil
            let effects = self.drop(self.reason == Self.lostAnswer ? Self.takenBack : self.reason ?? Self.takenBack)
            self.nextAttemptAt = self.trace.isEmpty ? nil : now + Self.firstWatch
            return effects
        case .tellAs(let item):
            self.tellAnew(as: item)
            return []
        }
    }

    /// A request has done nothing, which is certain: where no other may have arrived, a wish can be carried out.
    private mutating func carryOutUnsent(at now: Date) -> [Effect]? {
        guard self.trace.isEmpty else { return nil }
        return self.carryOutMissing(at: now)
    }

    private mutating func takeBack(_ number: Int64, at now: Date) -> [Effect] {
        self.number = number
        self.wish = nil
        self.state = .dropped
        self.reason = Self.takenBack
        self.nextAttemptAt = self.trace.sent.count > 1 ? now + Self.firstWatch : nil
        return [.withdraw(number: number)]
    }
}
