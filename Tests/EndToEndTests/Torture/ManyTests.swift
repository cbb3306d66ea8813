import Foundation
import TestSupport
import Testing

/// Four players and four `sync` at once on one store, with tokens that live for seconds and a network that comes and goes.
@Suite(.serialized) struct ManyTests {
    private static let shortForm = 14
    private static let processes = 8
    /// Seconds that an access token lives; it is renewed at half of that.
    private static let tokenLifetime = 8.0
    /// Seconds between two writes, as Trakt's side sees them; the journal's times are cut to milliseconds.
    private static let pace = 1.099

    @Test func `many processes on one store keep the pace, renew once and tell every play once`() throws {
        let films = try TemporaryDirectory()
        let film = films.url.appending(path: "film.mkv")
        try SampleMedia.makeFilm(at: film, seconds: Int(CrashRound.duration))
        let house = try House("--approve-all", "--token-lifetime=\(Self.tokenLifetime)", "--get-limit=1000000")
        try house.configure("minimum_share = 0\n")
        try house.run("login")
        let count = min(Torture.rounds ?? Self.shortForm, Episode.all.count)
        let episodes = Array(Episode.all.prefix(count))
        let began = Date()
        try Self.run(episodes, in: house, film: film)
        try house.endFaults()
        let isSettled = try house.settle()
        let report = try ManyReport(house, episodes, seconds: Date().timeIntervalSince(began))
        print(report.text)
        #expect(isSettled)
        #expect(report.lost == 0)
        #expect(report.doubles == 0)
        #expect(report.wrongTimes == 0)
        #expect(report.closest >= Self.pace)
        #expect(report.refusedRenewals == 0)
        #expect(report.renewals > 1)
        // Trakt's times are whole seconds.
        #expect(report.quickestRenewal >= Self.tokenLifetime / 2 - 1)
    }

    /// Keeps all processes busy until every episode has been played.
    private static func run(_ episodes: [Episode], in house: House, film: URL) throws {
        var dice = Dice(seed: Torture.seed)
        var rest = episodes[...]
        var slots: [Process?] = Array(repeating: nil, count: self.processes)
        var nextFlap = Date()
        while true {
            for index in slots.indices where slots[index]?.isRunning != true {
                if index % 2 == 1 {
                    slots[index] = rest.isEmpty ? nil : try house.start(["sync", "--all"])
                } else {
                    slots[index] = try rest.popFirst().map { try house.start(film, as: $0) }
                }
            }
            if slots.allSatisfy({ $0?.isRunning != true }), rest.isEmpty { return }
            if Date() >= nextFlap {
                nextFlap = Date() + Double.random(in: 0.3...2.5, using: &dice)
                try self.flap(house, &dice)
            }
            // Eight programs are watched at once; nothing expected depends on how often.
            usleep(20000)
        }
    }

    /// A bad moment; what concerns the login never reaches Trakt, for what is lost there is lost by Trakt's own rules.
    private static func flap(_ house: House, _ dice: inout Dice) throws {
        let path =
            ["/scrobble/stop", "/scrobble/start", "/sync/history", "/sync"].randomElement(using: &dice) ?? "/sync"
        let faults = [
            #"{"kind":"down","seconds":\#(Double.random(in: 0.2...2, using: &dice))}"#,
            #"{"path":"\#(path)","kind":"lost","applied":true}"#,
            #"{"path":"\#(path)","kind":"reset-before","applied":\#(Bool.random(using: &dice))}"#,
            #"{"path":"\#(path)","status":503,"applied":\#(Bool.random(using: &dice))}"#,
            #"{"path":"\#(path)","kind":"delay","milliseconds":\#(Int.random(in: 100...3000, using: &dice))}"#,
            #"{"path":"/oauth/token","status":502}"#,
        ]
        try house.fault(faults.randomElement(using: &dice) ?? faults[0])
    }
}

/// What Trakt has seen of many processes.
private struct ManyReport {
    var plays: Int
    var lost: Int
    var doubles: Int
    var wrongTimes: Int
    var worstTime: Double
    var writes: Int
    /// Seconds between the two writes that are nearest to each other.
    var closest: Double
    var renewals: Int
    var refusedRenewals: Int
    /// Seconds between the two renewals that are nearest to each other.
    var quickestRenewal: Double
    var seconds: Double

    init(_ house: House, _ episodes: [Episode], seconds: Double) throws {
        let plays = try house.history()
        let truths = episodes.map { PlayTruth(reading: house.notes(of: $0)) }
        let counts = episodes.map { episode in plays.count { $0.title == episode.title } }
        self.plays = plays.count
        self.lost = counts.count { $0 == 0 }
        self.doubles = counts.reduce(0) { $0 + max($1 - 1, 0) }
        let errors = zip(episodes, truths).compactMap { episode, truth -> Double? in
            guard let end = truth.end, let date = plays.first(where: { $0.title == episode.title })?.date else {
                return nil
            }
            return abs(date.timeIntervalSince1970 - end)
        }
        self.worstTime = errors.max() ?? 0
        self.wrongTimes = errors.count { $0 > CrashRound.tolerance }
        let journal = try house.journal()
        let writes = journal.filter {
            $0.method == "POST" && ($0.path.hasPrefix("/scrobble/") || $0.path.hasPrefix("/sync/"))
        }
        self.writes = writes.count
        self.closest = Self.smallestGap(writes)
        let renewals = journal.filter { $0.path == "/oauth/token" }
        self.renewals = renewals.count { $0.status == 200 }
        self.refusedRenewals = renewals.count { $0.status == 400 }
        self.quickestRenewal = Self.smallestGap(renewals.filter { $0.status == 200 })
        self.seconds = seconds
    }

    private static func smallestGap(_ lines: [SimulatorClient.Line]) -> Double {
        zip(lines, lines.dropFirst()).map { ($1.milliseconds - $0.milliseconds) / 1000 }.min() ?? .infinity
    }

    var text: String {
        """
        many (seed \(Torture.seed)): 8 processes for \(Int(self.seconds)) s
          plays at Trakt \(self.plays), lost \(self.lost), doubles \(self.doubles), wrong times \(self.wrongTimes) \
        (worst \(String(format: "%.2f", self.worstTime)) s)
          writes \(self.writes), the nearest two \(String(format: "%.3f", self.closest)) s apart
          renewals \(self.renewals), the nearest two \(String(format: "%.1f", self.quickestRenewal)) s apart, \
        refused \(self.refusedRenewals)
        """
    }
}

extension House {
    func notes(of episode: Episode) -> String { self.home.url.appending(path: "\(episode.file).txt").path }

    /// Starts a player that shows the last part of an episode, and notes what really happens.
    func start(_ film: URL, as episode: Episode) throws -> Process {
        let script = self.home.url.appending(path: "\(episode.file).lua")
        try Data(PlayTruth.script(writingTo: self.notes(of: episode), isRestless: false).utf8).write(to: script)
        let file = self.home.url.appending(path: "\(episode.file).mkv")
        try FileManager.default.linkItem(at: film, to: file)
        return try self.start([
            "play", "--vo=null", "--ao=null", "--script=\(script.path)", "--start=76%", "--speed=60", file.path,
        ])
    }
}
