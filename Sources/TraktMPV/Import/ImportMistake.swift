/// Why nothing can be taken over, and what to do.
package enum ImportMistake: Error, Hashable, CustomStringConvertible {
    case unreadable(String, String)
    case folder(String)
    case tooLarge(String, megabytes: Int)
    case noText(String, line: Int)
    /// It is not written as it should be: where, and what it should be.
    case malformed(String, line: Int?, wanted: String)
    case noYAMLLibrary
    /// Neither settings nor rules nor a backlog.
    case nothingOfScrobbler(String)
    /// The config of ours cannot take anything in.
    case ownConfig(String)
    case noTrakt(String)

    package var description: String {
        switch self {
        case .unreadable(let path, let why):
            "\(Self.shown(path)) cannot be read (\(why)): name a file that you may read."
        case .folder(let path):
            "\(Self.shown(path)) is a folder: name the file of the history, as ~/.local/state/mpv/watch_history.jsonl."
        case .tooLarge(let path, let megabytes):
            "\(Self.shown(path)) is larger than \(megabytes) MB, which no history is: name another file, or cut it."
        case .noText(let path, let line):
            "\(Self.shown(path)), line \(line), is no text in UTF-8: name another file, or take that line out."
        case .malformed(let path, let line, let wanted):
            "\(Self.shown(path))\(line.map { ", line \($0)," } ?? "") is not written as \(wanted): mend it, or name another file."
        case .noYAMLLibrary:
            "Its settings are written in YAML, and libyaml-0.so.2 was not found: `apt-get install libyaml-0-2`, then try again."
        case .nothingOfScrobbler(let folder):
            "Nothing of trakt-scrobbler is in \(Self.shown(folder)): run this as the user who has used it."
        case .ownConfig(let sentence): sentence
        case .noTrakt(let sentence): sentence
        }
    }

    private static func shown(_ path: String) -> String { DisplayText(path, limit: 4096).description }
}
