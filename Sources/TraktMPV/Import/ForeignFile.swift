import Foundation

/// A file that another program has written: whatever is in it, reading it ends soon, with what it is or with one sentence.
struct ForeignFile {
    let path: String
    let text: String

    /// Bytes; a history of thirty years is smaller.
    private static let longest = 32 << 20

    /// - Parameter path: As typed.
    /// - Throws: `ImportMistake`.
    init(_ path: String) throws(ImportMistake) {
        self.path = path
        // A pipe in its place must not block.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw .unreadable(path, unsafe String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .unreadable(path, unsafe String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .folder(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path, "it is no file") }
        guard status.st_size <= Self.longest else { throw .tooLarge(path, megabytes: Self.longest >> 20) }
        let bytes = try Self.contents(of: descriptor, path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .noText(path, line: Self.badLine(bytes))
        }
        self.text = text
    }

    private static func contents(of descriptor: CInt, _ path: String) throws(ImportMistake) -> [UInt8] {
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path, unsafe String(cString: strerror(errno))) }
            if count == 0 { return contents }
            contents.append(contentsOf: buffer[..<count])
            // It may grow while it is read.
            guard contents.count <= self.longest else { throw .tooLarge(path, megabytes: self.longest >> 20) }
        }
    }

    private static func badLine(_ bytes: [UInt8]) -> Int {
        var line = 1
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { return line }
            line += 1
        }
        return line
    }
}
