import Foundation
import Storage

/// mpv's command line, taken apart as mpv does it (its `parse_commandline.c`).
///
/// What an option means is mpv's business; only what its option files cannot hold is known here: files, playlists,
/// groups, and words that make mpv answer instead of playing.
struct MPVCommandLine: Hashable, Sendable {
    struct Option: Hashable, Sendable {
        /// Without the dashes, with `no-` and suffixes such as `-append`.
        var name: String
        /// nil where there was no `=`.
        var value: String?
    }

    /// What is played, in the order of the command line.
    enum Entry: Hashable, Sendable {
        /// A file, a folder or a URL, with the options of its group `--{ … --}`.
        case file(String, options: [Option])
        case playlist(String)
    }

    /// What mpv would say about a wrong command line, word for word.
    struct Mistake: Error, Hashable {
        /// What is printed before mpv says that it exits.
        var lines: [String]
    }

    private(set) var entries: [Entry] = []
    /// The global options, in order.
    private(set) var options: [Option] = []
    /// How many times `-v` was said.
    private(set) var verbosity = 0
    /// Whether `--private` was said: nothing of this run is told or written down.
    private(set) var isPrivate = false
    /// Whether mpv itself is to answer: help, lists, versions, encoding.
    private(set) var isForMPV = false

    /// Words that make mpv print something, or do what libmpv cannot.
    private static let wordsForMPV: Set<String> = [
        "h", "help", "list-options", "list-properties", "list-protocols", "input-cmdlist", "input-keylist",
        "show-profile", "version", "V", "o",
    ]

    private struct Group: Hashable {
        var options: [Option] = []
        var firstEntry: Int
    }

    private var group: Group?

    /// - Parameters:
    ///   - arguments: The command line.
    ///   - needsParameter: Whether an option must have a value; asked for old forms such as `-volume 50` only.
    /// - Throws: `Mistake`.
    init(_ arguments: [String], needsParameter: (String) -> Bool) throws(Mistake) {
        var rest = arguments[...]
        var isFilesOnly = false
        while let argument = rest.popFirst() {
            if isFilesOnly || !argument.hasPrefix("-") || argument == "-" {
                self.entries.append(.file(argument, options: []))
            } else if argument == "--" {
                isFilesOnly = true
            } else {
                try self.take(Self.option(argument, rest: &rest, needsParameter: needsParameter))
            }
        }
        if self.group != nil { throw Mistake(lines: ["Missing closing --} on command line."]) }
    }

    private static func option(
        _ argument: String,
        rest: inout ArraySlice<String>,
        needsParameter: (String) -> Bool
    ) throws(Mistake) -> Option {
        let isOldForm = !argument.hasPrefix("--")
        let text = argument.dropFirst(isOldForm ? 1 : 2)
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = parts.first ?? ""
        if parts.count > 1 { return Option(name: name, value: parts[1]) }
        if isOldForm, needsParameter(name) {
            guard let value = rest.popFirst() else { throw Self.parameterMissing(name) }
            return Option(name: name, value: value)
        }
        return Option(name: name, value: nil)
    }

    static func parameterMissing(_ name: String) -> Mistake {
        Mistake(lines: [
            "Error parsing commandline option \(name): option requires parameter",
            "Make sure you're using e.g. '--\(name)=value' instead of '--\(name) value'.",
        ])
    }

    static func refused(_ option: Option, because reasons: [String]) -> Mistake {
        Mistake(lines: reasons + ["Setting commandline option --\(option.name)=\(option.value ?? "") failed."])
    }

    private mutating func take(_ option: Option) throws(Mistake) {
        switch option.name {
        case "{":
            guard self.group == nil else { throw Mistake(lines: ["'--{' can not be nested."]) }
            self.group = Group(firstEntry: self.entries.count)
        case "}": try self.closeGroup()
        case "playlist":
            guard let path = option.value else { throw Self.parameterMissing("playlist") }
            self.entries.append(.playlist(path))
        case "v": self.verbosity += 1
        case "private" where option.value == nil: self.isPrivate = true
        // Ours too, and read before (`OwnOptions`); what remains is to tell a slip of the finger.
        case "log-level":
            guard let value = option.value else { throw Self.parameterMissing(option.name) }
            guard LogLevel(rawValue: value) != nil else {
                throw Self.refused(option, because: ["The level of the log must be \(LogLevel.choice)."])
            }
        case let name where Self.wordsForMPV.contains(name): self.isForMPV = true
        // mpv's parser prints the list where it only looks, and would have printed it twice.
        case "profile" where option.value == "help": self.isForMPV = true
        default:
            if self.group != nil {
                self.group?.options.append(option)
            } else {
                self.options.append(option)
            }
        }
    }

    private mutating func closeGroup() throws(Mistake) {
        guard let group = self.group else { throw Mistake(lines: ["Too many closing '--}'."]) }
        for index in self.entries.indices.dropFirst(group.firstEntry) {
            if case .file(let path, _) = self.entries[index] {
                self.entries[index] = .file(path, options: group.options)
            }
        }
        self.group = nil
    }
}

extension MPVCommandLine.Option {
    /// The option as a line of an option file; nil where its value has a line break, which no such file can hold.
    var line: String? {
        guard let value = self.value else { return self.name.contains(where: \.isNewline) ? nil : self.name }
        guard !value.utf8.contains(10), !value.utf8.contains(13), !self.name.contains(where: \.isNewline) else {
            return nil
        }
        // The length before the value keeps mpv's own quoting out of it.
        return "\(self.name)=%\(ByteText.bytes(value).count)%\(value)"
    }

    /// The option's name without `no-` and without what is to be done with a list.
    var baseName: String {
        let name = self.name.hasPrefix("no-") ? String(self.name.dropFirst(3)) : self.name
        let suffix = ["-append", "-add", "-pre", "-set", "-toggle", "-remove", "-del", "-clr"].first {
            name.hasSuffix($0)
        }
        return String(name.dropLast(suffix?.count ?? 0))
    }

    /// The lines of a file that `--include` names: within a profile mpv would read it too early.
    ///
    /// nil for any other option, and for files with sections of their own, which only mpv can place.
    var included: [String]? {
        guard self.name == "include", let path = self.value, !path.hasPrefix("~"),
            // mpv itself says what is wrong with a file that cannot be read.
            let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8)
        else { return nil }
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        return lines.contains { $0.drop(while: \.isWhitespace).hasPrefix("[") } ? nil : lines
    }

    /// Whether mpv looks at it before it reads its config files.
    var isEarly: Bool {
        let name = self.name.hasPrefix("no-") ? String(self.name.dropFirst(3)) : self.name
        return Self.earlyNames.contains(name) || name.hasPrefix("msg-level")
    }

    private static let earlyNames: Set<String> = [
        "config", "quiet", "really-quiet", "terminal", "input-terminal", "log-file", "msg-color", "msg-module",
        "msg-time", "dump-stats",
    ]
}
