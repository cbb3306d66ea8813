import Foundation
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct InstallationTests {
    private let home: TemporaryDirectory
    private let environment: Environment

    init() throws {
        self.home = try TemporaryDirectory()
        self.environment = Environment.unreachable(self.home)
    }

    /// Two files and a link, of which the test says what is in them.
    private struct Kind: Installable {
        static let word = "something"
        static let abstract = ""
        static let discussion = ""
        var files: [InstalledFile]

        init(_ files: [InstalledFile]) { self.files = files }

        init(in environment: Environment) { self.files = [] }

        func announce(isInstalled: Bool) -> [String] { [isInstalled ? "told" : "told that it is gone"] }
    }

    private var folder: String { self.home.url.appending(path: "some/folder").path }

    private func kind(_ text: String, shipped: Set<String> = []) -> Kind {
        Kind([
            InstalledFile("\(self.folder)/one", .text(text), shipped: shipped),
            InstalledFile("\(self.folder)/wants/one", .link(to: "\(self.folder)/one")),
        ])
    }

    private func install(_ kind: Kind, isTrial: Bool = false) throws -> InstallationReport {
        try Installation(kind, in: self.environment).install(isTrial: isTrial)
    }

    private func uninstall(isTrial: Bool = false) throws -> InstallationReport {
        try Installation(self.kind(""), in: self.environment).uninstall(isTrial: isTrial)
    }

    private func text(_ name: String = "one") throws -> String {
        try String(contentsOfFile: "\(self.folder)/\(name)", encoding: .utf8)
    }

    @Test func `what is installed is told, and a second time nothing changes and nobody is told`() throws {
        let first = try self.install(self.kind("a"))
        #expect(first.changes.map(\.change) == [.written, .written] && first.notes == ["told"])
        #expect(try self.text() == "a" && self.text("wants/one") == "a")
        let second = try self.install(self.kind("a"))
        #expect(second.changes.map(\.change) == [.unchanged, .unchanged] && second.notes.isEmpty)
        #expect(second.changes.map(\.path) == first.changes.map(\.path))
    }

    @Test func `a trial tells the same and touches nothing`() throws {
        let trial = try self.install(self.kind("a"), isTrial: true)
        #expect(trial.changes.map(\.change) == [.written, .written])
        #expect(!FileManager.default.fileExists(atPath: self.folder))
        _ = try self.install(self.kind("a"))
        #expect(try self.uninstall(isTrial: true).changes.map(\.change) == [.removed, .removed])
        #expect(try self.text() == "a")
    }

    @Test func `what was installed is gone again, and what is not installed is no mistake`() throws {
        _ = try self.install(self.kind("a"))
        let report = try self.uninstall()
        #expect(report.changes.map(\.change) == [.removed, .removed] && report.notes == ["told that it is gone"])
        #expect(try FileManager.default.subpathsOfDirectory(atPath: self.folder) == ["wants"])
        #expect(try self.uninstall().changes.isEmpty)
    }

    @Test func `a new version replaces what the old one has written`() throws {
        _ = try self.install(self.kind("a"))
        #expect(try self.install(self.kind("b")).changes.map(\.change) == [.written, .unchanged])
        #expect(try self.text() == "b")
        #expect(try self.uninstall().changes.map(\.change) == [.removed, .removed])
    }

    @Test func `what a new version writes no more is taken away`() throws {
        _ = try self.install(self.kind("a"))
        let report = try self.install(Kind([InstalledFile("\(self.folder)/other", .text("b"))]))
        #expect(report.changes.map(\.change) == [.written, .removed, .removed])
    }

    @Test func `what the user has changed or brought is left alone, and that is a failure`() throws {
        _ = try self.install(self.kind("a"))
        try Data("mine".utf8).write(to: URL(filePath: "\(self.folder)/one"))
        let report = try self.install(self.kind("b"))
        #expect(report.changes.first?.change == .kept && report.isFailure)
        #expect(try self.uninstall().changes.map(\.change) == [.kept, .removed])
        #expect(try self.text() == "mine")
        #expect(try self.install(self.kind("b")).changes.first?.change == .kept)
    }

    @Test func `what a package has brought to the same place is ours`() throws {
        try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: true)
        try Data("as packed".utf8).write(to: URL(filePath: "\(self.folder)/one"))
        #expect(try self.install(self.kind("a", shipped: ["as packed"])).changes.first?.change == .written)
        #expect(try self.text() == "a")
    }

    @Test func `a record that cannot be read makes what is there the user's`() throws {
        _ = try self.install(self.kind("a"))
        let record = URL(filePath: "\(self.environment.paths.stateDirectory)/installed.json")
        try Data("{".utf8).write(to: record)
        #expect(try self.install(self.kind("b")).changes.map(\.change) == [.kept, .unchanged])
    }
}
