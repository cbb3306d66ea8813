import Foundation
import ScrobbleSync

/// What has counted and is not rated yet: listed, or gone through one after the other.
package struct PendingRatings: Sendable {
    private let desk: QueueDesk
    private let onlyFilms: Bool

    private static let pageSize = 100

    /// - Throws: What the store throws.
    package init(in environment: Environment) throws {
        self.desk = try QueueDesk(in: environment)
        // Whoever wants to be asked about films only has nothing to say of episodes.
        self.onlyFilms = environment.settings.screen.ratingPrompt == .movies
    }

    /// All of them, newest first.
    package var listing: Listing<QueueLine> {
        Listing(nothing: Self.nothing) { show in try self.forEach { try show(QueueLine($0)) } }
    }

    private static let nothing = "Nothing waits for a rating."

    private func forEach(_ body: (OutboxEntry) throws -> Void) throws {
        self.desk.settleAbandoned()
        var position: QueuePosition?
        while true {
            let page = try UnratedPlays(in: self.desk.outbox)
                .page(after: position, onlyFilms: self.onlyFilms, limit: Self.pageSize)
            for entry in page { try body(entry) }
            guard page.count == Self.pageSize, let last = page.last else { return }
            position = QueuePosition(last)
        }
    }

    /// Goes through them in the terminal: a key each.
    ///
    /// - Parameter output: Where it is said what became of them.
    /// - Returns: Whether there was a terminal to ask in; Ctrl-C ends the process.
    /// - Throws: What the store throws; what was rated before stays rated.
    package func ask(_ output: Output) async throws -> Bool {
        var plays: [OutboxEntry] = []
        try self.forEach { plays.append($0) }
        guard !plays.isEmpty else {
            output.say(Self.nothing)
            return true
        }
        let (keys, continuation) = AsyncStream.makeStream(of: RatingKey.self)
        let terminal = Terminal(.plain) { bytes in
            if let key = RatingKey(bytes) { continuation.yield(key) }
        }
        guard let terminal else { return false }
        let isInterrupted: Bool
        do {
            isInterrupted = try await self.ask(plays, keys, terminal)
            terminal.restore()
        } catch {
            terminal.restore()
            throw error
        }
        if isInterrupted { Interruption.end() }
        return true
    }

    private func ask(
        _ plays: [OutboxEntry],
        _ keys: AsyncStream<RatingKey>,
        _ terminal: Terminal
    ) async throws -> Bool {
        var round = RatingRound(
            plays.map { .init(id: $0.id, title: $0.viewing.displayTitle, date: $0.viewing.endedAt) }
        )
        terminal.say(RatingRound.help)
        if let question = round.question { terminal.say(question) }
        for await key in keys {
            switch round.press(key) {
            case .rate(let play, let rating): terminal.say(try self.desk.rate(play.id, rating).lines.joined())
            case .skip: terminal.say("Skipped.")
            case .leave: return false
            case .interrupt: return true
            }
            guard let question = round.question else { return false }
            terminal.say(question)
        }
        return false
    }
}

/// A key of whoever goes through what can be rated.
enum RatingKey: Hashable, Sendable {
    /// 1 to 10.
    case rating(Int)
    case skip, quit, interrupt

    /// - Parameter bytes: What was typed at once, such as the code of an arrow key; empty when the program is asked to end.
    init?(_ bytes: [UInt8]) {
        guard let byte = bytes.first else {
            self = .quit
            return
        }
        switch byte {
        case UInt8(ascii: "0"): self = .rating(10)
        case UInt8(ascii: "1")...UInt8(ascii: "9"): self = .rating(Int(byte - UInt8(ascii: "0")))
        case UInt8(ascii: "s"), UInt8(ascii: "S"): self = .skip
        case UInt8(ascii: "q"), UInt8(ascii: "Q"), 4: self = .quit
        case 0x1B where bytes.count == 1: self = .quit
        case 3: self = .interrupt
        default: return nil
        }
    }
}

/// One play after the other: keys in, what to do out.
struct RatingRound: Sendable {
    struct Play: Hashable, Sendable {
        var id: String
        var title: String
        var date: Date
    }

    enum Step: Hashable, Sendable {
        case rate(Play, Int)
        case skip, leave, interrupt
    }

    static let help = "Keys 1 to 9, 0 for 10; s skips, q quits."

    private var rest: ArraySlice<Play>
    private let count: Int

    init(_ plays: [Play]) {
        self.rest = plays[...]
        self.count = plays.count
    }

    /// What is asked now, in one harmless line; nil when all are gone through.
    var question: String? {
        self.rest.first.map { play in
            let day = play.date.formatted(date: .abbreviated, time: .omitted)
            return DisplayText("\(self.count - self.rest.count + 1)/\(self.count)  \(play.title), \(day)?").description
        }
    }

    mutating func press(_ key: RatingKey) -> Step {
        guard let play = self.rest.first else { return .leave }
        switch key {
        case .rating(let rating):
            self.rest.removeFirst()
            return .rate(play, rating)
        case .skip:
            self.rest.removeFirst()
            return .skip
        case .quit: return .leave
        case .interrupt: return .interrupt
        }
    }
}
