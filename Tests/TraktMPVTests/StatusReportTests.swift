import Foundation
import MediaIdentification
import Testing
import TestSupport
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

/// What `status` says of login, app, account and store; without network.
@Suite struct StatusReportTests {
    private let home: TemporaryDirectory

    init() throws {
        self.home = try TemporaryDirectory()
    }

    private func logIn(_ environment: Environment, app: String?) throws {
        try environment.tokens.save(
            AccessToken(
                access: "a",
                refresh: "r",
                receivedAt: .now,
                expiresAt: .now + 1000,
                app: app.map { TraktClient.digest(ofApp: $0) }
            )
        )
    }

    @Test func `account, VIP and limits are told as Trakt told them`() throws {
        let environment = Environment.unreachable(self.home)
        try self.logIn(environment, app: "test")
        let limits = ["list.count": 5, "list.item_count": 250, "watchlist.item_count": 250, "search.recent_count": 5]
        environment.account.save(TraktAccount(name: "ann", isVIP: false, limits: limits))
        let report = try StatusReport(in: environment)
        #expect(report.account == "ann" && report.isVIP == false && report.limits == limits)
        #expect(report.lines.first == "Connected to Trakt as ann, a free account.")
        #expect(report.lines.contains("Limits at Trakt: 5 lists of 250, search recent 5, watchlist 250"))
        #expect(report.lines.contains("App: your own client id"))
        environment.account.save(TraktAccount(name: "ann", isVIP: true))
        #expect(try StatusReport(in: environment).lines.first == "Connected to Trakt as ann, a VIP account.")
    }

    @Test func `what an earlier version has stored is read, and says less`() throws {
        let environment = Environment.unreachable(self.home)
        try self.logIn(environment, app: nil)
        let file = URL(filePath: "\(environment.paths.stateDirectory)/account.json")
        try Data(#"{"name":"ann"}"#.utf8).write(to: file)
        #expect(try StatusReport(in: environment).lines.first == "Connected to Trakt as ann.")
        #expect(environment.account.isOld)
    }

    @Test(arguments: [
        (nil, false, "Not connected to Trakt. Run `trakt-mpv login`"), ("another", false, LoginWords.otherApp),
        (nil, true, LoginWords.ended),
    ])
    func `why nobody is connected is said`(app: String?, hasEnded: Bool, sentence: String) throws {
        let environment = Environment.unreachable(self.home)
        if let app { try self.logIn(environment, app: app) }
        if hasEnded { try PrivateState.makeFolder(environment); try Self.bury(environment) }
        let report = try StatusReport(in: environment)
        #expect(!report.isConnected)
        #expect(report.lines.first?.hasPrefix(sentence) == true)
    }

    @Test func `without any client id one sentence says which there may be, and that all is recorded`() throws {
        let report = try StatusReport(in: .unreachable(self.home, clientID: nil))
        #expect(report.app == .none)
        // In the place of the advice to log in, which could not be followed; once, and to programs as well.
        #expect(report.lines.first == Environment.missingClientID && report.missingLogin == Environment.missingClientID)
        #expect(report.lines.count { $0 == Environment.missingClientID } == 1)
        #expect(!report.lines.contains { $0.contains("trakt-mpv login") })
        let sentence = Environment.missingClientID
        #expect(sentence.hasPrefix("This build carries no client id") && sentence.contains(TraktPages.ownApps))
        #expect(sentence.contains("VIP") && sentence.hasSuffix("everything you watch is recorded."))
        #expect(sentence.count { $0 == "." && !$0.isLetter } >= 1 && !sentence.dropLast().contains(". "))
    }

    @Test func `a row that cannot be read keeps neither status nor queue from the others`() throws {
        let environment = Environment.unreachable(self.home)
        do {
            let outbox = try environment.outbox()
            for index in 0..<3 {
                let start = Date(timeIntervalSince1970: 1_790_000_000 + Double(index))
                let viewing = Viewing(
                    id: "V\(index)",
                    session: "s",
                    evidence: .init(path: "/films/Dune \(index).mkv"),
                    description: .init(),
                    startedAt: start
                )
                try outbox.insert(viewing)
                _ = try outbox.apply([.init(.ended(viewing.owed), viewing: viewing.id)], at: start)
            }
        }
        try SQLiteFile.execute(
            "UPDATE viewing SET evidence = '{}' WHERE id = 'V1';",
            in: URL(filePath: "\(environment.paths.stateDirectory)/viewings.sqlite")
        )
        let desk = try QueueDesk(in: environment)
        var lines: [QueueLine] = []
        try desk.listing.forEach { lines.append($0) }
        #expect(lines.map(\.id) == ["V0", "V1", "V2"])
        #expect(lines.map(\.state) == ["finished", "parked", "finished"])
        #expect(lines[1].unreadable == ["evidence"] && lines[1].reason?.contains("(evidence)") == true)
        let report = try StatusReport(in: environment)
        #expect(report.parked == 1 && report.waiting == 2)
        #expect(throws: QueueMistake.unreadable("V1")) { try desk.retry("V1") }
        try desk.retry(nil).forEach { _ in Issue.record("It cannot be tried again.") }
        _ = try desk.details(of: "V1")
        _ = try desk.drop("V1")
        #expect(try StatusReport(in: environment).parked == 0)
    }

    @Test func `what became of a damaged store is told until somebody says that it was seen`() throws {
        let environment = Environment.unreachable(self.home)
        _ = try environment.outbox()
        let path = "\(environment.paths.stateDirectory)/viewings.sqlite"
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        try Data("no database".utf8).write(to: URL(filePath: path))
        #expect(try StatusReport(in: environment).storeDamage?.contains("0 viewings were kept") == true)
        #expect(try StatusReport(in: environment).storeDamage != nil)
        environment.acknowledgeNotice()
        #expect(try StatusReport(in: environment).storeDamage == nil)
    }
}

extension StatusReportTests {
    /// As a renewal does that Trakt no longer knows the login of.
    private static func bury(_ environment: Environment) throws {
        let pair = AccessToken(access: "a", refresh: "r", receivedAt: .now, expiresAt: .now)
        try environment.tokens.save(pair)
        #expect(environment.tokens.bury(pair))
    }
}

private enum PrivateState {
    static func makeFolder(_ environment: Environment) throws {
        try FileManager.default.createDirectory(
            atPath: environment.paths.stateDirectory,
            withIntermediateDirectories: true
        )
    }
}
