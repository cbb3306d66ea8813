import MPV

/// A key of ours, as the player tells that it went down or was held.
enum ScreenKey: Hashable, Sendable {
    case menu
    case makePrivate
    /// One that what is shown has taken from mpv.
    case panel(Panel.Key)

    /// - Parameter message: As mpv sends it: `key-binding`, the binding's name, its state, the key, the text it types.
    init?(_ message: [String]) {
        if message == ["menu"] {
            self = .menu
            return
        }
        guard message.count > 2, message[0] == "key-binding", ["d", "r", "p"].contains(message[2].prefix(1)) else {
            return nil
        }
        switch message[1] {
        case "menu": self = .menu
        case "private": self = .makePrivate
        case "panel" where message.count > 3:
            self = .panel(Panel.Key(name: message[3], text: message.count > 4 ? message[4] : ""))
        default: return nil
        }
    }
}

/// The picture of a player, as far as we draw on it: at most one panel.
///
/// Lives on the player's thread.
struct Screen {
    private let player: any MPVPlayer
    private var panel: Panel?
    private var drawn: Drawn?

    private struct Drawn: Hashable {
        var events: String
        var height: Int
    }

    /// A window of another shape shows a panel in another size.
    static let observed = ["osd-width", "osd-height"]
    private static let clipboard = "clipboard/text"

    /// By this name the user's input.conf can bind our keys: `F9 script-binding trakt_mpv/menu`.
    static let clientName = "trakt_mpv"
    private static let section = "trakt_mpv_panel"
    private static let overlay = "1"

    init(_ player: any MPVPlayer) {
        self.player = player
    }

    /// Binds a key of ours; the user's own bindings go before it, and mpv's behind.
    func bind(_ key: String, to name: String) {
        let binding = "\(key) script-binding \(self.player.clientName)/\(name)\n"
        self.player.ask("define-section", "trakt_mpv", binding, "default")
        self.player.ask("enable-section", "trakt_mpv", "allow-hide-cursor+allow-vo-dragging")
    }

    /// Whether there is a window to draw in: not for music without one, nor for pictures made of letters.
    var hasWindow: Bool {
        let output = self.player.string("current-vo") ?? ""
        return self.player.flag("vo-configured") == true
            && !["", "null", "image", "tct", "caca", "sixel", "kitty", "lavc"].contains(output)
    }

    /// Whether a window is there or will be: at the start of a file it may not be yet.
    var mayHaveWindow: Bool { self.hasWindow || self.player.flag("vo-configured") != true }

    mutating func show(_ panel: Panel) {
        if self.panel?.keys != panel.keys { self.take(panel.keys) }
        // A line of ours or of mpv's would show through.
        if self.panel == nil { self.player.ask("show-text", "", "1") }
        self.panel = panel
        self.draw()
    }

    mutating func close() {
        guard self.panel != nil else { return }
        self.panel = nil
        self.drawn = nil
        self.player.ask("osd-overlay", Self.overlay, "none", "")
        self.player.ask("disable-section", Self.section)
    }

    /// Whether a text can be put into the user's clipboard: mpv has one from 0.40 on, where the system has one.
    var hasClipboard: Bool { self.player.string("current-clipboard-backend")?.isEmpty == false }

    /// Puts a text into the user's clipboard.
    func copy(_ text: String) { self.player.ask("set", Self.clipboard, text) }

    /// Draws what is shown anew where the window has changed.
    mutating func draw() {
        guard let view = self.panel?.view else { return }
        let height = view.height(
            inWindow: self.player.double("osd-width") ?? 0,
            self.player.double("osd-height") ?? 0
        )
        let drawing = Drawn(events: view.assEvents, height: height)
        guard drawing != self.drawn else { return }
        self.drawn = drawing
        self.player.ask("osd-overlay", Self.overlay, "ass-events", drawing.events, "0", "\(height)", "10")
    }

    private func take(_ keys: [String]) {
        let lines = keys.map { "\($0) script-binding \(self.player.clientName)/panel\n" }.joined()
        self.player.ask("define-section", Self.section, lines, "force")
        self.player.ask("enable-section", Self.section, "allow-hide-cursor+allow-vo-dragging")
    }
}
