import Foundation
import Logbook
import Logging
import Storage

/// The files that `install` has written, and a record of them: what the user has changed since is never overwritten nor removed.
struct InstalledFiles {
    /// What became of a file, or would.
    enum Change: String, Codable, Hashable, Sendable {
        case written, unchanged, removed
        /// Something else is there, which is the user's.
        case kept
    }

    /// Digests of contents by path.
    typealias Record = [String: String]

    private let directory: String
    private let logger: Logger

    /// - Parameters:
    ///   - directory: The state directory, where the record is.
    ///   - logger: Told of a record that cannot be read.
    init(directory: String, logger: Logger) {
        self.directory = directory
        self.logger = logger
    }

    private var path: String { "\(self.directory)/installed.json" }

    /// What was written for a kind.
    func record(of kind: String) -> Record { self.load()[kind] ?? [:] }

    /// Keeps what was written for a kind.
    ///
    /// - Throws: `CocoaError` or `POSIXError`.
    func keep(_ record: Record, of kind: String) throws {
        var all = self.load()
        guard all[kind] ?? [:] != record else { return }
        all[kind] = record.isEmpty ? nil : record
        try PrivateFolder.make(self.directory)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try PrivateFile.replace(self.path, with: try encoder.encode(all))
    }

    private func load() -> [String: Record] {
        guard let data = FileManager.default.contents(atPath: self.path) else { return [:] }
        let all = self.logger.attempt("What was installed could not be read") {
            try JSONDecoder().decode([String: Record].self, from: data)
        }
        return all ?? [:]
    }

    /// What is to become of a file; nothing is touched.
    ///
    /// - Parameters:
    ///   - file: What is to be there.
    ///   - known: The digest that it had when it was written; nil where it was never.
    /// - Returns: What is to be done.
    func change(of file: InstalledFile, known: String?) -> Change {
        guard let found = Self.content(of: file.path) else { return .written }
        if found == file.content { return .unchanged }
        let isOurs = Self.digest(found) == known || file.shipped.contains { .text($0) == found }
        return isOurs ? .written : .kept
    }

    /// What is to become of a file that was written once and is to go; nil where it is gone already.
    func removal(of path: String, known: String) -> Change? {
        guard let found = Self.content(of: path) else { return nil }
        return Self.digest(found) == known ? .removed : .kept
    }

    /// - Throws: `CocoaError` or `POSIXError`.
    func write(_ file: InstalledFile) throws {
        try PrivateFolder.make(URL(filePath: file.path).deletingLastPathComponent().path)
        switch file.content {
        case .text(let text): try PrivateFile.replace(file.path, with: Data(text.utf8))
        case .link(let target): try SymbolicLink(file.path).lead(to: target)
        }
    }

    /// Removes a file; its folder stays, for it may be anybody's.
    ///
    /// - Throws: `CocoaError`.
    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

    /// nil where nothing is there.
    private static func content(of path: String) -> InstalledFile.Content? {
        if let target = SymbolicLink(path).target { return .link(to: target) }
        guard unsafe access(path, F_OK) == 0 else { return nil }
        return .text(FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }

    static func digest(_ content: InstalledFile.Content) -> String {
        let text =
            switch content {
            case .text(let text): "text \(text)"
            case .link(let target): "link \(target)"
            }
        return String(FNV.hash64(text.utf8), radix: 16)
    }
}
