internal import Foundation
internal import Storage

/// What became of a damaged store, told by every command until the user has seen it.
///
/// Seen it is when `status` has told it to somebody at a terminal, or was called with `--seen`; then the file goes. What
/// programs read, and lines that scroll by while a film starts, do not count.
package struct StoreNotice: Sendable {
    private let path: String

    /// - Parameter directory: The state directory.
    package init(directory: String) {
        self.path = "\(directory)/viewings.sqlite.notice"
    }

    /// What is to be told, one sentence after the other; nil where there is nothing.
    package var text: String? {
        // No file is nothing to tell, and one that cannot be read has nothing that could be told.
        guard let data = FileManager.default.contents(atPath: self.path), !data.isEmpty else { return nil }
        let sentences = String(decoding: data, as: UTF8.self).split(separator: "\n")
        return "\(sentences.joined(separator: " ")) \(Self.howToEnd)"
    }

    private static let howToEnd = "`trakt-mpv status` in a terminal, or `status --seen`, says so for the last time."

    /// Has it told from now on.
    func add(_ sentence: String) throws {
        let known = FileManager.default.contents(atPath: self.path) ?? Data()
        try PrivateFile.replace(self.path, with: known + Data("\(sentence)\n".utf8))
    }

    /// The user has seen it.
    package func acknowledge() { unsafe unlink(self.path) }
}
