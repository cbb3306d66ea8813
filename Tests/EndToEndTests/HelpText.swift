import Foundation

/// What a command's `--help` says.
struct HelpText {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The words of the commands that it lists.
    var subcommands: Set<String> {
        guard let list = self.text.range(of: "SUBCOMMANDS:\n") else { return [] }
        let lines = self.text[list.upperBound...].split(separator: "\n")
        let heads = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See ") }
        return Set(heads.compactMap { $0.split(whereSeparator: { " ,".contains($0) }).first.map(String.init) })
    }
}
