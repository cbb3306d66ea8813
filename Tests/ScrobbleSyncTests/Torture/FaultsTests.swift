import Foundation
import Synchronization
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// Every request that is sent meets every bad day, once and all day long; then the sun shines again.
@Suite struct FaultsTests {
    /// Cells of the short form.
    private static let shortForm = 90

    @Test func `no bad day loses a play, doubles one or ends the login`() async throws {
        let listeners = try TLSListener.Certificate.allCases.reduce(into: [:]) { $0[$1] = try TLSListener($1) }
        let addresses = listeners.mapValues(\.address)
        let impatient = AsyncHTTPTransport(timeout: .seconds(1))
        var cells: [FaultCell] = SentRequest.allCases.flatMap { request in
            BadDay.all.flatMap { day in [1, 1000].map { FaultCell(request: request, day: day, count: $0) } }
        }
        // Only a renewal can be told that the grant is invalid.
        cells.removeAll { $0.day.name.contains("invalid_grant") && $0.request != .token }
        let isWhole = Torture.rounds.map { $0 >= cells.count } ?? false
        if !isWhole {
            var dice = Dice(seed: Torture.seed)
            cells = Array(cells.shuffled(using: &dice).prefix(Torture.rounds ?? Self.shortForm))
        }
        let matrix = FaultMatrix(cells)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    while let cell = matrix.next() {
                        do {
                            matrix.add(cell, try await cell.run(addresses, impatient))
                        } catch {
                            Issue.record(error, "\(cell.name)")
                        }
                    }
                }
            }
        }
        try await impatient.shutdown()
        withExtendedLifetime(listeners) {}
        if isWhole || Torture.rounds != nil { print(matrix.text) }
        print(matrix.sum)
        for (cell, outcome) in matrix.all where !outcome.isGood { Issue.record("\(cell.name): \(outcome)") }
        #expect(matrix.all.count == cells.count)
    }
}

/// One request meets one bad day.
struct FaultCell: Sendable {
    var request: SentRequest
    var day: BadDay
    /// How many requests meet it.
    var count: Int

    var name: String { "\(self.request.rawValue), \(self.day.name), \(self.count == 1 ? "once" : "all day")" }

    struct Outcome: Sendable {
        /// While the bad day lasts.
        var during: Delivery.State
        var end: Delivery.State
        var lost = 0
        var doubles = 0
        /// Whether the login was given up without Trakt's word that it is void.
        var hasLostLogin = false
        /// Whether something still waits long after.
        var isStuck = false

        var isGood: Bool { self.lost == 0 && self.doubles == 0 && !self.hasLostLogin && !self.isStuck }
    }

    func run(
        _ listeners: [TLSListener.Certificate: String],
        _ impatient: AsyncHTTPTransport
    ) async throws -> Outcome {
        var result: Outcome?
        try await withDesk { desk in
            let situation = try await self.request.prepare(desk)
            let route = Detour.Route(
                method: self.request.method,
                path: self.request.path,
                address: self.detour(listeners),
                count: self.count
            )
            let detour = Detour(self.day.isLong ? impatient : desk.transport, route)
            if let fault = self.fault(desk) { try await desk.fault(fault) }
            try await self.request.send(situation, at: desk, over: detour)
            #expect(detour.met > 0, "\(self.name) was not sent")
            if self.count > 1 {
                for _ in 0..<3 {
                    desk.clock.advance(by: 60)
                    _ = try await desk.engine(over: detour).drain()
                }
            }
            let during = try situation.viewings.map { try desk.state($0).state }
            detour.end()
            try await desk.endFaults()
            result = try await self.recover(situation, at: desk, during: during[0])
            withExtendedLifetime(situation.lock) {}
        }
        return try #require(result)
    }

    private func detour(_ listeners: [TLSListener.Certificate: String]) -> String? {
        switch self.day.means {
        case .fault, .conflict: nil
        case .detour(let address): address
        case .certificate(let certificate): listeners[certificate]
        }
    }

    private func fault(_ desk: Desk) -> String? {
        let members: String
        switch self.day.means {
        case .detour, .certificate: return nil
        case .fault(let text): members = text
        case .conflict:
            let times = [("watched_at", 0.0), ("expires_at", 3600)].map {
                #"\"\#($0.0)\":\"\#(TraktDate.text(desk.clock.date + $0.1))\""#
            }
            members = #""status":409,"applied":true,"body":"{\#(times.joined(separator: ","))}""#
        }
        return
            #"{"path":"\#(self.request.path)","method":"\#(self.request.method)","count":\#(self.count),\#(members)}"#
    }

