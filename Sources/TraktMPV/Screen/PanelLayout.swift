/// Where everything of a panel stands, in units of which `drawnHeight` make the height of the window.
struct PanelLayout: Sendable {
    /// The size of the picture in pixels.
    struct Window: Hashable, Sendable {
        let width: Double
        let height: Double

        /// What is taken where no size is known.
        static let usual = Self(1280, by: 720)

        /// What others have drawn at its edges, such as a controller that stays.
        let margins: Margins

        /// Nil for what no window is.
        init?(width: Double, height: Double, margins: Margins = .none) {
            guard width >= 1, height >= 1, width.isFinite, height.isFinite else { return nil }
            self.init(width, by: height, margins)
        }

        private init(_ width: Double, by height: Double, _ margins: Margins = .none) {
            self.width = width
            self.height = height
            self.margins = margins
        }

        /// What is left of it for us.
        var free: Self {
            let (across, down) = (
                1 - self.margins.left - self.margins.right, 1 - self.margins.top - self.margins.bottom
            )
            return Self(max(self.width * across, 1), by: max(self.height * down, 1))
        }
    }

    /// Parts of the window's width and height that are taken, from 0 to 1.
    struct Margins: Hashable, Sendable {
        private(set) var left = 0.0
        private(set) var right = 0.0
        private(set) var top = 0.0
        private(set) var bottom = 0.0

        static let none = Self()
        /// Where others take more, what is ours would be too small to be read.
        private static let most = 0.5

        private init() {}

        /// What is no part of a window is none; where too much is taken, nothing is left free for it.
        init(left: Double, right: Double, top: Double, bottom: Double) {
            func part(_ value: Double) -> Double { value > 0 && value < 1 ? value : 0 }
            let (left, right, top, bottom) = (part(left), part(right), part(top), part(bottom))
            if left + right <= Self.most { (self.left, self.right) = (left, right) }
            if top + bottom <= Self.most { (self.top, self.bottom) = (top, bottom) }
        }
    }

    struct Box: Hashable, Sendable {
        var left: Int
        var top: Int
        var width: Int
        var height: Int

        var right: Int { self.left + self.width }
        var bottom: Int { self.top + self.height }
    }

    /// The QR code, and where it stands with its quiet zone.
    struct Picture: Sendable {
        var code: QRCode
        var box: Box
        /// Units of one of its squares.
        var module: Int
    }

    enum PicturePlace: Hashable, Sendable {
        case beside, below
    }

    private(set) var blocks: [PanelBlock] = []
    /// All of it.
    private(set) var box: Box
    private(set) var picture: Picture?
    /// The height of the window in units; what is small is drawn larger by fewer.
    private(set) var drawnHeight = Self.usualHeight
    /// Where the bar of a chosen row begins and ends.
    let bar: Range<Int>
    private let window: Window
    /// By how much all of it is moved, off what others have drawn.
    private(set) var offset = (left: 0, top: 0)

    /// Where texts begin.
    static let left = Self.margin + Self.padding

    private static let usualHeight = 720
    /// From the edge of the window to the box.
    private static let margin = 36
    /// From the edge of the box to what is in it.
    private static let padding = 36
    /// Letters have empty space above them, and below where few of them reach, which the eye takes for padding.
    private static let above = 6
    private static let below = 4
    private static let leastWidth = 320
    private static let pictureWidth = 330
    /// Between texts and QR code.
    private static let gap = 36
    /// By how much the bar of a chosen row is wider than the texts, at each side.
    private static let overhang = 14
    /// Pixels of a unit below which letters are hard to read: a small window shows them as large as there is room for.
    private static let leastScale = 0.55

    /// - Parameters:
    ///   - view: What is shown.
    ///   - window: Where.
    ///   - place: Where the QR code stands, if there is one.
    init(_ view: PanelView, in window: Window, _ place: PicturePlace = .beside) {
        var top = Self.margin + Self.padding - Self.above
        for line in view.lines {
            let block = PanelBlock(line, from: top)
            self.blocks.append(block)
            top = block.end
        }
        let text = Int((self.blocks.map(\.width).max() ?? 0).rounded(.up))
        let least = view.isWide ? PanelBlock.mostWidth : Self.leastWidth
        let width = min(max(text, least), PanelBlock.mostWidth)
        self.window = window
        self.bar = Self.left - Self.overhang..<Self.left + width + Self.overhang
        let bottom = (self.blocks.last?.bottom ?? top) - Self.below
        self.box = Box(left: Self.margin, top: Self.margin, width: width, height: bottom - Self.margin)
        if let code = view.link.flatMap({ QRCode($0) }) { self.add(code, place) }
        self.box.width += 2 * Self.padding
        self.box.height += Self.padding
        let height = self.height(in: window.free)
        let scale = Double(height) / window.free.height
        self.drawnHeight = Int((window.height * scale).rounded(.up))
        self.offset = (
            Int((window.width * window.margins.left * scale).rounded()),
            Int((window.height * window.margins.top * scale).rounded())
        )
    }

    private mutating func add(_ code: QRCode, _ place: PicturePlace) {
        let modules = code.size + 2 * QRCode.quietZone
        let module = max(Self.pictureWidth / modules, 2)
        let size = modules * module
        let (left, top) =
            switch place {
            case .beside: (Self.left + self.box.width + Self.gap, Self.margin + Self.padding)
            case .below: (Self.left, self.box.bottom + Self.gap)
            }
        self.picture = Picture(code: code, box: Box(left: left, top: top, width: size, height: size), module: module)
        self.box.width = max(self.box.width, left + size - Self.left)
        self.box.height = max(self.box.bottom, top + size) - Self.margin
    }

    /// The height to draw it in, so that all of it is in the window.
    private func height(in window: Window) -> Int {
        let height = Double(self.box.bottom + Self.margin)
        let forWidth = Double(self.box.right + Self.margin) * min(window.height / window.width, 10)
        let wanted = min(Double(Self.usualHeight), window.height / Self.leastScale)
        return Int(max(wanted, height, forWidth).rounded(.up))
    }

    /// What lies at a point of the window.
    ///
    /// - Parameters:
    ///   - x: Pixels from the left.
    ///   - y: Pixels from the top.
    /// - Returns: A row, the panel, or the film.
    func target(_ x: Double, _ y: Double) -> Panel.Pointer {
        let scale = Double(self.drawnHeight) / self.window.height
        guard let x = Int(exactly: (x * scale).rounded(.down)), let y = Int(exactly: (y * scale).rounded(.down)),
            case let (left, top) = (x - self.offset.left, y - self.offset.top),
            (self.box.left..<self.box.right).contains(left), (self.box.top..<self.box.bottom).contains(top)
        else { return .elsewhere }
        let row = self.blocks.first { $0.range.contains(top) }?.line.row
        return self.bar.contains(left) ? row.map { .row($0) } ?? .panel : .panel
    }
}
