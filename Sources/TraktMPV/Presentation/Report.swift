/// What a command has to say: JSON for programs, lines for people.
package protocol Report: Encodable, Sendable {
    /// For people; harmless on a terminal.
    var lines: [String] { get }
    /// What went otherwise than asked, in one sentence: it is told on stderr, to programs too.
    var trouble: String? { get }
    /// Whether the command ends with an error.
    var isFailure: Bool { get }
}

extension Report {
    package var trouble: String? { nil }
    package var isFailure: Bool { false }
}

/// A report in the words of one command: the same JSON as its content, other lines.
package struct Worded<Content: Encodable & Sendable>: Report {
    package let lines: [String]
    private let content: Content

    init(_ content: Content, _ words: String) { self.init(content, lines: [words]) }

    init(_ content: Content, lines: [String]) {
        self.content = content
        self.lines = lines
    }

    package func encode(to encoder: any Encoder) throws { try self.content.encode(to: encoder) }
}

/// Many reports, one after the other; in JSON one object per line.
package struct Listing<Line: Report>: Sendable {
    /// What people are told when there is none.
    package let nothing: String
    private let each: @Sendable (_ show: (Line) throws -> Void) throws -> Void

    /// - Parameters:
    ///   - nothing: What people are told when there is none.
    ///   - each: Shows the reports as they are read, so that a long listing begins at once.
    init(nothing: String, _ each: @escaping @Sendable (_ show: (Line) throws -> Void) throws -> Void) {
        self.nothing = nothing
        self.each = each
    }

    init(_ lines: [Line], nothing: String) {
        self.init(nothing: nothing) { show in for line in lines { try show(line) } }
    }

    package func forEach(_ show: (Line) throws -> Void) throws { try self.each(show) }
}
