/// Something that is wrong with what the user has set: where, what, and what holds until it is mended.
package struct ConfigFinding: Hashable, Sendable, CustomStringConvertible {
    /// Where it stands.
    enum Place: Hashable, Sendable {
        /// In a file, as people are shown it; line and key as far as they are known.
        case file(String, line: Int?, key: String?)
        /// In a variable of the environment.
        case variable(String)
    }

    let place: Place
    /// What is wrong, or how it must be.
    let what: String
    /// What holds for as long as it is wrong; without a full stop.
    let consequence: String

    /// - Parameters:
    ///   - place: Where it stands.
    ///   - what: What is wrong, or how it must be; harmless on a terminal.
    ///   - consequence: What holds for as long as it is wrong.
    init(_ place: Place, _ what: String, _ consequence: String) {
        self.place = place
        self.what = what
        self.consequence = consequence
    }

    /// Everything is recorded and nothing sent until it is mended: what could not be read may say `never`.
    static let nothingIsSent = "until this is mended everything is recorded and nothing is sent"

    package var description: String {
        switch self.place {
        case .file: "\(self.place): \(self.what); \(self.consequence)."
        case .variable: "\(self.place) \(self.what); \(self.consequence)."
        }
    }
}

extension ConfigFinding.Place: CustomStringConvertible {
    /// Characters of a key that are shown.
    private static let longestKey = 60

    /// A place in a file.
    ///
    /// - Parameters:
    ///   - path: Of the file, as it is.
    ///   - line: From 1; nil where it is not known.
    ///   - key: As it is written; nil for none.
    /// - Returns: The place, harmless on a terminal.
    static func file(_ path: String, _ line: Int?, _ key: String?) -> Self {
        .file(
            DisplayText(path, limit: 4096).description,
            line: line,
            key: key.map { DisplayText($0, limit: self.longestKey).description }
        )
    }

    var line: Int? { if case .file(_, let line, _) = self { line } else { nil } }

    var key: String? {
        switch self {
        case .file(_, _, let key): key
        case .variable(let name): name
        }
    }

    /// `/home/me/config.toml, line 3, key title`.
    var description: String {
        switch self {
        case .variable(let name): name
        case .file(let path, let line, let key):
            [path, line.map { "line \($0)" }, key.map { "key \($0)" }].compactMap(\.self).joined(separator: ", ")
        }
    }
}
