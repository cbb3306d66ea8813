import Foundation
import MPV

/// What other scripts may know of a session (`Documentation/own-mpv.md`).
struct PublicStatus: Hashable, Sendable {
    enum State: String, Hashable, Sendable {
        /// There is nothing to follow, or it is nobody's business.
        case idle
        case watching
        /// It counts as watched.
        case counted
        /// Nothing of it is told or kept.
        case `private`
    }

    var state = State.idle
    var title = ""
    /// Whole percents.
    var progress: Int?
    /// What waits to be sent.
    var queue = 0
}

/// Puts the status where scripts read it: mpv keeps it as `user-data/trakt_mpv` from 0.36 on.
struct StatusBoard {
    private let player: any MPVPlayer
    private var shown: [String: String] = [:]
    /// Whether mpv has such a place; nil until it was asked.
    private var isThere: Bool?

    private static let root = "user-data"
    private static let place = "\(Self.root)/trakt_mpv"

    init(_ player: any MPVPlayer) {
        self.player = player
    }

    mutating func show(_ status: PublicStatus) {
        let isThere = self.isThere ?? (self.player.node(Self.root) != .none)
        self.isThere = isThere
        guard isThere else { return }
        self.show("owner", "\(getpid())")
        self.show("title", DisplayText(status.title, limit: 200).description)
        self.show("progress", status.progress.map { "\($0)" } ?? "")
        self.show("queue", "\(status.queue)")
        // The last: whoever looks when it changes finds the rest as it is now.
        self.show("state", status.state.rawValue)
    }

    /// Takes all of it away again.
    mutating func clear() { for name in self.shown.keys.sorted() { self.show(name, "") } }

    private mutating func show(_ name: String, _ value: String) {
        guard self.shown[name] != value else { return }
        self.shown[name] = value
        self.player.ask("set", "\(Self.place)/\(name)", value)
    }
}
