import Foundation

/// Sockets that programs of this machine listen at, as the kernel lists them.
enum ListeningSockets {
    struct Socket: Hashable, Sendable {
        let path: String
        /// Two programs that have made a socket at one path have two.
        let number: String
    }

    /// Lines that are read at most.
    private static let most = 100_000

    static func read() -> [Socket] {
        // Where there is no /proc, nothing is known.
        guard let text = try? String(contentsOfFile: "/proc/net/unix", encoding: .utf8) else { return [] }
        return text.split(separator: "\n").dropFirst().prefix(self.most).compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 7, omittingEmptySubsequences: true)
            // The flag of one that takes connections.
            guard parts.count == 8, parts[3] == "00010000" else { return nil }
            return Socket(path: String(parts[7]), number: String(parts[6]))
        }
    }
}

/// Programs that run as this user.
enum RunningPrograms {
    struct Program: Hashable, Sendable {
        let id: Int32
        let words: [String]
    }

    static func read() -> [Program] {
        // Where there is no /proc, nothing is known.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { name in
            var status = stat()
            guard let id = Int32(name), id != getpid(), unsafe stat("/proc/\(name)", &status) == 0,
                status.st_uid == geteuid(),
                // One that has ended meanwhile is none.
                let data = try? Data(contentsOf: URL(filePath: "/proc/\(name)/cmdline")), !data.isEmpty
            else { return nil }
            return Program(id: id, words: data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
        }
    }
}
