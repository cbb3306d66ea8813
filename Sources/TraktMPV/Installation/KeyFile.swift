import Foundation

/// A file of sections with keys, as desktops have them.
struct KeyFile {
    private(set) var lines: [String]

    init(_ text: String) { self.lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// What cannot be read is empty.
    init(file: String) {
        self.init(FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }

    var text: String { self.lines.joined(separator: "\n") }

    /// Values by key by section; the first of each counts.
    var sections: [String: [String: String]] {
        var (all, section) = ([String: [String: String]](), "")
        for line in self.lines {
            if let title = Self.title(line) {
                section = title
            } else if let (key, value) = Self.pair(line), all[section]?[key] == nil {
                all[section, default: [:]][key] = value
            }
        }
        return all
    }

    /// Adds keys at the end of a section, which is made where it is missing.
    mutating func add(_ pairs: [(key: String, value: String)], to section: String) {
        let new = pairs.map { "\($0.key)=\($0.value)" }
        guard let start = self.lines.firstIndex(where: { Self.title($0) == section }) else {
            while self.lines.last?.isEmpty == true { self.lines.removeLast() }
            if !self.lines.isEmpty { self.lines.append("") }
            self.lines += ["[\(section)]"] + new + [""]
            return
        }
        let rest = self.lines[(start + 1)...]
        let end = rest.firstIndex { Self.title($0) != nil } ?? self.lines.endIndex
        let last = rest[..<end].lastIndex { Self.pair($0) != nil } ?? start
        self.lines.insert(contentsOf: new, at: last + 1)
    }

    /// Removes keys that still have these values.
    mutating func remove(_ pairs: [String: String], from section: String) {
        var current = ""
        self.lines.removeAll { line in
            if let title = Self.title(line) { current = title }
            guard current == section, let (key, value) = Self.pair(line) else { return false }
            return pairs[key] == value
        }
    }

    private static func title(_ line: String) -> String? {
        line.hasPrefix("[") && line.hasSuffix("]") ? String(line.dropFirst().dropLast()) : nil
    }

    private static func pair(_ line: String) -> (key: String, value: String)? {
        guard !line.hasPrefix("#"), let mark = line.firstIndex(of: "=") else { return nil }
        let value = line[line.index(after: mark)...]
        return (line[..<mark].trimmingCharacters(in: .whitespaces), value.trimmingCharacters(in: .whitespaces))
    }
}
