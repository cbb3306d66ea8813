/// What a command prints: the only one that knows whether people or programs read it.
package struct Output: Sendable {
    package enum Format: Hashable, Sendable {
        case text, json
    }

    /// The rendered report is a failure; only the exit code is missing.
    package struct Failure: Error {}

    private let environment: Environment
    private let format: Format

    /// - Parameters:
    ///   - environment: Tells what goes to stderr.
    ///   - format: Who reads.
    package init(_ environment: Environment, format: Format) {
        self.environment = environment
        self.format = format
    }

    /// Prints one report, and tells its trouble.
    ///
    /// - Throws: `Failure` when the report is one; `Printed.Trouble` when what is printed gets nowhere.
    package func render(_ report: some Report) throws {
        switch self.format {
        case .text: for line in report.lines { Console.print(line) }
        case .json: Console.print(try JSONLine(encoding: report))
        }
        // It may be a complaint about the config, which every command begins with.
        if let trouble = report.trouble { self.environment.tellOnce(trouble) }
        if report.isFailure { throw Failure() }
        try Printed.check()
    }

    /// Prints many reports.
    ///
    /// - Throws: What reading them throws; `Printed.Trouble` when what is printed gets nowhere.
    package func render<Line>(_ listing: Listing<Line>) throws {
        var isEmpty = true
        try listing.forEach { report in
            isEmpty = false
            try self.render(report)
        }
        if isEmpty { self.say(listing.nothing) }
    }

    /// Prints a row of a table for another program.
    func put(row: String) { Console.print(row: row) }

    /// Prints a piece of JSON.
    func put(json: String) { Console.print(whole: json) }

    /// Prints names of files, each with a 0 behind it.
    package func printPaths(_ paths: [String]) { Console.print(paths: paths) }

    /// Prints a line that is for people only.
    package func say(_ line: String) { if self.isForPeople { Console.print(line) } }

    /// Tells people on stderr what they can do.
    package func advise(_ sentence: String) {
        if self.isForPeople, Talk.level != .quiet { self.environment.tell(sentence) }
    }

    /// Whether somebody is there to answer a question.
    package var canAsk: Bool { self.isForPeople && self.environment.isInteractive }

    private var isForPeople: Bool { self.format == .text }
}
