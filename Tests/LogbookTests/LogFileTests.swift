import Foundation
import Logging
import Storage
import TestSupport
import Testing

@testable import Logbook

@Suite struct LogFileTests {
    private let home: TemporaryDirectory
    private var folder: String { self.home.url.appending(path: "state/log").path }

    init() throws { self.home = try TemporaryDirectory() }

    private func file(limit: Int = 1 << 20) -> LogFile {
        LogFile(folder: self.folder, limit: limit) { Date(timeIntervalSince1970: 1_700_000_000.25) }
    }

    private func text(_ name: String = "trakt-mpv.log") throws -> String {
        try String(contentsOfFile: "\(self.folder)/\(name)", encoding: .utf8)
    }

    @Test func `an entry is one line: time, level, process, sentence, data`() throws {
        var logger = self.file().logger(.info)
        logger[metadataKey: "session"] = "S1"
        logger.info("Trakt answered", metadata: ["status": "201", "path": "/sync/history", "what": "two words"])
        #expect(
            try self.text()
                == "2023-11-14T22:13:20.250Z info \(getpid()) Trakt answered path=/sync/history session=S1 status=201 "
                + "what=\"two words\"\n"
        )
    }

    @Test func `a process says once who it is, before its first entry`() throws {
        let logger = LogFile(folder: self.folder, preface: "begun version=1").logger(.info)
        for _ in 0..<2 { logger.info("said") }
        let ends = try self.text().split(separator: "\n").map {
            $0.split(separator: " ").dropFirst(3).joined(separator: " ")
        }
        #expect(ends == ["begun version=1", "said", "said"])
    }

    @Test func `nothing is made before the first entry, and then nobody else can look into it`() throws {
        let logger = self.file().logger(.info)
        logger.debug("below the level")
        #expect(!FileManager.default.fileExists(atPath: self.folder))
        logger.info("first")
        var (folder, file) = (stat(), stat())
        try #require(unsafe stat(self.folder, &folder) == 0 && stat("\(self.folder)/trakt-mpv.log", &file) == 0)
        #expect(folder.st_mode & 0o777 == 0o700 && file.st_mode & 0o777 == 0o600)
    }

    @Test(arguments: ["a\nb", "a\rb", "\u{1B}[31m", "\u{202E}x", "\u{9B}31m", "a\u{2028}b", "x=\"y\" level=error"])
    func `data cannot make a line of its own`(text: String) throws {
        self.file().logger(.trace).info("said", metadata: ["title": "\(text)", "z": "end"])
        let line = try self.text()
        #expect(line.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
        #expect(line.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" && $0 != "\u{9B}" })
        #expect(line.contains("title=") && line.hasSuffix("z=end\n"))
    }

    @Test func `huge values are cut`() throws {
        self.file().logger(.trace).info("said", metadata: ["title": "\(String(repeating: "x", count: 100_000))"])
        #expect(try self.text().utf8.count < 1000)
    }

    @Test func `the file is of limited size, two old ones are kept, and no line is torn`() throws {
        let logger = self.file(limit: 2000).logger(.info)
        for number in 0..<400 { logger.info("counted", metadata: ["number": "\(number)"]) }
        let names = try FileManager.default.contentsOfDirectory(atPath: self.folder).sorted()
        #expect(names == ["rotation.lock", "trakt-mpv.log", "trakt-mpv.log.1", "trakt-mpv.log.2"])
        let texts = try names.dropFirst().reversed().map { try self.text($0) }
        #expect(texts.allSatisfy { $0.utf8.count < 2200 })
        let numbers = texts.joined().split(separator: "\n").compactMap { Int($0.split(separator: "=").last ?? "") }
        #expect(numbers == Array((400 - numbers.count)..<400))
    }

    @Test func `of several that write at a time every line arrives whole`() async throws {
        // As many descriptors as processes would have; each follows the file that another has moved away.
        let files = (0..<8).map { _ in self.file(limit: 40_000) }
        await withTaskGroup(of: Void.self) { group in
            for (index, file) in files.enumerated() {
                group.addTask {
                    let logger = file.logger(.info)
                    for number in 0..<100 {
                        logger.info("counted", metadata: ["by": "\(index)", "number": "\(number)"])
                    }
                }
            }
        }
        let names = ["trakt-mpv.log.2", "trakt-mpv.log.1", "trakt-mpv.log"]
        let lines = names.compactMap { try? self.text($0) }.joined().split(separator: "\n")
        #expect(lines.count == 800)
        #expect(Set(lines).count == 800)
        #expect(lines.allSatisfy { $0.contains(" info ") && $0.contains(" counted by=") })
    }

    @Test func `where another is at moving the files, nobody waits`() throws {
        let logger = self.file(limit: 100).logger(.info)
        logger.info("first")
        let lock = FileLock(taking: "\(self.folder)/rotation.lock")
        for _ in 0..<5 { logger.info("more") }
        #expect(try self.text().split(separator: "\n").count == 6)
        withExtendedLifetime(lock) {}
    }

    @Test func `a log that cannot be written is no trouble`() throws {
        try Data().write(to: self.home.url.appending(path: "state"))
        self.file().logger(.trace).error("lost")
    }
}
