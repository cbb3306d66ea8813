import Foundation
import MPV

/// mpv's command line, brought into libmpv with mpv's own parser (`libmpv-host.md §1.2–1.3`).
struct PlayerCommandLine {
    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var files: [String] = []
    private(set) var options: [(name: String, value: String?)] = []

    init(_ arguments: [String]) throws {
        var isFilesOnly = false
        for argument in arguments {
            if isFilesOnly || !argument.hasPrefix("-") || argument == "-" {
                self.files.append(argument)
            } else if argument == "--" {
                isFilesOnly = true
            } else {
                let parts = argument.drop { $0 == "-" }.split(
                    separator: "=",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                // A line break would smuggle a further line into the file that mpv reads.
                guard let name = parts.first, !name.isEmpty, !argument.utf8.contains(10), !argument.utf8.contains(13)
                else {
                    throw Mistake(description: "\(DisplayText(argument)) is no option of mpv.")
                }
                self.options.append((String(name), parts.count > 1 ? String(parts[1]) : nil))
            }
        }
        guard !self.files.isEmpty else {
            throw Mistake(description: "Nothing to play: name a file, a folder or a URL.")
        }
    }

    /// Sets what makes libmpv feel like mpv, and the user's options above the user's config.
    ///
    /// mpv applies the profile `pseudo-gui` after its config files, which is just where a command line belongs.
    ///
    /// - Parameter client: The player, not yet initialized.
    /// - Throws: `MPVError`, or `CocoaError` when no temporary file can be written.
    func prepare(_ client: MPVClient) throws {
        try client.setOption("config", "yes")
        let own = [
            "terminal", "input-terminal", "osc", "input-default-bindings", "input-vo-keyboard", "input-media-keys",
        ]
        var lines = own.map { "\($0)=yes" } + ["force-window=no", "screenshot-directory=", "idle=once", "[pseudo-gui]"]
        for (name, value) in self.options {
            // The length before the value keeps mpv's own quoting out of it.
            lines.append(value.map { "\(name)=%\($0.utf8.count)%\($0)" } ?? name)
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "trakt-mpv-\(UUID().uuidString).conf")
        defer { try? FileManager.default.removeItem(at: file) }
        let data = Data((lines.joined(separator: "\n") + "\n").utf8)
        guard
            FileManager.default.createFile(atPath: file.path, contents: data, attributes: [.posixPermissions: 0o600])
        else { throw Mistake(description: "No temporary file can be written in \(file.path).") }
        try client.setOption("player-operation-mode", "pseudo-gui")
        try client.loadConfigFile(file.path)
    }
}
