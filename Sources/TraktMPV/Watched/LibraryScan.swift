import Foundation
import Storage

/// The video files of folders: looked through to a limit, each folder once, whatever leads to it.
struct LibraryScan: Sendable {
    struct Limits: Hashable, Sendable {
        /// Entries of folders that are looked at.
        var entries = 300_000
        /// Folders within each other.
        var depth = 24
    }

    /// Whole paths, each name as its bytes are.
    private(set) var files: [String] = []
    /// Folders that could not be read.
    private(set) var unreadable: [String] = []
    /// Whether there is more than was looked at.
    private(set) var isCut = false
    private var looked = 0
    private var known: Set<Place> = []
    private let limits: Limits

    private struct Place: Hashable {
        var device: dev_t
        var number: ino_t
    }

    /// - Parameters:
    ///   - folders: Where to look.
    ///   - limits: How much at most.
    ///   - onFolder: Told after each folder how many files were found.
    init(_ folders: [String], limits: Limits = Limits(), onFolder: (_ files: Int) -> Void = { _ in }) {
        self.limits = limits
        // The one that was found first last, so that it is taken first.
        var open = folders.reversed().map { (path: $0, depth: 0) }
        while let (path, depth) = open.popLast() {
            guard self.looked < self.limits.entries else {
                self.isCut = true
                return
            }
            open += self.look(into: path).reversed().map { ($0, depth + 1) }.filter { _, depth in
                if depth > self.limits.depth { self.isCut = true }
                return depth <= self.limits.depth
            }
            onFolder(self.files.count)
        }
    }

    /// Takes the files of a folder.
    ///
    /// - Returns: The folders in it.
    private mutating func look(into path: String) -> [String] {
        guard let place = Self.status(path), place.isFolder else {
            self.unreadable.append(path)
            return []
        }
        // A link that leads back, or a folder that is named twice.
        guard self.known.insert(place.place).inserted else { return [] }
        guard let names = Self.names(in: path, most: self.limits.entries - self.looked) else {
            self.unreadable.append(path)
            return []
        }
        self.looked += names.count
        if self.looked >= self.limits.entries { self.isCut = true }
        var folders: [String] = []
        for name in names.sorted() where !name.hasPrefix(".") {
            let child = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            if VideoName.isVideo(name) {
                // A link that leads nowhere is no file; a folder may be called so.
                guard let status = Self.status(child) else { continue }
                if status.isFolder { folders.append(child) } else if status.isFile { self.files.append(child) }
            } else if Self.status(child)?.isFolder == true {
                folders.append(child)
            }
        }
        return folders
    }

    /// The names in a folder; nil where it cannot be read.
    private static func names(in path: String, most: Int) -> [String]? {
        guard let folder = unsafe ByteText.withCString(path, { unsafe opendir($0) }) else { return nil }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while names.count < most, let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
                unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe ByteText.text(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// What a path leads to, links followed; nil for nothing.
    private static func status(_ path: String) -> (place: Place, isFolder: Bool, isFile: Bool)? {
        var status = stat()
        guard unsafe ByteText.withCString(path, { unsafe stat($0, &status) }) == 0 else { return nil }
        let kind = status.st_mode & S_IFMT
        return (Place(device: status.st_dev, number: status.st_ino), kind == S_IFDIR, kind == S_IFREG)
    }
}
