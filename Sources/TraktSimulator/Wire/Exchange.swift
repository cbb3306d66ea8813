import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// One request and its answer: noted in the journal, and spoiled if the plan says so.
struct Exchange: Sendable {
    let router: RouterResponder<BasicRequestContext>
    let journal: Journal
    let faults: FaultPlan
    let clock: SimulatedClock
    let late = LateWork()
    let logger: Logger

    /// Bytes of a body that are taken; a hundred thousand plays fit.
    static let largestBody = 64 << 20

    /// Takes a request and sees to its answer.
    ///
    /// - Throws: When the connection is gone, or was closed on purpose.
    @concurrent func handle(_ request: Request, writer: consuming ResponseWriter, channel: any Channel) async throws {
        var request = request
        let body = try await request.collectBody(upTo: Self.largestBody)
        let delivery = await self.delivery(of: request, body, channel)
        switch delivery {
        case .inOrder(var response, let delay):
            if delay > .zero { try await Task.sleep(for: delay) }
            response.headers[.date] = Dates.http(self.clock.now)
            let head = response.head
            try await writer.write(response: head, body: response.body)
        case .byScript(let script, _):
            try await script.play(on: channel)
            throw ClosedOnPurpose()
        }
    }

    private struct ClosedOnPurpose: Error {}

    private func delivery(of request: Request, _ body: ByteBuffer, _ channel: any Channel) async -> Delivery {
        for work in await self.late.take(dueAt: self.clock.now) {
            _ = await SimulatedClock.$pinned.withValue(work.due) { await self.respond(work.request, channel) }
        }
        let path = request.uri.path
        guard !path.hasPrefix("/simulator") else { return .inOrder(await self.respond(request, channel), after: .zero) }
        let line = await self.journal.begin(request, body, at: self.clock.now)
        guard let fault = await self.faults.take(for: path, request.method.rawValue) else {
            let response = await self.respond(request, channel)
            await self.journal.end(line, status: response.status.code, fault: nil)
            return .inOrder(response, after: .zero)
        }
        if let seconds = fault.lateBy { await self.late.add(request, due: self.clock.now + seconds) }
        let response = fault.isApplied ? await self.respond(request, channel) : nil
        let delivery = fault.delivery(of: response, await Self.bytes(response), self.clock.now)
        await self.journal.end(line, status: delivery.status, fault: fault.name)
        return delivery
    }

    private func respond(_ request: Request, _ channel: any Channel) async -> Response {
        let context = BasicRequestContext(
            source: ApplicationRequestContextSource(channel: channel, logger: self.logger)
        )
        do {
            return try await self.router.respond(to: request, context: context)
        } catch let error as any HTTPResponseError {
            return Response(status: error.status)
        } catch {
            return Response(status: .internalServerError)
        }
    }

    /// All bytes of a body that is already there.
    private static func bytes(_ response: Response?) async -> ByteBuffer {
        guard let response else { return ByteBuffer() }
        let collector = Collector()
        try? await response.body.write(collector)
        return collector.bytes
    }
}

extension Delivery {
    /// The status that the client gets to see; 0 for none.
    var status: Int {
        switch self {
        case .inOrder(let response, _): response.status.code
        case .byScript(_, let status): status
        }
    }
}

private final class Collector: ResponseBodyWriter {
    var bytes = ByteBuffer()

    func write(_ buffer: ByteBuffer) async throws { self.bytes.writeImmutableBuffer(buffer) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
