/// What a panel shows: lines, and a QR code beside or below them.
///
/// `PanelLayout` says where.
struct PanelView: Hashable, Sendable {
    enum Style: Hashable, Sendable {
        case title, normal, dim, selected
        /// A code to type off the screen.
        case large
        /// What keys do.
        case keys
    }

    struct Line: Hashable, Sendable {
        var style: Style
        /// Whole, however long: the layout breaks it.
        var text: String
        /// Which row of a list it is; nil for what is only read.
        var row: Int?

        init(_ style: Style, _ text: String, row: Int? = nil) {
            self.style = style
            self.text = text
            self.row = row
        }

        /// What keys do, as in "Enter search": each stays on one line.
        static func keys(_ keys: String...) -> Self { Self(.keys, keys.joined(separator: Self.betweenKeys)) }

        static let betweenKeys = "   "
    }

    var lines: [Line]
    /// What the QR code says; shown where libqrencode is there.
    var link: String?
    /// Whether it is as wide as it can be, whatever is in it: what is typed does not move its edge.
    var isWide = false

    init(_ lines: [Line], link: String? = nil, isWide: Bool = false) {
        self.lines = lines
        self.link = link
        self.isWide = isWide
    }

    /// How it is drawn in a window.
    func layout(in window: PanelLayout.Window) -> PanelLayout {
        let beside = PanelLayout(self, in: window)
        guard beside.picture != nil else { return beside }
        let below = PanelLayout(self, in: window, .below)
        return below.drawnHeight < beside.drawnHeight ? below : beside
    }
}
