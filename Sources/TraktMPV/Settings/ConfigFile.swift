import Foundation

/// The config file as it is read: its text, or why it cannot be read whole.
///
/// What cannot be read may hold what is never to be told, so a file that is there and cannot be read is never taken for none.
enum ConfigFile: Hashable {
    case missing
    case text(String)
    /// Where, as far as that is known, and why.
    case unreadable(ConfigFinding.Place, String)

    /// A longer one is none.
    private static let limit = 1 << 20

    /// - Parameters:
    ///   - path: Where it is.
    ///   - isNamed: Whether the user has named it: it must be there then.
    init(_ path: String, isNamed: Bool) {
        let whole = ConfigFinding.Place.file(path, nil, nil)
        // A pipe in its place must not block.
        let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard file >= 0 else {
            let code = errno
            var status = stat()
            if code == ENOENT, !isNamed, unsafe lstat(path, &status) != 0 {
                self = .missing
                return
            }
            let why =
                code != ENOENT
                ? unsafe String(cString: strerror(code))
                : isNamed ? "TRAKT_MPV_CONFIG names a file that is not there" : "is a link to nothing"
            self = .unreadable(whole, why)
            return
        }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, [S_IFREG, S_IFCHR].contains(status.st_mode & S_IFMT) else {
            self = .unreadable(whole, "is no file")
            return
        }
        guard let bytes = Self.contents(of: file) else {
            self = .unreadable(whole, "cannot be read, or is too long")
            return
        }
        self = Self.decode(bytes, path)
    }

    private static func contents(of file: CInt) -> [UInt8]? {
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while contents.count <= self.limit {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return contents }
            contents.append(contentsOf: buffer[..<count])
        }
        return nil
    }

    private static func decode(_ bytes: [UInt8], _ path: String) -> Self {
        // The parser takes a C string and would silently stop here.
        if let place = bytes.firstIndex(of: 0) {
            return .unreadable(self.place(place, bytes, path), "is no text")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let place = self.firstNoText(bytes)
            return .unreadable(self.place(place, bytes, path), "is not written in UTF-8")
        }
        return .text(text)
    }

    private static func firstNoText(_ bytes: [UInt8]) -> Int {
        var (start, line) = (0, bytes.startIndex)
        while start < bytes.count {
            line = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if String(validating: bytes[start..<line], as: UTF8.self) == nil { return start }
            start = line + 1
        }
        return 0
    }

    private static func place(_ index: Int, _ bytes: [UInt8], _ path: String) -> ConfigFinding.Place {
        let line = bytes[..<index].count { $0 == 0x0A }
        return Self.place(line: line + 1, in: String(decoding: bytes, as: UTF8.self), path)
    }

    /// A line with the key that stands on it.
    static func place(line number: Int, in text: String, _ path: String) -> ConfigFinding.Place {
        // As bytes: an end of a line of two is one character.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.indices.contains(number - 1) else { return .file(path, number, nil) }
        let line = String(decoding: lines[number - 1], as: UTF8.self)
        let key = line.prefix { $0 != "=" }.trimmingCharacters(in: .whitespaces)
        guard line.contains("="), !key.isEmpty, !key.hasPrefix("#") else { return .file(path, number, nil) }
        return .file(path, number, key)
    }
}
