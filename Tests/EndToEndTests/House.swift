import Foundation
import TestSupport

/// A user's machine: the built programs, a home of its own, a simulator on a real socket.
final class House {
    let home: TemporaryDirectory
    let address: String
    private let simulator: Process

    private static let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    init() throws {
        self.home = try TemporaryDirectory()
        let process = Process()
        process.executableURL = Self.programs.appending(path: "trakt-simulator")
        process.arguments = ["serve", "--approve-all"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        // The line comes when requests are taken; the read waits for it.
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        guard let address = line.split(separator: " ").last else { throw Failure(output: line) }
        self.address = address.trimmingCharacters(in: .whitespacesAndNewlines)
        self.simulator = process
    }

    deinit { self.simulator.terminate() }

    struct Failure: Error {
        let output: String
    }

    struct Play: Decodable {
        let title: String
        let watched_at: String

        var date: Date? { try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(self.watched_at) }
    }

    struct Line: Decodable {
        let method: String
        let path: String
        let status: Int
    }

    /// Runs `trakt-mpv` to its end.
    ///
    /// - Parameters:
    ///   - arguments: Its command line.
    ///   - isOnline: Whether Trakt answers; else its port is closed.
    /// - Returns: The exit status, or minus the signal that killed it, and what it printed.
    /// - Throws: When it cannot be started.
    @discardableResult
    func run(_ arguments: String..., isOnline: Bool = true) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = Self.programs.appending(path: "trakt-mpv")
        process.arguments = arguments
        let address = isOnline ? self.address : "http://127.0.0.1:9"
        process.environment = [
            "HOME": self.home.url.path, "MPV_HOME": self.home.url.appending(path: "mpv").path,
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
            "TRAKT_MPV_CLIENT_ID": "test", "TRAKT_MPV_API_URL": address, "TRAKT_MPV_AUTH_URL": address,
        ]
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        return (isSignal ? -process.terminationStatus : process.terminationStatus, output)
    }

    func film(_ name: String, seconds: Int = 200) throws -> String {
        let url = self.home.url.appending(path: name)
        try SampleMedia.makeFilm(at: url, seconds: seconds)
        return url.path
    }

    func history() throws -> [Play] { try self.get("/simulator/history") }

    func journal() throws -> [Line] { try self.get("/simulator/journal") }

    func post(_ path: String) throws { _ = try self.curl("-X", "POST", self.address + path) }

    /// Gives the simulator a bad day: the next request to the path is answered so.
    func fault(_ json: String) throws {
        _ = try self.curl("-X", "POST", "-d", json, self.address + "/simulator/faults")
    }

    private func get<Value: Decodable>(_ path: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: try self.curl(self.address + path))
    }

    private func curl(_ arguments: String...) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["curl", "-sS", "--fail"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(output: "curl \(process.terminationStatus)") }
        return data
    }
}
