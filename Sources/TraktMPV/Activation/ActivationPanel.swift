import TraktAPI

/// The activation as lines for a terminal: address, code, link, QR code, time left, keys.
struct ActivationPanel {
    /// Columns and rows of the terminal.
    let columns: Int
    let rows: Int
    /// What "later" means here.
    let laterWord: String

    /// - Parameter display: What to show.
    /// - Returns: Lines of which all must be read; where the terminal is small, what is only pretty gives way.
    func lines(_ display: ActivationFlow.Display) -> [String] {
        switch display {
        case .asking: ["Connecting to Trakt …", ""] + self.keys([])
        case .code(let code, let left, let note): self.lines(code, left: left, note: note)
        case .waiting(let note): WrappedText(note, width: self.columns).lines + [""] + self.keys(["n try again"])
        case .storing: ["Approved. Storing the login …"]
        case .finished: []
        }
    }

    /// Rows that lines take in a terminal of so many columns: one that is too long goes on in the next row.
    static func rows(of lines: [String], columns: Int) -> Int {
        lines.reduce(0) { $0 + max((Self.width($1) + columns - 1) / max(columns, 1), 1) }
    }

    /// Columns of a line, without the codes for colours.
    private static func width(_ line: String) -> Int {
        line.contains("\u{1B}") ? line.replacing(#/\x{1B}\[[0-9;]*m/#, with: "").count : line.count
    }

    // MARK: - A code

    /// One way to arrange it all.
    private struct Layout {
        enum Picture { case beside, below, none }

        var picture = Picture.none
        var hasLetters = false
        var isSpaced = false
        var namesPermissions = true
    }

    /// The first that fits is taken: the large letters give way first, then the QR code, then the empty lines.
    private static let layouts: [Layout] = [
        .init(picture: .beside, hasLetters: true, isSpaced: true), .init(picture: .beside, isSpaced: true),
        .init(picture: .beside), .init(picture: .below, isSpaced: true), .init(picture: .below),
        .init(hasLetters: true, isSpaced: true), .init(isSpaced: true), .init(), .init(namesPermissions: false),
    ]

    private static let gap = 3

    private func lines(_ code: DeviceCode, left: Duration, note: String?) -> [String] {
        let picture = QRCode(code.link)
        let drawing = picture?.terminalLines ?? []
        for layout in Self.layouts {
            let taken = layout.picture == .beside ? (picture?.terminalWidth ?? 0) + Self.gap : 0
            if layout.picture != .none, picture == nil { continue }
            let words = self.words(code, left: left, note: note, layout, width: self.columns - taken)
            var lines = words
            if layout.picture == .beside {
                guard words.allSatisfy({ $0.count <= self.columns - taken }) else { continue }
                lines = Self.beside(drawing, words, indent: taken)
            } else if layout.picture == .below {
                lines = words + [""] + drawing
            }
            if self.fit(lines) { return lines }
        }
        return self.least(code, left: left)
    }

    /// The last row is for the cursor.
    private func fit(_ lines: [String]) -> Bool { Self.rows(of: lines, columns: self.columns) < self.rows }

    private static func beside(_ drawing: [String], _ words: [String], indent: Int) -> [String] {
        let top = max((drawing.count - words.count) / 2, 0)
        return (0..<max(drawing.count, words.count)).map { row in
            let picture =
                drawing.indices.contains(row) ? drawing[row] : String(repeating: " ", count: indent - Self.gap)
            let word = words.indices.contains(row - top) ? words[row - top] : ""
            return picture + (word.isEmpty ? "" : String(repeating: " ", count: Self.gap) + word)
        }
    }

    private func words(
        _ code: DeviceCode,
        left: Duration,
        note: String?,
        _ layout: Layout,
        width: Int
    ) -> [String] {
        let text = CodeText(code, left: left)
        let enter = layout.isSpaced ? "and enter the code" : "and enter the code (\(text.timeLeft))"
        var parts = [Self.joined(["Open \(text.address)", enter], width: width)]
        if layout.hasLetters, let large = BlockLetters.lines(text.code), text.code.count * 4 + 2 <= width {
            parts.append(large.map { "  \($0)" })
        }
        parts.append(["  \(text.code)"])
        parts.append(Self.joined(["or open", text.link], width: width))
        if layout.namesPermissions { parts.append(WrappedText(AppPermissions.before, width: width).lines) }
        let noted = WrappedText(note ?? "", width: width).lines
        if layout.isSpaced { parts.append([text.timeLeft] + noted) } else { parts.append(noted) }
        let asking =
            layout.isSpaced
            ? ["Enter open browser", "c copy code", "n new code"] : ["Enter browser", "c copy", "n new code"]
        parts.append(self.keys(asking, width: width))
        return Array(parts.joined(separator: layout.isSpaced ? [""] : []))
    }

    /// For a terminal in which nothing else has room; the code goes last.
    private func least(_ code: DeviceCode, left: Duration) -> [String] {
        let text = CodeText(code, left: left)
        let keys = "Enter c n l q"
        let ways = [
            [text.code, text.link, text.timeLeft] + self.keys(["Enter browser", "c copy", "n new"]),
            [text.code, text.address, text.timeLeft, keys], [text.code, text.address, keys], [text.code, text.address],
        ]
        return ways.first(where: self.fit) ?? [text.code]
    }

    private func keys(_ asking: [String], width: Int? = nil) -> [String] {
        var lines: [String] = []
        for key in asking + ["l \(self.laterWord)", "q quit"] {
            if let last = lines.last, last.count + Self.gap + key.count <= width ?? self.columns {
                lines[lines.count - 1] = last + String(repeating: " ", count: Self.gap) + key
            } else {
                lines.append(key)
            }
        }
        return lines
    }

    private static func joined(_ words: [String], width: Int) -> [String] {
        let line = words.joined(separator: " ")
        return line.count <= width ? [line] : words
    }
}

/// What is to be read of a code, harmless and whole.
struct CodeText {
    let code: String
    let address: String
    /// The address with the code in it.
    let link: String
    /// As in "9:41 left".
    let timeLeft: String

    /// Characters of an address; a code is much shorter.
    private static let longest = 300

    init(_ code: DeviceCode, left: Duration) {
        self.code = DisplayText(code.user_code).description
        self.address = DisplayText(code.verification_url, limit: Self.longest).description
        self.link = DisplayText(code.link, limit: Self.longest).description
        let seconds = left.components.seconds
        self.timeLeft = "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60) left"
    }
}
