/// A stream of bytes cut into lines, in whatever pieces it comes.
struct PlayerLines: Sendable {
    private var pending: [UInt8] = []
    /// Whether the line under way is too long to be kept, and is let go up to its end.
    private var isSkipping = false
    /// Bytes of the longest line that is kept.
    private let longest: Int

    private static let lineFeed: UInt8 = 10

    init(longest: Int = 32 << 20) {
        self.longest = longest
    }

    /// Takes the next piece.
    ///
    /// - Parameter piece: Some bytes.
    /// - Returns: The lines that are whole with it, in order, without their ends.
    mutating func take(_ piece: ArraySlice<UInt8>) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = piece
        while let end = rest.firstIndex(of: Self.lineFeed) {
            self.keep(rest[..<end])
            if !self.isSkipping { lines.append(self.pending) }
            self.pending = []
            self.isSkipping = false
            rest = rest[(end + 1)...]
        }
        self.keep(rest)
        return lines
    }

    private mutating func keep(_ piece: ArraySlice<UInt8>) {
        guard !self.isSkipping else { return }
        guard self.pending.count + piece.count <= self.longest else {
            self.pending = []
            self.isSkipping = true
            return
        }
        self.pending += piece
    }
}
