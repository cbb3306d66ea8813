/// How a panel looks: lines, and a QR code beside them.
struct PanelView: Hashable, Sendable {
    enum Style: Hashable, Sendable {
        case title, normal, dim, selected
        /// A code to type off the screen.
        case large
    }

    struct Line: Hashable, Sendable {
        var style: Style
        var text: String

        init(_ style: Style, _ text: String) {
            self.style = style
            self.text = text
        }
    }

    var lines: [Line]
    /// What the QR code says; shown where libqrencode is there.
    var link: String?

    init(_ lines: [Line], link: String? = nil) {
        self.lines = lines
        self.link = link
    }

    /// mpv scales what is drawn in this height to the window; in a narrow one more is drawn, smaller.
    static let height = 720

    private static let margin = 36
    private static let width = 620
    private static let pictureWidth = 340

    /// Units that it takes on the screen, margins included.
    var size: (width: Int, height: Int) {
        let text = self.lines.reduce(0) { $0 + Self.lineHeight($1.style) }
        let width = Self.width + (self.link == nil ? 0 : Self.pictureWidth) + 2 * Self.margin
        return (width, max(text, self.link == nil ? 0 : Self.pictureWidth) + 4 * Self.margin)
    }

    /// The height to draw it in, so that all of it is in a window of this shape.
    func height(inWindow width: Double, _ height: Double) -> Int {
        guard width > 0, height > 0, width.isFinite, height.isFinite else { return Self.height }
        let forWidth = Double(self.size.width) * min(height / width, 10)
        return max(Self.height, Int(forWidth.rounded(.up)), self.size.height)
    }

    /// The panel as ASS events, one a line.
    var assEvents: String {
        let picture = self.link.flatMap { QRCode($0) }
        let textHeight = self.lines.reduce(0) { $0 + Self.lineHeight($1.style) }
        let height = max(textHeight, picture == nil ? 0 : Self.pictureWidth) + 2 * Self.margin
        let width = Self.width + (picture == nil ? 0 : Self.pictureWidth)
        var events = [
            Self.box(x: Self.margin, y: Self.margin, width: width, height: height, color: "101010", alpha: "1C")
        ]
        var top = 2 * Self.margin
        for line in self.lines {
            if line.style == .selected {
                let bar = Self.lineHeight(line.style)
                events.append(
                    Self.box(
                        x: 2 * Self.margin - 12,
                        y: top - 2,
                        width: Self.width - 2 * Self.margin + 24,
                        height: bar,
                        color: "B06020"
                    )
                )
            }
            events.append(Self.event(line, top))
            top += Self.lineHeight(line.style)
        }
        if let picture {
            events += Self.events(picture, left: Self.width, top: 2 * Self.margin, width: Self.pictureWidth - 20)
        }
        return events.joined(separator: "\n")
    }

    private static func lineHeight(_ style: Style) -> Int {
        switch style {
        case .title: 46
        case .large: 84
        case .normal, .dim, .selected: 36
        }
    }

    private static func event(_ line: Line, _ top: Int) -> String {
        let look =
            switch line.style {
            case .title: "\\fs34\\b1\\1c&HFFFFFF&"
            case .large: "\\fs72\\b1\\1c&HFFFFFF&\\fsp6"
            case .normal, .selected: "\\fs26\\b0\\1c&HFFFFFF&"
            case .dim: "\\fs24\\b0\\1c&HB8B8B8&"
            }
        // A title that is too long ends at the panel's edge.
        let edge = "\\clip(\(Self.margin),0,\(Self.margin + Self.width - 12),10000)"
        return "{\\an7\\q2\\bord0\\shad0\\pos(\(2 * Self.margin),\(top))\(edge)\(look)}\(ASSText(line.text))"
    }

    private static func box(
        x: Int,
        y: Int,
        width: Int,
        height: Int,
        color: String,
        alpha: String = "00"
    )
        -> String
    {
        // Colours are written the other way round in ASS.
        "{\\an7\\pos(\(x),\(y))\\bord0\\shad0\\1c&H\(color)&\\1a&H\(alpha)&\\p1}m 0 0 l \(width) 0 \(width) \(height) 0 \(height){\\p0}"
    }

    private static func events(_ code: QRCode, left: Int, top: Int, width: Int) -> [String] {
        let size = code.size + 2 * QRCode.quietZone
        let module = max(width / size, 2)
        var drawing = ""
        for (row, modules) in code.modules.enumerated() {
            var column = 0
            while column < modules.count {
                guard modules[column] else {
                    column += 1
                    continue
                }
                let end = modules[column...].firstIndex(of: false) ?? modules.count
                let (x, y) = ((column + QRCode.quietZone) * module, (row + QRCode.quietZone) * module)
                let right = (end + QRCode.quietZone) * module
                drawing += "m \(x) \(y) l \(right) \(y) \(right) \(y + module) \(x) \(y + module) "
                column = end
            }
        }
        return [
            Self.box(x: left, y: top, width: size * module, height: size * module, color: "FFFFFF"),
            "{\\an7\\pos(\(left),\(top))\\bord0\\shad0\\1c&H000000&\\p1}\(drawing){\\p0}",
        ]
    }
}
