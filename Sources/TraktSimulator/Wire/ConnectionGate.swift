import Foundation
import Hummingbird
import NIOCore

/// Sits between the socket and HTTP: resets connections during an outage, and lets bytes out that HTTP would not send.
final class ConnectionGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let outage: Outage

    init(_ outage: Outage) {
        self.outage = outage
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // Whoever turns the knobs must get through.
        guard self.outage.isOn, !Self.isControl(self.unwrapInboundIn(data)) else {
            return context.fireChannelRead(data)
        }
        Self.reset(context)
    }

    private static func isControl(_ bytes: ByteBuffer) -> Bool {
        String(decoding: bytes.readableBytesView.prefix(40), as: UTF8.self).split(separator: " ").dropFirst().first?
            .hasPrefix("/simulator") ?? false
    }

    /// Closes at once and without a farewell: what the kernel has not sent is thrown away.
    static func reset(_ context: ChannelHandlerContext) {
        if let socket = context.channel as? any SocketOptionProvider {
            _ = socket.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        }
        context.close(promise: nil)
    }
}

/// Puts the gate in front, from the place behind HTTP that the server offers.
final class GateInstaller: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let outage: Outage

    init(_ outage: Outage) {
        self.outage = outage
    }

    func handlerAdded(context: ChannelHandlerContext) {
        try? context.pipeline.syncOperations.addHandler(ConnectionGate(self.outage), position: .first)
    }
}

extension WireScript {
    /// Plays the steps on a connection.
    ///
    /// - Throws: When the other side is gone, or at shutdown.
    func play(on channel: any Channel) async throws {
        for step in self.steps {
            switch step {
            case .wait(let duration): try await Task.sleep(for: duration)
            case .send(let bytes):
                try await Self.atGate(channel) { $0.writeAndFlush(NIOAny(bytes)) }
            case .sendAgain(let bytes, let pause, let times):
                for _ in 0..<times {
                    try await Task.sleep(for: pause)
                    try await Self.atGate(channel) { $0.writeAndFlush(NIOAny(bytes)) }
                }
            case .close:
                try await Self.atGate(channel) { $0.close() }
            case .reset:
                try await Self.atGate(channel) { context in
                    ConnectionGate.reset(context)
                    return context.eventLoop.makeSucceededVoidFuture()
                }
            }
        }
    }

    private static func atGate(
        _ channel: any Channel,
        _ act: @escaping @Sendable (ChannelHandlerContext) -> EventLoopFuture<Void>
    ) async throws {
        try await channel.eventLoop.flatSubmit {
            do {
                return act(try channel.pipeline.syncOperations.context(handlerType: ConnectionGate.self))
            } catch {
                return channel.eventLoop.makeFailedFuture(error)
            }
        }
        .get()
    }
}
