package import Foundation
internal import TraktAPI

/// Inspects a simulator and makes it fail, on connections of its own that no test counts.
///
/// Each call is there twice: one that waits beside the tasks of this process, for a simulator that runs among them, and one
/// that blocks, for a simulator in a process of its own.
package struct SimulatorClient: Sendable {
    package let port: Int

    package var address: String { "http://127.0.0.1:\(self.port)" }
    /// Bare sockets to it.
    package var raw: RawClient { RawClient(port: self.port) }

    package init(port: Int) {
        self.port = port
    }

    package struct Failure: Error {
        package let path: String
        package let answer: RawAnswer
    }

    package struct Play: Decodable, Hashable, Sendable {
        package var id: Int64
        package var trakt: Int
        package var title: String
        package var watched_at: String
        package var action: String

        package var date: Date? { TraktDate.parse(self.watched_at) }
    }

    /// A request that it was sent.
    package struct Line: Decodable, Sendable {
        package var time: String
        package var milliseconds: Double
        package var method: String
        package var path: String
        package var query: String
        package var body: String
        /// Of the answer; nil while there is none.
        package var status: Int?
    }

    /// Where Trakt would resume.
    package struct Place: Decodable, Sendable {
        package var trakt: Int
        package var title: String
        package var progress: Double
    }

    // MARK: - Beside the tasks of this process

    package func get<Value: Decodable>(_ path: String, headers: [String: String] = [:]) async throws -> Value {
        try self.decode(await self.raw.send("GET", path, headers: headers), path)
    }

    package func send(
        _ method: String,
        _ path: String,
        headers: [String: String] = [:],
        body: String = ""
    ) async throws {
        try self.check(await self.raw.send(method, path, headers: headers, body: body), path)
    }

    package func history() async throws -> [Play] { try await self.get("/simulator/history") }
    package func playback() async throws -> [Place] { try await self.get("/simulator/playback") }
    package func journal() async throws -> [Line] { try await self.get("/simulator/journal") }
    package func fault(_ json: String) async throws { try await self.send("POST", "/simulator/faults", body: json) }
    package func endFaults() async throws { try await self.send("DELETE", "/simulator/faults") }

    // MARK: - Blocking

    package func get<Value: Decodable>(_ path: String, headers: [String: String] = [:]) throws -> Value {
        try self.decode(self.raw.send("GET", path, headers: headers), path)
    }

    package func send(
        _ method: String,
        _ path: String,
        headers: [String: String] = [:],
        body: String = ""
    ) throws {
        try self.check(self.raw.send(method, path, headers: headers, body: body), path)
    }

    package func history() throws -> [Play] { try self.get("/simulator/history") }
    package func playback() throws -> [Place] { try self.get("/simulator/playback") }
    package func journal() throws -> [Line] { try self.get("/simulator/journal") }
    package func fault(_ json: String) throws { try self.send("POST", "/simulator/faults", body: json) }
    package func endFaults() throws { try self.send("DELETE", "/simulator/faults") }

    // MARK: - Answers

    private func check(_ answer: RawAnswer, _ path: String) throws {
        guard (200..<300).contains(answer.status) else { throw Failure(path: path, answer: answer) }
    }

    private func decode<Value: Decodable>(_ answer: RawAnswer, _ path: String) throws -> Value {
        try self.check(answer, path)
        return try JSONDecoder().decode(Value.self, from: Data(answer.body.utf8))
    }
}
