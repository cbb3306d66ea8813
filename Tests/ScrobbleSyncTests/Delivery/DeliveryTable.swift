import Foundation
import TraktAPI

@testable import ScrobbleSync

/// All that can happen to a delivery, in every state it can be in: what `Documentation/delivery.md` shows.
enum DeliveryTable {
    static let now = Date(timeIntervalSince1970: 1_800_000_000)
    static let owed = Delivery.Owed(.play, watchedAt: now - 60)
    static let item = ScrobbleItem.movie(trakt: 1, title: nil, year: nil)
    static let otherApp = OtherApp(isCheckIn: false, startedAt: now - 3000, expiresAt: now + 600)

    /// Inputs by their names in the table.
    static let inputs: [(name: String, input: Delivery.Input)] =
        all.map { (name: $0.name, input: $0) } + [
            ("notFoundInHistory, long after", .notFoundInHistory(askedAt: now + 3600)),
            ("notFoundElsewhere, long after", .notFoundElsewhere(askedAt: now + 3600, .init(seconds: 60))),
        ]

    private static let all: [Delivery.Input] = [
        .progressed(owed),
        .ended(owed),
        .ownerDied(owed),
        .describedAnew,
        .seenElsewhere(otherApp),
        .timeMended(now - 90),
        .matched(item),
        .unmatched(reason: "…"),
        .excluded(reason: "…"),
        .superseded(reason: "…"),
        .claimed,
        .senderDied,
        .sent(SentPlay(.history, sentAt: now, playTime: now)),
        .answered(.done(number: 7)),
        .answered(.nothingDone),
        .answered(.refused(reason: "…")),
        .answered(.notDone(reason: "…", rest: 60)),
        .answered(.notReached(reason: "…")),
        .answered(.mayBeDone(reason: "…")),
        .questionFailed(.refused(reason: "…")),
        .questionFailed(.notDone(reason: "…", rest: 60)),
        .questionFailed(.notReached(reason: "…")),
        .questionFailed(.mayBeDone(reason: "…")),
        .foundInHistory(number: 7),
        .foundInHistory(number: 7, isLate: true),
        .notFoundInHistory(askedAt: now + 5),
        .foundElsewhere(number: 7),
        .notFoundElsewhere(askedAt: now + 5),
        .numberLearned(7),
        .userRetried,
        .userDropped(reason: "…"),
        .userTookBack,
        .foundMissing,
        .userCorrected,
        .userRenamed(item),
        .userRenamed(nil),
        .undone(number: 7),
        .replaced(by: item, number: 7),
        .replaced(by: nil, number: 7),
    ]

    /// A kind of delivery, and how one of it comes into each state: through the machine alone.
    struct Column {
        var title: String
        var kind: Delivery.Kind
        /// Whether something of it may have arrived before.
        var isTraced: Bool
        /// Whether another app tells of it.
        var isElsewhere = false

        static let all = [
            Self(title: "A play of which nothing can have arrived", kind: .play, isTraced: false),
            Self(title: "A play of which something may have arrived", kind: .play, isTraced: true),
            Self(title: "A place to resume from", kind: .place, isTraced: false),
            Self(title: "A play of which another app tells", kind: .play, isTraced: false, isElsewhere: true),
        ]

        /// The way into a state; nil where none of this kind gets there.
        func way(to state: Delivery.State) -> [Delivery.Input]? {
            if self.isElsewhere { return self.wayElsewhere(to: state) }
            let sent = Delivery.Input.sent(SentPlay(.stop, sentAt: DeliveryTable.now - 30))
            let ended = Delivery.Input.ended(.init(self.kind, watchedAt: DeliveryTable.now - 60))
            let before: [Delivery.Input] =
                [.matched(DeliveryTable.item), ended]
                + (self.isTraced ? [.claimed, sent, .notFoundInHistory(askedAt: DeliveryTable.now + 3600)] : [])
            let claimed = before + (self.isTraced ? [] : [.claimed])
            return switch state {
            case .watching: self.isTraced ? nil : []
            // Whatever may have arrived is asked for first, for ever.
            case .finished: self.isTraced ? nil : before
            case .sending: claimed
            case .unsure: self.kind == .place ? nil : claimed + [sent]
            case .delivered:
                self.kind == .place
                    ? claimed + [.answered(.done(number: nil))] : claimed + [sent, .answered(.done(number: nil))]
            case .parked: claimed + [.unmatched(reason: "…")]
            case .dropped:
                self.isTraced
                    ? claimed + [.userDropped(reason: "…"), .notFoundInHistory(askedAt: DeliveryTable.now + 3600)]
                    : claimed + [.userDropped(reason: "…")]
            }
        }

        /// The same where another app tells of it: only when that has come to nothing it is told by us.
        private func wayElsewhere(to state: Delivery.State) -> [Delivery.Input]? {
            let begun: [Delivery.Input] = [.matched(DeliveryTable.item), .seenElsewhere(DeliveryTable.otherApp)]
            let ended = begun + [.ended(.init(self.kind, watchedAt: DeliveryTable.now - 60))]
            return switch state {
            case .watching: begun
            case .finished: ended
            case .delivered: ended + [.foundElsewhere(number: 7)]
            case .parked: ended + [.unmatched(reason: "…")]
            case .dropped: ended + [.userDropped(reason: "…")]
            case .sending, .unsure: nil
            }
        }

        /// A delivery in a state; nil where none of this kind gets there.
        func delivery(in state: Delivery.State) -> Delivery? {
            guard let way = self.way(to: state) else { return nil }
            var delivery = Delivery(viewing: "V", to: .trakt, startedAt: DeliveryTable.now - 3600)
            for input in way where delivery.receive(input, at: DeliveryTable.now) == nil { return nil }
            return delivery
        }
    }

    // MARK: - As a document

    static var text: String {
        let head = """
            # What can happen to a delivery

            Made from the code by `Scripts/document`; a test holds it equal. Rows are inputs (`Delivery.Input`), columns the
            states in which they come (`Delivery.State`), cells the new state and what follows (`Delivery.Effect`). A dot: the
            input means nothing there, nothing changes. *same*: the state stays, something is noted.
            """
        return ([head] + Column.all.map(self.table)).joined(separator: "\n\n") + "\n"
    }

    private static func table(_ column: Column) -> String {
        let states = Delivery.State.allCases
        var lines = ["## \(column.title)", ""]
        lines.append("| input | " + states.map(\.rawValue).joined(separator: " | ") + " |")
        lines.append("|---|" + states.map { _ in "---|" }.joined())
        for (name, input) in self.inputs {
            let cells = states.map { self.cell(column.delivery(in: $0), input) }
            lines.append("| \(name) | " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n")
    }

    private static func cell(_ delivery: Delivery?, _ input: Delivery.Input) -> String {
        guard var delivery else { return "" }
        let before = delivery.state
        guard let effects = delivery.receive(input, at: self.now) else { return "·" }
        let state = delivery.state == before ? "*same*" : "**\(delivery.state.rawValue)**"
        return ([state] + effects.map(self.words)).joined(separator: ", ")
    }

    private static func words(_ effect: Delivery.Effect) -> String {
        switch effect {
        case .announceDelivered: "announce it"
        case .announceParked: "announce the reason"
        case .announceDropped: "count it"
        case .withdraw: "remove the play there"
        case .askGate: "ask the gate"
        case .rest: "the queue rests"
        }
    }
}
