import Foundation
import ScrobbleSync
import TestSupport
import Testing
import TraktAPI

@testable import TraktMPV

@Suite struct AssistantTests {
    private struct NoNetwork: HTTPTransport {
        func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse {
            throw TransportFailure(mayHaveArrived: false, reason: "no connection")
        }
    }

    @Test(arguments: [true, false])
    func `that a folder is left alone is told when it is stored, and else what failed`(isRefused: Bool) async throws {
        let home = try TemporaryDirectory()
        let environment = TraktMPV.Environment.unreachable(home)
        let outbox = try environment.outbox()
        if isRefused {
            try SQLiteFile.execute(
                "CREATE TRIGGER refusal BEFORE INSERT ON correction BEGIN SELECT RAISE(ABORT, 'refused'); END;",
                in: URL(filePath: environment.paths.stateDirectory).appending(path: "viewings.sqlite")
            )
        }
        let deliverer = try #require(Deliverer(environment, outbox: outbox, transport: NoNetwork()) { _ in })
        let inbox = PlayerInbox<SessionNews>()
        await Assistant(environment, outbox: outbox, deliverer: deliverer, work: BackgroundWork(), inbox: inbox)
            .run(.leaveAlone(folder: "/tv"))
        let news = inbox.take()
        if isRefused {
            guard case .folderNotLeftAlone("/tv", let reason)? = news.first else {
                Issue.record("\(news)")
                return
            }
            #expect(reason.contains("refused"))
        } else {
            #expect(news == [.folderLeftAlone("/tv")])
        }
        #expect(try outbox.saidCorrections.all().map(\.target) == (isRefused ? [] : [.never]))
    }

    @Test func `work is given up when its group is cancelled`() async {
        let work = BackgroundWork()
        let (begun, door) = AsyncStream.makeStream(of: Void.self)
        let (nothing, silence) = AsyncStream.makeStream(of: Void.self)
        let group = Task { await work.run() }
        work.start {
            door.yield()
            for await _ in nothing {}
        }
        for await _ in begun { break }
        group.cancel()
        await group.value
        silence.finish()
    }
}
