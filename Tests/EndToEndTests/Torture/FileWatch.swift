import Foundation

/// Waits for what a program writes, closely enough to hit the instant after it: a kernel's notice of it comes later.
struct FileWatch {
    private let path: String
    private var state: stat

    /// - Parameter path: A file, there or not yet.
    init(_ path: String) {
        self.path = path
        self.state = Self.look(path)
    }

    private static func look(_ path: String) -> stat {
        var state = stat()
        if unsafe stat(path, &state) != 0 { state = stat() }
        return state
    }

    /// Waits until the file is written to.
    ///
    /// - Parameter isOver: Whether it is no use any more, asked now and then.
    /// - Returns: Whether it was.
    mutating func waitForWrite(orUntil isOver: () -> Bool) -> Bool {
        while true {
            for _ in 0..<50 {
                let now = Self.look(self.path)
                let isSame =
                    now.st_size == self.state.st_size && now.st_mtim.tv_sec == self.state.st_mtim.tv_sec
                    && now.st_mtim.tv_nsec == self.state.st_mtim.tv_nsec
                self.state = now
                if !isSame { return true }
                usleep(200)
            }
            if isOver() { return false }
        }
    }

    /// Waits until a line is appended.
    ///
    /// - Parameters:
    ///   - isMeant: Whether it is the one.
    ///   - isOver: Whether it is no use any more.
    /// - Returns: Whether it came.
    mutating func waitForLine(_ isMeant: (Substring) -> Bool, orUntil isOver: () -> Bool) -> Bool {
        var offset = UInt64(self.state.st_size)
        while self.waitForWrite(orUntil: isOver) {
            guard let file = FileHandle(forReadingAtPath: self.path), (try? file.seek(toOffset: offset)) != nil else {
                continue
            }
            let data = (try? file.readToEnd()) ?? Data()
            guard let end = data.lastIndex(of: 10) else { continue }
            offset += UInt64(data.distance(from: data.startIndex, to: end)) + 1
            if String(decoding: data[...end], as: UTF8.self).split(separator: "\n").contains(where: isMeant) {
                return true
            }
        }
        return false
    }
}
