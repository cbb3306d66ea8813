import Foundation
import TestSupport
import Testing

/// Hooks and followers beside the real player, the real `sync` and the simulator.
@Suite struct HookCommandTests {
    /// A house whose hook notes each event, a line each.
    private func house(_ kinds: String = #"["start", "counted", "stop", "delivered", "needs-match"]"#) throws -> House {
        let house = try House()
        let note = house.home.url.appending(path: "events").path
        try house.configure("[[hook]]\non = \(kinds)\nrun = [\"sh\", \"-c\", \"cat >> '\(note)'\"]\n")
        #expect(try house.run("login").status == 0)
        return house
    }

    private func events(in house: House) throws -> [[String: Any]] {
        let text = try? String(contentsOf: house.home.url.appending(path: "events"), encoding: .utf8)
        return try (text ?? "").split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    private func names(in house: House) throws -> [String] {
        try self.events(in: house).compactMap { $0["event"] as? String }
    }

    @Test func `a film's hooks run in their order, each once`() throws {
        let house = try self.house()
        let film = try house.film("Severance.S02E07.mkv")
        #expect(try house.run("play", "--vo=null", "--ao=null", "--speed=20", film).status == 0)
        _ = try eventually { try self.names(in: house).count >= 4 ? true : nil }
        #expect(try self.names(in: house) == ["start", "counted", "stop", "delivered"])
        let delivered = try #require(try self.events(in: house).last)
        #expect(
            delivered["title"] as? String == "Severance 2×07 Chikhai Bardo"
                && delivered["delivery"] as? String == "play"
        )
        #expect(delivered["path"] as? String == film)
    }

    @Test func `what another process delivers is told once, and by the timer's sync no second time`() throws {
        let house = try self.house(#"["delivered"]"#)
        let film = try house.film("Severance.S02E07.mkv")
        try house.run("play", "--vo=null", "--ao=null", "--speed=50", film, isOnline: false)
        #expect(try self.names(in: house) == [])
        #expect(try house.run("sync").status == 0)
        let isTold = try eventually { try self.names(in: house) == ["delivered"] ? true : nil }
        #expect(isTold == true)
        // The timer's service ends with its program: all has run by then.
        for _ in 0..<2 { #expect(try house.run("sync", "--background").status == 0) }
        #expect(try self.names(in: house) == ["delivered"])
        #expect(try house.history().count == 1)
    }

    @Test func `a private film runs no hook`() throws {
        let house = try self.house()
        let film = try house.film("Severance.S02E07.mkv")
        try house.run("play", "--private", "--vo=null", "--ao=null", "--speed=20", film)
        let folder = house.home.url.appending(path: ".local/state/trakt-mpv/hooks").path
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func `a hook that hangs keeps neither the film nor the end waiting`() throws {
        let house = try self.house()
        try house.configure("[[hook]]\non = [\"start\", \"counted\"]\nrun = [\"sleep\", \"300\"]\ntimeout = 200\n")
        let film = try house.film("Severance.S02E07.mkv")
        let begin = ContinuousClock.now
        #expect(try house.run("play", "--vo=null", "--ao=null", "--speed=50", film).status == 0)
        #expect(ContinuousClock.now - begin < .seconds(100))
        #expect(try house.history().count == 1)
        // Of this test's own making only.
        let runners = try Command.run(
            "sh",
            ["-c", "grep -lsz HOME=\(house.home.url.path)$ /proc/[0-9]*/environ || true"]
        ).output
        for line in runners.split(separator: "\n") {
            if let process = Int32(line.split(separator: "/")[1]), process != getpid() { kill(process, SIGKILL) }
        }
    }

    @Test(arguments: [
        ["events", "--json"], ["events"], ["status", "--follow"], ["status", "--follow", "--format", "waybar"],
    ])
    func `who follows ends well when nobody reads any more, and when asked to`(words: [String]) throws {
        let house = try House()
        let folder = house.home.url.appending(path: ".local/state/trakt-mpv/followers").path
        for signal in [SIGINT, SIGTERM, 0] {
            let process = Process()
            process.executableURL = URL(filePath: House.program)
            process.arguments = words
            process.environment = Command.inherited.merging(house.environment(), uniquingKeysWith: { $1 })
            let (output, errors) = (Pipe(), Pipe())
            (process.standardOutput, process.standardError) = (output, errors)
            try process.run()
            house.keep(process)
            let isThere = eventually {
                (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == false ? true : nil
            }
            #expect(isThere == true)
            try output.fileHandleForWriting.close()
            if signal == 0 { try output.fileHandleForReading.close() } else { kill(process.processIdentifier, signal) }
            process.waitForEnd()
            #expect(process.terminationReason == .exit && process.terminationStatus == 0)
            try errors.fileHandleForWriting.close()
            #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        }
    }

    private func follow(_ house: House, _ words: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: House.program)
        process.arguments = words
        process.environment = Command.inherited.merging(house.environment(), uniquingKeysWith: { $1 })
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        house.keep(process)
        let folder = house.home.url.appending(path: ".local/state/trakt-mpv/followers").path
        let isThere = eventually {
            (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == false ? true : nil
        }
        #expect(isThere == true)
        return process
    }

    @Test(arguments: [["events", "--json"], ["status", "--follow"]])
    func `who follows has no threads that Dispatch looks after once a second`(words: [String]) throws {
        let house = try House()
        let process = try self.follow(house, words)
        let film = try house.film("Severance.S02E07.mkv")
        try house.run("play", "--vo=null", "--ao=null", "--speed=50", film, isOnline: false)
        let threads = try House.threads(of: process)
        #expect(threads.filter(House.isLookedAfter) == [], "\(threads)")
    }

    @Test func `who waits for players has none either`() throws {
        let house = try House()
        let process = Process()
        process.executableURL = URL(filePath: House.program)
        process.arguments = ["attach", "--wait", house.home.url.appending(path: "socket").path]
        process.environment = Command.inherited.merging(house.environment(), uniquingKeysWith: { $1 })
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        house.keep(process)
        #expect(String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self).contains("Waiting for"))
        let threads = try House.threads(of: process)
        #expect(threads.filter(House.isLookedAfter) == [], "\(threads)")
    }

    @Test func `a bar is told of a film, and of a player that is killed`() throws {
        let house = try House()
        try house.run("login")
        let process = Process()
        process.executableURL = URL(filePath: House.program)
        process.arguments = ["status", "--follow"]
        process.environment = Command.inherited.merging(house.environment(), uniquingKeysWith: { $1 })
        let output = house.home.url.appending(path: "bar")
        try Data().write(to: output)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        house.keep(process)
        func last() throws -> Substring? {
            try String(contentsOf: output, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
                .dropLast().last
        }
        #expect(try eventually { try last() == "" ? true : nil } == true)
        let (player, remote) = try house.play(try house.film("Severance.S02E07.mkv"))
        #expect(try eventually { try last()?.hasPrefix("▶ Severance 2×07") == true ? true : nil } == true)
        try remote.command("set", "pause", "yes")
        #expect(try eventually { try last()?.hasPrefix("⏸ Severance 2×07") == true ? true : nil } == true)
        player.kill()
        #expect(try eventually { try last()?.contains("Severance") == false ? true : nil } == true)
        kill(process.processIdentifier, SIGTERM)
        process.waitForEnd()
    }
}
