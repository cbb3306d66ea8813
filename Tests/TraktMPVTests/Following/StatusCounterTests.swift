import Foundation
import MediaIdentification
import TestSupport
import Testing

@testable import ScrobbleSync
@testable import TraktMPV

/// The store that `status --follow` keeps open for days.
@Suite struct StatusCounterTests {
    private let home: TemporaryDirectory
    private let environment: Environment

    init() throws {
        self.home = try TemporaryDirectory()
        self.environment = .unreachable(self.home)
    }

    private var path: String { "\(self.environment.paths.stateDirectory)/viewings.sqlite" }

    private func watch(_ id: String, _ outbox: Outbox) throws {
        let start = Date(timeIntervalSince1970: 1_790_000_000)
        let viewing = Viewing(
            id: id,
            session: "s",
            evidence: .init(path: "/films/\(id).mkv"),
            description: .init(),
            startedAt: start
        )
        try outbox.insert(viewing)
        _ = try outbox.apply([.init(.ended(viewing.owed), viewing: id)], at: start)
    }

    @Test func `what others write between two counts is counted`() throws {
        let counter = StatusCounter(in: self.environment)
        #expect(try counter.count().waiting == 0)
        try self.watch("V1", try self.environment.outbox())
        #expect(try counter.count().waiting == 1)
    }

    @Test func `between two counts another may mend the store, and the mended one is counted`() throws {
        let counter = StatusCounter(in: self.environment)
        try self.watch("V1", try self.environment.outbox())
        #expect(try counter.count().waiting == 1)
        try Data("no database at all, but of some length".utf8).write(to: URL(filePath: self.path))
        // As one that was killed leaves it.
        try Data("o".utf8).write(to: URL(filePath: "\(self.path).open"))
        let mended = try self.environment.outbox()
        #expect(try mended.waitingCount() == 0)
        try self.watch("V2", mended)
        try self.watch("V3", mended)
        let status = try counter.count()
        #expect(status.waiting == 2 && status.storeDamage != nil)
    }

    @Test func `a counter that rests leaves a store that was closed well`() throws {
        let counter = StatusCounter(in: self.environment)
        _ = try counter.count()
        let use = try StoreUse("\(self.path).open", of: self.environment.paths.stateDirectory, isPatient: false)
        #expect(use.wasClosed && use.takeAlone())
        // While it is looked at, nothing is counted; afterwards it is.
        #expect(throws: (any Error).self) { try counter.count() }
        use.share()
        #expect(try counter.count().waiting == 0)
    }
}
