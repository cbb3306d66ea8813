import ArgumentParser
import TraktMPV

/// What every command but `play` takes; there it stands on mpv's own command line.
///
/// An option of each command, and not a group of options nor a type that the parser knows: those cost each start some
/// milliseconds.
extension LogLevel {
    static let help = ArgumentHelp(
        "How much is written to the log: \(Self.allCases.map(\.rawValue).joined(separator: ", ")).",
        valueName: "level"
    )

    static func parse(_ word: String) throws -> Self {
        try Choice.parse(word)
    }
}
