import TOMLKit

/// A change of the text of a config that leaves everything else as it is: comments, order, ends of lines.
///
/// What it makes is held against the parser: where anything but the setting would have changed, nothing does.
struct ConfigEdit {
    /// Why a text is left as it is.
    enum Refusal: Error, Hashable {
        /// It cannot be read even now.
        case unreadable
        /// It is written in a way that only its author can change.
        case tooIntricate
    }

    private let bytes: [UInt8]
    private let layout: ConfigLayout

    /// - Parameter text: The whole config.
    init(_ text: String) {
        self.bytes = Array(text.utf8)
        self.layout = ConfigLayout(self.bytes)
    }

    /// The end of a line, as the first line has it.
    private var newline: [UInt8] {
        guard let end = self.bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return [UInt8(ascii: "\n")] }
        return self.bytes[end - 1] == UInt8(ascii: "\r")
            ? [UInt8(ascii: "\r"), UInt8(ascii: "\n")] : [UInt8(ascii: "\n")]
    }

    // MARK: - Setting

    /// The text with a setting.
    ///
    /// One that is there gets another value, in its place; a new one comes behind the line that stands for it as a comment,
    /// else to the end of what stands before the first table.
    ///
    /// - Parameters:
    ///   - key: The setting.
    ///   - value: What it is to be.
    /// - Returns: The whole new text.
    /// - Throws: `Refusal`.
    func setting(_ key: SettingKey, to value: SettingValue) throws(Refusal) -> String {
        let new: [UInt8]
        if let found = self.layout.assignment(of: key.rawValue) {
            new = self.replacing(found.value, with: Array(value.toml.utf8))
        } else {
            new = self.inserting("\(key.rawValue) = \(value.toml)", at: self.place(for: key.rawValue))
        }
        return try self.checked(new, key.rawValue, value)
    }

    /// The text without a setting.
    ///
    /// - Throws: `Refusal`.
    func removing(_ key: SettingKey) throws(Refusal) -> String {
        guard let found = self.layout.assignment(of: key.rawValue) else {
            return try self.checked(self.bytes, nil, nil)
        }
        return try self.checked(self.replacing(found.whole, with: []), key.rawValue, nil)
    }

    private func replacing(_ range: Range<Int>, with new: [UInt8]) -> [UInt8] {
        Array(self.bytes[..<range.lowerBound]) + new + Array(self.bytes[range.upperBound...])
    }

    /// Puts a line where a line begins, or at the end of the text.
    private func inserting(_ line: String, at place: Int) -> [UInt8] {
        let isAfterLine = place == 0 || self.bytes[place - 1] == UInt8(ascii: "\n") || self.isMark(before: place)
        let before = isAfterLine ? [] : self.newline
        let isLast = place == self.bytes.count
        // A text whose last line has no end keeps that.
        let after = isLast && !isAfterLine ? [] : self.newline
        // What follows at once would be taken for a part of it.
        let isHeaderNext = self.layout.headers.contains { $0.start == place }
        return self.replacing(
            place..<place,
            with: before + Array(line.utf8) + after + (isHeaderNext ? self.newline : [])
        )
    }

    private func isMark(before place: Int) -> Bool { place == 3 && self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

    /// Where a new setting goes.
    private func place(for key: String) -> Int {
        let comment = self.layout.comments.first { comment in
            guard comment.table == nil else { return false }
            let words = comment.text.drop { $0 == " " || $0 == "\t" }
            return words.hasPrefix(key) && words.dropFirst(key.count).first { $0 != " " } == "="
        }
        if let comment { return comment.whole.upperBound }
        guard let header = self.layout.headers.first else { return self.bytes.count }
        // The comment right above a table is the table's.
        var end = header.start
        for comment in self.layout.comments.reversed() where comment.whole.upperBound == end {
            end = comment.whole.lowerBound
        }
        // Behind the last line that says something.
        let lines =
            self.layout.assignments.filter { $0.table == nil }.map(\.whole.upperBound)
            + self.layout.comments.map(\.whole.upperBound)
        let last = lines.filter { $0 <= end }.max()
        return last ?? (self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    }

    // MARK: - Looking at what was made

    private func checked(_ new: [UInt8], _ key: String?, _ value: SettingValue?) throws(Refusal) -> String {
        let text = String(decoding: new, as: UTF8.self)
        guard let before = Self.table(String(decoding: self.bytes, as: UTF8.self)) else { throw .unreadable }
        guard let key else { return text }
        guard let after = Self.table(text) else { throw .tooIntricate }
        let isRight = value.map { Self.means(after[key], $0) } ?? (after[key] == nil)
        _ = before.remove(at: key)
        _ = after.remove(at: key)
        guard isRight, before == after else { throw .tooIntricate }
        return text
    }

    /// nil where the text is none of TOML.
    private static func table(_ text: String) -> TOMLTable? {
        // What is wrong with it was told when the settings were read.
        try? ConfigTable.parse(text)
    }

    private static func means(_ found: (any TOMLValueConvertible)?, _ value: SettingValue) -> Bool {
        switch value {
        case .text(let text): return found?.string == text
        case .number(let number): return (found?.double ?? found?.int.map(Double.init)) == number
        case .flag(let flag): return found?.bool == flag
        case .list(let items):
            guard let array = found?.array else { return false }
            return (0..<array.count).map { array[$0].string } == items
        }
    }
}
