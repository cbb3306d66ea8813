import Foundation

/// What ffprobe reads of a file's container, where it is installed: the tags and the length that the player will see.
///
/// Only commands ask it, never a player, which has read the file itself.
enum ContainerProbe {
    struct Answer: Hashable, Sendable {
        var tags: [String: String] = [:]
        /// Seconds.
        var duration: Double?
    }

    /// Seconds; a file on a disk that sleeps takes some.
    private static let patience = 5.0
    /// Bytes; more says a file that wants to fill the memory.
    private static let limit = 1 << 20

    /// Reads the tags of a file.
    ///
    /// - Parameter path: Of a regular file.
    /// - Returns: What it says, or nil where there is no ffprobe, or it does not know the file, or takes too long.
    static func read(_ path: String) -> Answer? {
        guard self.isRegular(path), let program = self.program else { return nil }
        let process = Process()
        process.executableURL = program
        process.arguments = [
            "-v", "quiet", "-protocol_whitelist", "file", "-of", "json", "-show_entries",
            "format=duration:format_tags:stream=codec_type", "-i", "file:" + path,
        ]
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        // Where it cannot be started, the name alone is explained.
        guard (try? process.run()) != nil else { return nil }
        let text = self.text(of: output, from: process)
        process.waitUntilExit()
        return text.flatMap(self.answer)
    }

    /// A pipe in a file's place would hold ffprobe until the patience ends.
    private static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static var program: URL? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? ["/usr/bin"]
        return folders.lazy.filter { $0.hasPrefix("/") }.map { URL(filePath: "\($0)/ffprobe") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
    }

    /// All that is written until the end, the limit or the end of patience, with which the process ends too.
    private static func text(of pipe: Pipe, from process: Process) -> Data? {
        let end = Date(timeIntervalSinceNow: self.patience)
        let descriptor = pipe.fileHandleForReading.fileDescriptor
        var text = Data()
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let left = Int32(max(0, end.timeIntervalSinceNow * 1000))
            guard text.count < self.limit, left > 0, unsafe poll(&entry, 1, left) > 0 else {
                kill(process.processIdentifier, SIGKILL)
                return nil
            }
            let chunk = pipe.fileHandleForReading.availableData
            if chunk.isEmpty { return text }
            text.append(chunk)
        }
    }

    private struct Document: Decodable {
        struct Format: Decodable {
            var duration: String?
            var tags: [String: String]?
        }

        var format: Format?
    }

    private static func answer(_ text: Data) -> Answer? {
        // What is no JSON of ffprobe's tells nothing.
        guard let format = (try? JSONDecoder().decode(Document.self, from: text))?.format else { return nil }
        let duration = format.duration.flatMap(Double.init).flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        return Answer(tags: format.tags ?? [:], duration: duration)
    }
}