    /// The next day and the day after: all is told, and what Trakt has refused is tried again by the user.
    private func recover(
        _ situation: SentRequest.Situation,
        at desk: Desk,
        during: Delivery.State
    ) async throws -> Outcome {
        var outcome = Outcome(during: during, end: during)
        for _ in 0..<20 where try await !self.isSettled(situation, desk) {
            if desk.tokens.load() == nil {
                if try await !self.wasVoid(desk) { outcome.hasLostLogin = true }
                try await desk.logIn()
            }
            desk.clock.advance(by: 7300)
            for viewing in situation.viewings where try desk.state(viewing).state == .parked {
                try desk.outbox.retry(viewing.id)
            }
            if self.request == .rating, try await desk.ratings().isEmpty,
                try desk.outbox.owed(to: .trakt).waitingRatings().isEmpty
            {
                try desk.outbox.ratings.rate(situation.viewings[0].id, 8, at: desk.clock.date)
            }
            _ = try await desk.engine().drain()
        }
        outcome.isStuck = try await !self.isSettled(situation, desk)
        outcome.end = try desk.state(situation.viewings[0]).state
        let found = try await desk.plays().count
        outcome.lost = max(situation.plays - found, 0)
        outcome.doubles = max(found - situation.plays, 0)
        if self.request == .rating { outcome.lost += try await desk.ratings().count == 1 ? 0 : 1 }
        if self.request == .place || self.request == .playback {
            outcome.lost += try await desk.places().contains { $0.trakt == 1001 && $0.progress == 40 } ? 0 : 1
        }
        return outcome
    }

    private func isSettled(_ situation: SentRequest.Situation, _ desk: Desk) async throws -> Bool {
        guard desk.tokens.load() != nil else { return false }
        if self.request == .rating, try await desk.ratings().isEmpty { return false }
        return try situation.viewings.allSatisfy { [.delivered, .dropped].contains(try desk.state($0).state) }
            && desk.outbox.owed(to: .trakt).withdrawals().isEmpty
    }

    private func wasVoid(_ desk: Desk) async throws -> Bool {
        try await desk.journal().contains { $0.path == "/oauth/token" && $0.status == 400 }
    }
}

/// What came of all cells.
private final class FaultMatrix: Sendable {
    private let rest: Mutex<[FaultCell]>
    private let cells = Mutex<[(FaultCell, FaultCell.Outcome)]>([])

    init(_ cells: [FaultCell]) {
        self.rest = Mutex(cells)
    }

    /// A cell that nobody has taken yet.
    func next() -> FaultCell? { self.rest.withLock { $0.popLast() } }

    func add(_ cell: FaultCell, _ outcome: FaultCell.Outcome) { self.cells.withLock { $0.append((cell, outcome)) } }

    var all: [(FaultCell, FaultCell.Outcome)] { self.cells.withLock { $0 } }

    /// Bad days by requests: the state of the viewing meanwhile and in the end, once and all day.
    var text: String {
        let found = self.all
        var lines = ["Meanwhile → in the end, where it happens once | all day."]
        lines.append(Self.row("", SentRequest.allCases.map(\.name)))
        for day in BadDay.all {
            let columns = SentRequest.allCases.map { request in
                let words = [1, 1000].compactMap { count -> String? in
                    let outcome = found.first {
                        $0.0.request == request && $0.0.day.name == day.name && $0.0.count == count
                    }?.1
                    return outcome.map { "\(Self.letter($0.during))→\(Self.letter($0.end))\($0.isGood ? "" : "!")" }
                }
                return words.isEmpty ? "-" : words.joined(separator: "|")
            }
            lines.append(Self.row(day.name, columns))
        }
        lines.append("D delivered, P parked, F waits, U unsure, X dropped or taken back, ! lost, doubled or stuck")
        return lines.joined(separator: "\n")
    }

    var sum: String {
        let all = self.all
        let counts = [
            "\(all.count) cells (seed \(Torture.seed))", "\(all.reduce(0) { $0 + $1.1.lost }) lost",
            "\(all.reduce(0) { $0 + $1.1.doubles }) doubles", "\(all.count { $0.1.isStuck }) stuck",
            "\(all.count { $0.1.hasLostLogin }) logins cleared without invalid_grant",
        ]
        return "faults: " + counts.joined(separator: ", ")
    }

    private static func letter(_ state: Delivery.State) -> String {
        switch state {
        case .watching: "W"
        case .finished, .sending: "F"
        case .unsure: "U"
        case .delivered: "D"
        case .parked: "P"
        case .dropped: "X"
        }
    }

    private static func row(_ name: String, _ columns: [String]) -> String {
        ([name.padding(toLength: 22, withPad: " ", startingAt: 0)]
            + columns.map { $0.padding(toLength: 10, withPad: " ", startingAt: 0) }).joined(separator: " ")
    }
}
