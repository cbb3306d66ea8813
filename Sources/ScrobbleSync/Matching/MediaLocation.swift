internal import Foundation
internal import MediaIdentification
internal import Storage

/// Paths as they are kept and compared; addresses without what may be secret in them.
package enum MediaLocation {
    /// A path as a viewing keeps it: from the root, for it is read later by programs that are started elsewhere; of what comes
    /// through a pipe nothing is known.
    ///
    /// - Parameters:
    ///   - path: As the player has it.
    ///   - process: The number of the player's process, which may be another; nil for this one.
    ///   - folder: Where the player is; nil for where this process is.
    /// - Returns: The path, or an address without what may be secret in it.
    package static func recorded(_ path: String, by process: String? = nil, in folder: String? = nil) -> String {
        MediaAddress.kept(self.openFile(path, of: process ?? "self") ?? path) { path in
            guard let folder, folder.hasPrefix("/"), !path.hasPrefix("/") else { return self.typedPath(path) }
            return self.typedPath("\(folder)/\(path)")
        }
    }

    /// The folder of a file or of an address.
    package static func folder(of path: String) -> String {
        guard MediaAddress.isAddress(path) else { return URL(filePath: path).deletingLastPathComponent().path }
        let plain = MediaAddress.withoutDigest(path)
        guard let slash = plain.lastIndex(of: "/"), !plain[..<slash].hasSuffix("/") else { return plain }
        return String(plain[..<slash])
    }

    /// The file that mpv was given open, as `-` or `fd://3`, where it is one.
    private static func openFile(_ path: String, of process: String) -> String? {
        let digits = ["fd://", "fdclose://"].first(where: path.hasPrefix).map { path.dropFirst($0.count) }
        guard let number = path == "-" ? 0 : digits.flatMap({ CInt($0) }) else { return nil }
        let link = "/proc/\(process)/fd/\(number)"
        var status = stat()
        guard unsafe stat(link, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return PathSpellings.target(ofLink: link)
    }

    /// The real path, also of what no longer exists.
    static func realPath(_ path: String) -> String {
        let kept = MediaAddress.kept(path)
        return MediaAddress.isAddress(kept) ? self.plainAddress(kept) : PathSpellings(self.absolute(kept)).real
    }

    /// For what a correction of one file holds: an address that names something for every query, one that does not for this.
    static func scope(_ path: String) -> String {
        let real = self.realPath(path)
        let plain = MediaAddress.withoutDigest(real)
        guard plain != real, MediaIdentifier().describe(MediaEvidence(path: plain)).namesSomething else { return real }
        return plain
    }

    /// The path as typed, from the root and without detours.
    static func typedPath(_ path: String) -> String {
        MediaAddress.isAddress(path) ? path : PathSpellings(self.absolute(path)).typed
    }

    /// All by which a file may be meant.
    static func spellings(_ path: String) -> [String] {
        let kept = MediaAddress.kept(path)
        guard MediaAddress.isAddress(kept) else { return PathSpellings(self.absolute(kept)).all }
        let plain = self.plainAddress(kept)
        return [kept, plain, MediaAddress.withoutDigest(kept), MediaAddress.withoutDigest(plain)]
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    }

    /// An address decoded and without detours: `/a/../tv//x%20y` is `/tv/x y`.
    private static func plainAddress(_ kept: String) -> String {
        guard let scheme = kept.range(of: "://") else { return kept }
        let rest = kept[scheme.upperBound...]
        let host = rest.prefix { $0 != "/" }
        let path = rest[host.endIndex...]
        guard !path.isEmpty, !host.isEmpty else { return kept }
        let plain = PathSpellings.lexical(path.removingPercentEncoding.map { $0[...] } ?? path)
        return "\(kept[..<scheme.upperBound])\(host)\(plain)"
    }

    /// Whether it is a folder that is there.
    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe ByteText.withCString(path) { unsafe stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func isInside(_ path: String, _ folder: String) -> Bool {
        path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
    }

    /// The folder of a file and the one around it; none for an address.
    package static func folders(of path: String) -> [String] {
        guard !MediaAddress.isAddress(path) else { return [] }
        let folder = URL(filePath: Self.realPath(path)).deletingLastPathComponent()
        let around = folder.deletingLastPathComponent()
        return around.pathComponents.count < 2 ? [folder.path] : [folder.path, around.path]
    }
}

/// A path from the root in all its spellings: as typed, with each link on its way resolved, and as it really is.
struct PathSpellings {
    /// As typed, without `.`, `..` and double slashes; a `..` behind a link goes where the system goes.
    private(set) var typed: String
    /// Without links; what does not exist stays as it is.
    private(set) var real: String
    /// From the typed to the real.
    private(set) var all: [String]

    /// The system knows no longer path: nothing of it exists.
    private static let longest = 4096
    /// As many links as the system follows.
    private static let mostLinks = 40

    init(_ path: String) {
        guard path.utf8.count <= Self.longest, !path.utf8.contains(0) else {
            self.typed = Self.lexical(path[...])
            self.real = self.typed
            self.all = [self.typed]
            return
        }
        var walk = Walk(path)
        walk.run(mostLinks: Self.mostLinks)
        self.real = walk.path
        self.all = walk.spellings + [self.real]
        if let typed = Self.withoutDetours(path) { self.all.insert(typed, at: 0) }
        self.typed = self.all[0]
    }

    /// Without `.`, `..` and double slashes, by its letters alone.
    static func lexical(_ path: Substring) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// nil where it has a `..`, which only the walk can follow.
    private static func withoutDetours(_ path: String) -> String? {
        let parts = path.split(separator: "/").filter { $0 != "." }
        return parts.contains("..") ? nil : "/" + parts.joined(separator: "/")
    }

    /// Where a link leads; nil for what is none.
    static func target(ofLink path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: self.longest + 1)
        let size = buffer.count
        let count = unsafe ByteText.withCString(path) { unsafe readlink($0, &buffer, size) }
        guard count > 0, count <= self.longest else { return nil }
        return ByteText.text(buffer[..<count].map { UInt8(bitPattern: $0) })
    }

    private struct Walk {
        private var done: [Substring] = []
        /// The next one last.
        private var rest: [Substring]
        private(set) var spellings: [String] = []

        init(_ path: String) { self.rest = path.split(separator: "/").reversed() }

        var path: String { "/" + self.done.joined(separator: "/") }

        mutating func run(mostLinks: Int) {
            var links = 0
            while let part = self.rest.popLast() {
                if part == "." { continue }
                if part == ".." {
                    _ = self.done.popLast()
                    continue
                }
                self.done.append(part)
                guard links < mostLinks, let target = PathSpellings.target(ofLink: self.path) else { continue }
                links += 1
                if !self.rest.contains("..") {
                    let whole = self.done + self.rest.reversed().filter { $0 != "." }
                    self.spellings.append("/" + whole.joined(separator: "/"))
                }
                self.done.removeLast()
                if target.hasPrefix("/") { self.done = [] }
                self.rest += target.split(separator: "/").reversed()
            }
        }
    }
}

/// A folder by the word of the file system.
struct FileIdentity: Hashable {
    private let device: UInt64
    private let number: UInt64

    /// nil for what does not exist.
    init?(_ path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.device = UInt64(status.st_dev)
        self.number = UInt64(status.st_ino)
    }

    /// Whether it is one of these paths or a folder above one.
    func holds(anyOf paths: Set<String>) -> Bool {
        paths.contains { path in
            guard path.hasPrefix("/"), path.utf8.count <= 4096 else { return false }
            var folder = path[...]
            while !folder.isEmpty {
                if Self(String(folder)) == self { return true }
                folder = folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]
            }
            return false
        }
    }
}
