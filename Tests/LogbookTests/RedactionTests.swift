import Foundation
import Logging
import TestSupport
import Testing

@testable import Logbook

@Suite struct RedactionTests {
    private struct Failure: LoggedError {
        let path = "/films/Secretary.mkv"
        var logWord: String { "a failure" }
    }

    private func text(at level: Logger.Level, _ metadata: Logger.Metadata) throws -> String {
        let home = try TemporaryDirectory()
        var logger = LogFile(folder: home.url.path).logger(level)
        logger[metadataKey: "own"] = .personal("/films/Secretary.mkv")
        logger.error("said", metadata: metadata)
        return try String(contentsOf: home.url.appending(path: "trakt-mpv.log"), encoding: .utf8)
    }

    private static let metadata: Logger.Metadata = [
        "title": .personal("Secretary"), "list": .array([.personal("Secretary"), "open"]),
        "map": .dictionary(["key": .personal("Secretary")]), "error": .failure(Failure()),
        "cocoa": .failure(CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: "/films/Secretary.mkv"])),
    ]

    @Test(arguments: [Logger.Level.info, .notice, .warning, .error])
    func `what is personal is not in the log`(level: Logger.Level) throws {
        let text = try self.text(at: level, Self.metadata)
        #expect(!text.contains("Secretary") && !text.contains("films") && !text.contains("title="))
        #expect(text.contains("error=\"a failure\"") && text.contains("open"))
        #expect(text.contains("NSCocoaErrorDomain \(CocoaError.Code.fileNoSuchFile.rawValue)"))
    }

    @Test(arguments: [Logger.Level.debug, .trace])
    func `who wants to see it does`(level: Logger.Level) throws {
        let text = try self.text(at: level, Self.metadata)
        #expect(text.contains("title=Secretary") && text.contains("own=/films/Secretary.mkv"))
    }

    @Test func `a handler that knows nothing of it shows nothing`() {
        #expect("\(Logger.MetadataValue.personal("Secretary"))" == "–")
        #expect("\(Logger.MetadataValue.personal("Secretary", public: "a film"))" == "a film")
    }

    @Test func `what fails without harm is noted, and gives nothing`() async throws {
        let home = try TemporaryDirectory()
        let logger = LogFile(folder: home.url.path).logger(.info)
        let value: Int? = logger.attempt("The first failed") { throw Failure() }
        let later: Int? = await logger.attempt("The second failed", at: .warning) { () async throws in throw Failure() }
        let nobodyWaits: Int? = await logger.attempt("Not this one") { () async throws in throw CancellationError() }
        #expect(value == nil && later == nil && nobodyWaits == nil)
        #expect(logger.attempt("Not this one either") { 5 } == 5)
        let text = try String(contentsOf: home.url.appending(path: "trakt-mpv.log"), encoding: .utf8)
        #expect(text.contains(" notice ") && text.contains("The first failed error=\"a failure\""))
        #expect(text.contains(" warning ") && text.contains("The second failed"))
        #expect(!text.contains("Not this"))
    }
}
