import TraktAPI

/// The activation as lines for a terminal: address, code, QR code, time left, keys.
struct ActivationPanel {
    /// Columns and rows of the terminal.
    let columns: Int
    let rows: Int
    /// What "later" means here.
    let laterWord: String

    /// - Parameter display: What to show.
    /// - Returns: Lines that fit into the terminal as far as its size allows; the code is in them at any size.
    func lines(_ display: ActivationFlow.Display) -> [String] {
        switch display {
        case .asking: ["Connecting to Trakt …", ""] + self.keys(hasCode: false)
        case .code(let code, let left, let note): self.lines(code, left: left, note: note)
        case .waiting(let note): Self.wrapped(note) + [""] + self.keys(hasCode: false, canAsk: true)
        case .storing: ["Approved. Storing the login …"]
        case .finished: []
        }
    }

    private func lines(_ code: DeviceCode, left: Duration, note: String?) -> [String] {
        let text = self.words(code, left: left, note: note)
        guard let qr = QRCode(code.link), qr.terminalLines.count + 1 <= self.rows else { return text }
        let gap = 3
        let widest = text.map(\.count).max() ?? 0
        guard qr.terminalWidth + gap + widest <= self.columns else {
            // Too narrow for both side by side: below the words if there is room, else without.
            return text.count + qr.terminalLines.count + 2 <= self.rows ? text + [""] + qr.terminalLines : text
        }
        let top = max((qr.terminalLines.count - text.count) / 2, 0)
        return (0..<max(qr.terminalLines.count, text.count)).map { row in
            let picture =
                row < qr.terminalLines.count
                ? qr.terminalLines[row] : String(repeating: " ", count: qr.terminalWidth)
            let word = text.indices.contains(row - top) ? text[row - top] : ""
            return picture + (word.isEmpty ? "" : String(repeating: " ", count: gap) + word)
        }
    }

    private func words(_ code: DeviceCode, left: Duration, note: String?) -> [String] {
        let shown = DisplayText(code.user_code).description
        let seconds = left.components.seconds
        let clock = "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
        var lines = ["Open", "", "  \(DisplayText(code.verification_url))", "", "and enter the code", ""]
        if let large = BlockLetters.lines(shown), shown.count * 4 + 2 <= self.columns {
            lines += large.map { "  \($0)" } + [""]
        }
        lines += ["  \(shown.map(String.init).joined(separator: " "))", ""]
        lines += ["\(clock) left"] + Self.wrapped(note ?? "") + [""] + self.keys(hasCode: true)
        return lines
    }

    private func keys(hasCode: Bool, canAsk: Bool = false) -> [String] {
        var asking: [String] = []
        if hasCode || canAsk { asking.append("n new code") }
        if hasCode { asking.append("o open browser") }
        let leaving = ["l \(self.laterWord)", "q quit"]
        return [asking, leaving].filter { !$0.isEmpty }.map { $0.joined(separator: "   ") }
    }

    /// Columns beside a QR code in a terminal of 80.
    private static let wordColumns = 38

    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for word in DisplayText(text).description.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= Self.wordColumns {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
