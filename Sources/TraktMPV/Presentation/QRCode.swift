internal import CQREncode

/// A QR code as dark and light modules, made by libqrencode.
package struct QRCode: Hashable, Sendable {
    /// Rows of modules, dark ones true, without the quiet zone; as many rows as columns.
    package let modules: [[Bool]]

    package var size: Int { self.modules.count }

    /// Modules of white that a reader needs around the code.
    package static let quietZone = 4

    /// Makes the smallest code that holds the text, at error correction level M.
    ///
    /// Nil where libqrencode is not installed or the text is too long: address and code are enough without.
    ///
    /// - Parameter text: At most about 2,000 bytes.
    package init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
        var functions = CQREncodeFunctions()
        guard unsafe cqrencode_open(&functions) == 0, let encode = unsafe functions.encodeString,
            let free = unsafe functions.free,
            let code = unsafe encode(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
        else { return nil }
        defer { unsafe free(code) }
        guard let data = unsafe code.pointee.data else { return nil }
        let width = unsafe Int(code.pointee.width)
        // The lowest bit of each byte is the module's colour.
        self.modules = (0..<width).map { row in (0..<width).map { unsafe data[row * width + $0] & 1 == 1 } }
    }

    /// The code as lines of half blocks, two rows of modules a line, quiet zone included.
    ///
    /// Black on white whatever the terminal's colours are, for many readers refuse inverted codes.
    package var terminalLines: [String] {
        let full = self.size + 2 * Self.quietZone
        return stride(from: 0, to: full, by: 2).map { row in
            let cells = (0..<full).map { column in
                switch (self.isDark(row, column), self.isDark(row + 1, column)) {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            }
            return "\u{1B}[30;107m\(cells.joined())\u{1B}[0m"
        }
    }

    /// Columns that a line of `terminalLines` takes.
    package var terminalWidth: Int { self.size + 2 * Self.quietZone }

    private func isDark(_ row: Int, _ column: Int) -> Bool {
        let (y, x) = (row - Self.quietZone, column - Self.quietZone)
        guard self.modules.indices.contains(y), self.modules.indices.contains(x) else { return false }
        return self.modules[y][x]
    }
}
