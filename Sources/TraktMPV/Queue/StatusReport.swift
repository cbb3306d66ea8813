package import Foundation
import ScrobbleSync
import TraktAPI

/// What `status` tells; neither network nor player is asked.
package struct StatusReport {
    package struct LastDelivery: Encodable, Sendable {
        /// What Trakt was told, where that is known.
        package var title: String
        /// What the name of the file says, where it says something else.
        package var named: String?
        package var endedAt: Date
        /// A play, or a place to go on from.
        package var kind: String
        /// Percent.
        package var progress: Double
    }

    /// A player that is followed now.
    package struct FollowedPlayer: Encodable, Hashable, Sendable {
        /// The process of the player.
        package var player: Int32
        /// `play`, `script` or `attach`.
        package var form: String
        /// The process of this program beside it; in `play` both are one.
        package var process: Int32
    }

    /// Which app asks Trakt.
    package enum App: String, Encodable, Sendable {
        case builtIn, own, none
    }

    package var app: App
    package var isConnected: Bool
    /// Why nobody is, where that is known.
    package var missingLogin: String?
    /// The account's name; nil where it is not known.
    package var account: String?
    /// Whether Trakt called the account VIP when it was last asked: at the login, and by a `sync` once a day.
    package var isVIP: Bool?
    /// What Trakt keeps of each sort at most, by its own words, as of then.
    package var limits: [String: Int]
    package var nowPlaying: [QueueLine]
    /// Players that are followed now, and how.
    package var players: [FollowedPlayer]
    package var waiting: Int
    package var parked: Int
    /// Plays that are on Trakt.
    package var delivered: Int
    /// Places to go on from that Trakt keeps.
    package var placesKept: Int
    package var ratingsWaiting: Int
    /// Ratings that were refused.
    package var ratingsParked: Int
    package var lastDelivery: LastDelivery?
    /// The last thing that went wrong and is not mended, in one sentence.
    package var lastError: String?
    /// What was wrong with the clock within the last week and was put right, in one sentence.
    package var clock: String?
    /// Hooks that failed when they were last run, a sentence each.
    package var hooks: [String]
    /// What cannot be written or read of the program's own files, a sentence each.
    package var storage: [String]
    /// What became of a damaged store, until somebody has seen it.
    package var storeDamage: String?
}

extension StatusReport {
    /// - Throws: What the store throws.
    package init(in environment: Environment) throws { try self.init(of: try QueueDesk(in: environment)) }

    /// - Throws: What the store throws.
    init(of desk: QueueDesk) throws {
        let environment = desk.environment
        desk.settleAbandoned()
        let outbox = desk.outbox
        let counts = try outbox.counts()
        self.app = environment.app
        self.isConnected = environment.isConnected
        self.missingLogin = self.app == .none ? Environment.missingClientID : environment.missingLogin
        let account = self.isConnected ? environment.account.account : nil
        self.account = (account?.name).map { DisplayText($0).description }
        self.isVIP = account?.isVIP
        self.limits = account?.limits ?? [:]
        self.players = PlayerClaim.followers(in: environment.paths.stateDirectory).map {
            FollowedPlayer(player: $0.player, form: $0.form.rawValue, process: $0.process)
        }
        self.nowPlaying = try outbox.entries(in: [.watching], limit: 20).map(QueueLine.init)
        self.waiting = try outbox.waitingCount()
        self.parked = counts[.parked] ?? 0
        self.placesKept = try LocalHistory(outbox).keptPlaces()
        self.delivered = (counts[.delivered] ?? 0) - self.placesKept
        let ratings = try outbox.ratings.ratingCounts()
        self.ratingsWaiting = ratings[.finished] ?? 0
        self.ratingsParked = ratings[.parked] ?? 0
        self.hooks = HookTroubles(in: environment).sentences
        self.storage = environment.storageTroubles()
        self.lastDelivery = try outbox.lastDelivered().map {
            let title = ViewingTitle($0)
            return .init(
                title: title.shown,
                named: title.named,
                endedAt: $0.viewing.endedAt,
                kind: $0.delivery.kind.rawValue,
                progress: $0.viewing.progress
            )
        }
        self.clock = try ClockNotes(in: outbox).latest()?.sentence
        let trouble = try outbox.lastTrouble() ?? outbox.ratings.all(in: [.parked]).last?.rating.reason
        self.lastError = trouble.map { DisplayText($0, limit: QueueLine.longestReason).description }
        self.storeDamage = environment.storeNotice.text
    }
}

extension StatusReport.FollowedPlayer {
    fileprivate var line: String {
        switch PlayerClaim.Form(rawValue: self.form) {
        case .script: "Player \(self.player): followed by the script in it, process \(self.process)"
        case .attach: "Player \(self.player): followed by `attach`, process \(self.process)"
        case .play, nil: "Player \(self.player): `play`"
        }
    }
}

extension StatusReport.LastDelivery {
    fileprivate var line: String {
        let what = ViewingTitle.words(self.title, named: self.named)
        let date = self.endedAt.formatted(date: .abbreviated, time: .shortened)
        guard self.kind == Delivery.Kind.place.rawValue else { return "Last delivered: \(what), \(date)" }
        return "Last \(QueueLine.keptPlace(at: self.progress)): \(what), \(date)"
    }
}

extension StatusReport: Report {
    package var lines: [String] {
        var lines = [self.login]
        switch self.app {
        case .builtIn: lines.append("App: the one that this build carries")
        case .own: lines.append("App: your own client id")
        // The first line says it.
        case .none: break
        }
        if let limits = self.limitWords { lines.append("Limits at Trakt: \(limits)") }
        lines += self.nowPlaying.map {
            "Now playing: \($0.what) (\(Int($0.progress)) %)\($0.tellerWords.map { ", \($0)" } ?? "")"
        }
        lines += self.players.map(\.line)
        lines.append(
            "Queue: \(self.waiting) waiting, \(self.parked) for you to look at; \(self.delivered) delivered so far"
                + (self.placesKept == 0 ? "" : ", \(self.placesKept) \(self.placesKept == 1 ? "place" : "places") kept")
        )
        if self.ratingsWaiting + self.ratingsParked > 0 {
            lines.append("Ratings: \(self.ratingsWaiting) waiting, \(self.ratingsParked) for you to look at")
        }
        if let last = self.lastDelivery {
            lines.append(last.line)
        }
        if let clock { lines.append(clock) }
        if let last = self.lastError { lines.append("Last trouble: \(last)") }
        return lines + self.hooks + self.storage
    }

    private var login: String {
        if self.app == .none { return Environment.missingClientID }
        guard self.isConnected else {
            return self.missingLogin
                ?? "Not connected to Trakt. Run `trakt-mpv login`; until then everything is kept here."
        }
        let name = self.account.map { " as \($0)" } ?? ""
        let kind = self.isVIP.map { $0 ? ", a VIP account" : ", a free account" } ?? ""
        return "Connected to Trakt\(name)\(kind)."
    }

    /// `5 lists of 250, watchlist 250`; nil where Trakt told none.
    private var limitWords: String? {
        var rest = self.limits
        var words: [String] = []
        if let lists = rest.removeValue(forKey: "list.count") {
            let length = rest.removeValue(forKey: "list.item_count").map { " of \($0)" } ?? ""
            words.append("\(lists) lists\(length)")
        }
        for (key, number) in rest.sorted(by: { $0.key < $1.key }) {
            let name = key.replacing(#/[._](?:item_)?count$/#, with: "").replacing(".", with: " ")
                .replacing("_", with: " ")
            words.append("\(name) \(number)")
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}
