import TraktAPI

/// The activation in a window: address, code, QR code, time left, keys.
struct ActivationView {
    let view: PanelView

    /// Letters of a line in the panel, and of a small one.
    private static let width = 40
    private static let smallWidth = 44

    init(_ screen: ActivationFlow.Display, _ note: ActivationNote) {
        let leave = note.isOnce ? "l later, not asked again" : "l later"
        switch screen {
        case .asking: self.view = PanelView([.init(.title, "Connecting to Trakt …"), .init(.dim, leave)])
        case .waiting(let text):
            let lines = Self.wrapped(text, .normal)
            self.view = PanelView([.init(.title, "Connect to Trakt")] + lines + [.init(.dim, "n try again   \(leave)")])
        case .storing: self.view = PanelView([.init(.title, "Approved. Storing the login …")])
        case .finished: self.view = PanelView([])
        case .code(let code, let left, let words):
            let text = CodeText(code, left: left)
            var lines: [PanelView.Line] = [
                .init(.title, "Connect to Trakt"), .init(.dim, "Open"), .init(.normal, text.address),
                .init(.dim, "and enter the code"), .init(.large, String(text.code.prefix(24))),
            ]
            // Where there is a clipboard it is for a browser on this machine.
            if note.canCopy { lines += [.init(.dim, "or open"), .init(.dim, text.link)] }
            lines += [.init(.dim, text.timeLeft)]
            // What has just happened is read instead of what holds all the time.
            lines += words.map { Self.wrapped($0, .normal) } ?? Self.wrapped(AppPermissions.before, .dim)
            let keys = "Enter open browser   n new code" + (note.canCopy ? "   c copy" : "")
            self.view = PanelView(lines + [.init(.dim, keys), .init(.dim, leave)], link: code.link)
        }
    }

    private static func wrapped(_ text: String, _ style: PanelView.Style) -> [PanelView.Line] {
        WrappedText(text, width: style == .dim ? Self.smallWidth : Self.width).lines.map { .init(style, $0) }
    }
}
