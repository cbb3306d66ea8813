#if canImport(Glibc)
import Glibc
#else
import Foundation
#endif

/// The NFO files that Kodi, Jellyfin, Radarr and others put beside a video.
///
/// They are XML, XML with a line behind it, or no XML at all but a URL; many are broken. So they are scanned, not parsed.
package enum NFOFile {
    /// Of a longer file only this many bytes are read.
    package static let limit = 1 << 20

    /// Where an NFO file for a video may lie, nearest first: `FILE.nfo`, `movie.nfo`, `tvshow.nfo` in its folder, and
    /// `tvshow.nfo` in the folders around it as far as those in between are of a season: what lies in the library's own
    /// folder is of no show.
    ///
    /// - Parameter path: Of the video; a URL has none.
    /// - Returns: Paths that may or may not exist.
    package static func sidecars(of path: String) -> [String] {
        guard !path.isEmpty, !MediaAddress.isAddress(path), path != "-", path.utf8.count < 4096 else { return [] }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.last, !name.isEmpty else { return [] }
        let folder = parts.dropLast().map { $0 + "/" }.joined()
        let base = String(decoding: MediaPath.withoutExtension(Array(name.utf8)[...]), as: UTF8.self)
        var files = [
            "\(folder)\(base).nfo", "\(folder)\(base).NFO", "\(folder)movie.nfo", "\(folder)MOVIE.NFO",
            "\(folder)tvshow.nfo", "\(folder)TVSHOW.NFO",
        ]
        var outer = parts.dropLast()
        for _ in 0..<2 {
            guard let inner = outer.last, inner != "..", inner != "." else { break }
            outer = outer.dropLast()
            guard FolderNames.isInside(Array(inner.utf8)[...], of: outer.last.map { Array($0.utf8)[...] }) else {
                break
            }
            let around = outer.map { $0 + "/" }.joined()
            files += ["\(around)tvshow.nfo", "\(around)TVSHOW.NFO"]
        }
        return files
    }

    /// Reads an NFO file.
    ///
    /// Only a regular file is read, and never more than its first `limit` bytes: a pipe in its place would hold the reader
    /// for ever. UTF-8, UTF-16 with its mark, and Latin-1 are read. A link is followed to a file that is itself called
    /// `.nfo`: it may lead to something that is nobody's business.
    ///
    /// - Parameter path: One of `sidecars(of:)`.
    /// - Returns: Its text, or nil if there is none, or it is no file.
    package static func read(_ path: String) -> String? {
        guard let path = self.behindLink(path) else { return nil }
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        // The file may have been changed for a pipe since; that must not block, and is seen below.
        let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return self.contents(of: file).map(NFOEncoding.text)
    }

    /// Whether a file is longer than `limit`, so that its end is not read.
    ///
    /// - Parameter path: One of `sidecars(of:)`.
    /// - Returns: Whether there is more than that; false where there is no file.
    package static func isCut(_ path: String) -> Bool {
        guard let path = self.behindLink(path) else { return false }
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size > self.limit
    }

    /// Where a link leads in the end, if that is called as an NFO file is; what is no link as it is.
    private static func behindLink(_ path: String) -> String? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        guard status.st_mode & S_IFMT == S_IFLNK else { return path }
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        let name = unsafe String(cString: real)
        return name.lowercased().hasSuffix(".nfo") ? name : nil
    }

    private static func contents(of file: Int32) -> [UInt8]? {
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while contents.count < self.limit {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return contents }
            contents.append(contentsOf: buffer[..<min(count, self.limit - contents.count)])
        }
        return contents
    }
}
