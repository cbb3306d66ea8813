import TraktAPI

/// The activation in a window: address, code, QR code, time left, keys.
struct ActivationView {
    let view: PanelView

    init(_ screen: ActivationFlow.Display, _ note: ActivationNote) {
        let leave = note.isOnce ? "l later, not asked again" : "l later"
        switch screen {
        case .asking: self.view = PanelView([.init(.title, "Connecting to Trakt …"), .keys(leave)])
        case .waiting(let text):
            let lines = [PanelView.Line(.title, "Connect to Trakt"), .init(.normal, text)]
            self.view = PanelView(lines + [.keys("n try again", leave)])
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
            lines.append(words.map { .init(.normal, $0) } ?? .init(.dim, AppPermissions.before))
            var keys = ["Enter open browser", "n new code"]
            if note.canCopy { keys.append("c copy") }
            keys.append("a apps")
            lines.append(.init(.keys, (keys + [leave]).joined(separator: PanelView.Line.betweenKeys)))
            self.view = PanelView(lines, link: code.link)
        }
    }
}
