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
            let name = message[3]
            // A key that is held goes on moving and typing, but says yes once only.
            if message[2].hasPrefix("r"), ["ENTER", "KP_ENTER", "MBTN_LEFT"].contains(name) { return nil }
            self = .panel(Panel.Key(name: name, text: message.count > 4 ? message[4] : ""))
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

    private struct Drawn {
        var events: String
        var layout: PanelLayout
    }

    /// A window of another shape shows a panel in another size.
    static let observed = ["osd-width", "osd-height", Self.margins]
    /// What a controller on the screen takes of the window, from mpv 0.37 on; others set it, too.
    private static let margins = "user-data/osc/margins"
    private static let clipboard = "clipboard/text"

    /// By this name the user's input.conf can bind our keys: `F9 script-binding trakt_mpv/menu`.
    static let clientName = "trakt_mpv"
    private static let section = "trakt_mpv_panel"
    private static let heldSection = "trakt_mpv_held"
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

    /// The keys by which the user ends the player, the window's own among them.
    var quitKeys: [String] {
        let bindings = self.player.node("input-bindings").list ?? []
        let bound = bindings.compactMap { node -> String? in
            guard let binding = node.map, let key = binding["key"]?.string, let command = binding["cmd"]?.string else {
                return nil
            }
            return command.split(separator: " ").contains { $0.hasPrefix("quit") } ? key : nil
        }
        return Set(bound + ["q", "CLOSE_WIN"]).filter(ScreenSettings.isKey).sorted()
    }

    mutating func show(_ panel: Panel) {
        if self.panel?.keys != panel.keys { self.take(panel) }
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

    /// Keeps keys from mpv, or lets it have them again.
    func hold(_ keys: [String]) {
        let lines = keys.map { "\($0) ignore\n" }.joined()
        self.player.ask("define-section", Self.heldSection, lines, "force")
        self.player.ask(keys.isEmpty ? "disable-section" : "enable-section", Self.heldSection)
    }

    /// Whether the user wants to see nothing unasked: mpv's own setting, which a key of mpv's changes too.
    var isQuiet: Bool { self.player.double("osd-level") == 0 }

    /// A key with what is under the pointer, where that matters.
    func located(_ key: ScreenKey) -> ScreenKey {
        guard case .panel(var key) = key, ["MOUSE_MOVE", "MBTN_LEFT"].contains(key.name) else { return key }
        key.pointer = self.pointer
        return .panel(key)
    }

    /// In pixels of the picture, as mpv tells it.
    private var pointer: Panel.Pointer? {
        guard let layout = self.drawn?.layout, let place = self.player.node("mouse-pos").map,
            case .integer(let x)? = place["x"], case .integer(let y)? = place["y"]
        else { return nil }
        return layout.target(Double(x), Double(y))
    }

    /// Whether a text can be put into the user's clipboard: mpv has one from 0.40 on, where the system has one.
    var hasClipboard: Bool {
        guard let keeper = self.player.string("current-clipboard-backend"), !keeper.isEmpty else { return false }
        // The window's own is named for any window, and is one under Wayland only; else it is one if it can be read.
        let names = [self.player.string("current-vo"), self.player.string("current-gpu-context")].compactMap(\.self)
        return keeper != "vo" || names.contains { $0.contains("wayland") || $0 == "wlshm" }
            || self.player.string(Self.clipboard) != nil
    }

    /// Puts a text into the user's clipboard.
    func copy(_ text: String) { self.player.ask("set", Self.clipboard, text) }

    /// Draws what is shown anew where the window has changed.
    mutating func draw() {
        guard let view = self.panel?.view else { return }
        let layout = view.layout(
            in: PanelLayout.Window(
                width: self.player.double("osd-width") ?? 0,
                height: self.player.double("osd-height") ?? 0,
                margins: PanelLayout.Margins(self.player.node(Self.margins))
            ) ?? .usual
        )
        let events = PanelDrawing(layout).events
        let isSame = events == self.drawn?.events && layout.drawnHeight == self.drawn?.layout.drawnHeight
        // Also where it looks the same: the pointer is where the window says.
        self.drawn = Drawn(events: events, layout: layout)
        guard !isSame else { return }
        self.player.ask("osd-overlay", Self.overlay, "ass-events", events, "0", "\(layout.drawnHeight)", "10")
    }

    // MARK: - Menus of other scripts

    /// Asks whether uosc is there: it answers with its version, to us alone.
    func askForMenuScript() {
        self.player.ask("script-message-to", MenuScript.name, "get-version", self.player.clientName)
    }

    /// Shows a menu by uosc.
    func offer(_ menu: Menu) {
        guard let text = MenuScript.text(of: menu, for: self.player.clientName) else { return }
        self.player.ask("script-message-to", MenuScript.name, "open-menu", text)
    }

    private func take(_ panel: Panel) {
        let lines = panel.keys.map { "\($0) script-binding \(self.player.clientName)/panel\n" }.joined()
        self.player.ask("define-section", Self.section, lines, "force")
        let flags = panel.takesMouse ? "allow-hide-cursor" : "allow-hide-cursor+allow-vo-dragging"
        self.player.ask("enable-section", Self.section, flags)
    }
}

extension PanelLayout.Margins {
    /// As scripts tell it: `l`, `r`, `t` and `b`; what another script has put there may be anything.
    fileprivate init(_ node: MPVNode) {
        func part(_ name: String) -> Double { node.map?[name]?.number ?? 0 }
        self.init(left: part("l"), right: part("r"), top: part("t"), bottom: part("b"))
    }
}
