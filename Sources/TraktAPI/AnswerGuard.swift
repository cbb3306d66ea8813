internal import NIOCore
internal import NIOHTTP1

/// Lets through to the HTTP client only what it can bear.
///
/// The client takes every status below 200 but 101 for a hint of which there may be many, while the parser gives an end
/// to all answers outside 100…199: so a status of 000…099 is an end without a beginning, on which the client stops the
/// process. This handler stands between the two, and holds what the client takes for granted: at most a few hints, one
/// head, its body, one end. Anything else ends the connection as an error.
final class AnswerGuard: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    /// Why an answer is none.
    enum Refusal: Error {
        case status, tooManyHints, headTooLarge, outOfOrder
    }

    private enum Place {
        case beforeHead(hints: Int)
        case inBody
        case refused
    }

    private var place = Place.beforeHead(hints: 0)

    /// Answers that only announce one; a server has reason for one or two.
    private static let mostHints = 10
    /// Bytes of names and values; Trakt sends about 2 KB.
    private static let largestHead = 64 << 10

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do {
            if try self.letsThrough(self.unwrapInboundIn(data)) { context.fireChannelRead(data) }
        } catch {
            self.place = .refused
            context.fireErrorCaught(error)
            context.close(promise: nil)
        }
    }

    /// - Returns: Whether the client is to see it; after a refusal nothing more.
    private func letsThrough(_ part: HTTPClientResponsePart) throws(Refusal) -> Bool {
        switch (self.place, part) {
        case (.beforeHead(let hints), .head(let head)): try self.take(head, after: hints)
        case (.inBody, .body): break
        case (.inBody, .end): self.place = .beforeHead(hints: 0)
        case (.beforeHead, .body), (.beforeHead, .end), (.inBody, .head): throw .outOfOrder
        case (.refused, _): return false
        }
        return true
    }

    private func take(_ head: HTTPResponseHead, after hints: Int) throws(Refusal) {
        let size = head.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard size <= Self.largestHead else { throw .headTooLarge }
        switch head.status.code {
        case 200...: self.place = .inBody
        case 100, 102...199:
            guard hints < Self.mostHints else { throw .tooManyHints }
            self.place = .beforeHead(hints: hints + 1)
        default: throw .status
        }
    }

    /// Puts one into a connection on which nothing has been sent.
    ///
    /// - Parameter channel: What the client has made its own, on its own event loop.
    /// - Returns: Never fails: the client bears no failure here of a connection that is gone by itself.
    static func install(in channel: any Channel) -> EventLoopFuture<Void> {
        do {
            let pipeline = channel.pipeline.syncOperations
            let decoder = try pipeline.context(handlerType: ByteToMessageHandler<HTTPResponseDecoder>.self).handler
            try pipeline.addHandler(AnswerGuard(), position: .after(decoder))
        } catch {
            channel.close(promise: nil)
        }
        return channel.eventLoop.makeSucceededVoidFuture()
    }
}
