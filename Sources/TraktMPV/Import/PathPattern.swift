/// A regular expression of Python's that another program holds against whole paths, where it means one folder or one file.
struct PathPattern: Hashable, Sendable {
    enum Meaning: Hashable, Sendable {
        /// All that is in a folder.
        case folder(String)
        /// What is called exactly so; a folder of that name too.
        case path(String)
        /// All whose path begins so.
        case prefix(String)
        /// Something that only a regular expression can say.
        case other
    }

    let meaning: Meaning

    private static let signs = Set(".^$*+?{}[]|()")
    /// After the folder: anything.
    private static let anything: Set<Substring> = [".*", ".+", ".*$", ".+$"]

    init(_ pattern: String) {
        var rest = pattern.hasPrefix("^") ? pattern.dropFirst() : pattern[...]
        var literal = ""
        while let letter = rest.first, !Self.signs.contains(letter) {
            rest.removeFirst()
            guard letter == "\\" else {
                literal.append(letter)
                continue
            }
            // Of a letter or a number a backslash makes something else.
            guard let escaped = rest.popFirst(), !escaped.isLetter, !escaped.isNumber else {
                self.meaning = .other
                return
            }
            literal.append(escaped)
        }
        guard literal.hasPrefix("/"), literal.count > 1 else {
            self.meaning = .other
            return
        }
        if literal.hasSuffix("/"), rest.isEmpty || Self.anything.contains(rest) {
            self.meaning = .folder(String(literal.dropLast()))
        } else if rest == "$" {
            self.meaning = .path(literal)
        } else if rest.isEmpty || Self.anything.contains(rest) {
            self.meaning = .prefix(literal)
        } else {
            self.meaning = .other
        }
    }
}
