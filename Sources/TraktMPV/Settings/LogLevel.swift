package import Logging

/// How much is written to the log.
package enum LogLevel: String, CaseIterable, Sendable {
    /// With `debug` and `trace`, titles and paths are in the log too.
    case trace, debug
    case info, notice, warning, error
    case off

    /// The least of what is written; nil for nothing at all.
    package var threshold: Logger.Level? { Logger.Level(rawValue: self.rawValue) }

    /// The valid levels, for error messages.
    static let choice = "one of \(Self.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))"
}
