import Foundation
import Synchronization

/// What every command takes, wherever it stands on the command line: read once, before the command itself is.
package struct CommonFlags: Hashable, Sendable {
    package enum Flag: String, CaseIterable, Sendable {
        /// Nothing beside what was asked for but what is wrong.
        case quiet = "--quiet"
        /// What goes into the log is told, too.
        case verbose = "--verbose"
        /// As `NO_COLOR`.
        case noColour = "--no-color"
    }

    package private(set) var flags: Set<Flag> = []
    /// What is left for the command.
    package private(set) var rest: [String] = []

    /// - Parameter arguments: Of a command of ours; what is behind `--` is nobody's option.
    package init(_ arguments: [String]) {
        var isOption = true
        for word in arguments {
            if word == "--" { isOption = false }
            if isOption, let flag = Flag(rawValue: word) { self.flags.insert(flag) } else { self.rest.append(word) }
        }
    }

    /// Has them hold for this process.
    package func apply(_ variables: [String: String] = ProcessInfo.processInfo.environment) {
        if self.flags.contains(.quiet) { Talk.level = .quiet }
        if self.flags.contains(.verbose) { Talk.level = .verbose }
        // By <https://bixense.com/clicolors/>; whoever looks for colours looks at NO_COLOR.
        if self.flags.contains(.noColour) || variables["CLICOLOR"] == "0" { unsafe setenv("NO_COLOR", "1", 1) }
    }

    /// For --help.
    package static let help = """
        Every command also takes --quiet (nothing beside what was asked for but what is wrong), --verbose (what goes into the \
        log is told, too) and --no-color, as NO_COLOR and CLICOLOR=0 do.
        """
}

/// How much is told beside what a command prints.
package enum Talk: Int, Sendable {
    case quiet, usual, verbose

    /// For the whole process.
    package static var level: Self {
        get { Self(rawValue: Self.current.withLock { $0 }) ?? .usual }
        set { Self.current.withLock { $0 = newValue.rawValue } }
    }

    private static let current = Mutex(Self.usual.rawValue)
}
