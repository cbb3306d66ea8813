import Foundation
import Hummingbird
import NIOCore

/// What is done on a connection instead of answering in order.
struct WireScript: Sendable {
    enum Step: Sendable {
        case send(ByteBuffer)
        /// Sends the same every so often, as many times.
        case sendAgain(ByteBuffer, every: Duration, times: Int)
        case wait(Duration)
        /// Closes with what was sent delivered.
        case close
        /// Closes so that the other side sees "connection reset".
        case reset
    }

    var steps: [Step]
}

/// How an answer reaches the client.
enum Delivery: Sendable {
    case inOrder(Response, after: Duration)
    case byScript(WireScript, status: Int)
}

extension Fault {
    /// Makes the answer that this fault leaves.
    ///
    /// - Parameters:
    ///   - response: The right answer, when the request had its effect.
    ///   - body: Its body.
    ///   - date: For the `Date` header.
    /// - Returns: What goes out.
    func delivery(of response: Response?, _ body: ByteBuffer, _ date: Date) -> Delivery {
        let bytes = WireFormat.bytes(self.adorned(response ?? .status(self.status)), body: body, date: date)
        let status = Int(response?.status.code ?? self.status)
        switch self.kind {
        case .status, .html, .truncated, .wrongTypes, .nulls, .empty:
            return .inOrder(self.replacement(of: response, body), after: .zero)
        case .delay:
            return .inOrder(self.adorned(response ?? .status(self.status)), after: .milliseconds(self.milliseconds))
        case .slow: return .byScript(WireScript(steps: self.drip(bytes)), status: status)
        case .hang: return .byScript(WireScript(steps: [.wait(.seconds(self.seconds)), .close]), status: 0)
        case .lost: return .byScript(WireScript(steps: [.close]), status: 0)
        case .resetBefore, .down: return .byScript(WireScript(steps: [.reset]), status: 0)
        case .resetDuring:
            let half = WireFormat.half(bytes, bodyLength: body.readableBytes)
            return .byScript(WireScript(steps: [.send(half), .wait(.milliseconds(50)), .reset]), status: status)
        case .resetAfter:
            return .byScript(WireScript(steps: [.send(bytes), .wait(.milliseconds(50)), .reset]), status: status)
        case .raw: return .byScript(WireScript(steps: self.raw), status: 0)
        }
    }

    private var raw: [WireScript.Step] {
        let first = WireScript.Step.send(ByteBuffer(string: self.body))
        guard !self.again.isEmpty else { return [first, .wait(.seconds(self.seconds)), .close] }
        let pause = max(self.milliseconds, 1)
        let times = Int(min(self.seconds * 1000 / pause, 1e9))
        return [
            first, .sendAgain(ByteBuffer(string: self.again), every: .milliseconds(pause), times: times), .close,
        ]
    }

    private func drip(_ bytes: ByteBuffer) -> [WireScript.Step] {
        let pause = WireScript.Step.wait(.milliseconds(self.milliseconds))
        return bytes.readableBytesView.flatMap { [pause, .send(ByteBuffer(bytes: [$0]))] } + [.close]
    }

    /// The faults that are an answer in good order with something bad in it.
    private func replacement(of response: Response?, _ body: ByteBuffer) -> Response {
        var answer = response ?? .status(self.status)
        let value = JSON(parsing: body.readableBytesView)
        switch self.kind {
        case .status: answer = self.page ?? Response(status: .init(code: self.status), body: .text(self.body))
        case .html:
            let status = answer.status
            answer = self.page ?? answer
            answer.status = status
        case .truncated:
            answer.body = .init(
                byteBuffer: body.getSlice(at: body.readerIndex, length: body.readableBytes / 2) ?? ByteBuffer()
            )
        case .wrongTypes: answer.body = .init(byteBuffer: ByteBuffer(bytes: value?.mapped(Self.wrong).data ?? Data()))
        case .nulls: answer.body = .init(byteBuffer: ByteBuffer(bytes: value?.mapped { _ in .null }.data ?? Data()))
        case .empty: answer.body = .init()
        case .delay, .slow, .hang, .lost, .resetBefore, .resetDuring, .resetAfter, .down, .raw: break
        }
        return self.adorned(answer)
    }

    private var page: Response? {
        self.htmlSize.map { size in
            let frame = ("<html><body>", "</body></html>")
            let filling = String(repeating: "Bad day. ", count: max(size, 0) / 9 + 1)
            let room = max(size - frame.0.utf8.count - frame.1.utf8.count, 8)
            return .html(frame.0 + filling.prefix(room) + frame.1, .init(code: self.status))
        }
    }

    private static func wrong(_ value: JSON) -> JSON {
        switch value {
        case .string(let text): .integer(text.utf8.count)
        case .number(let number): .string("\(number)")
        case .bool, .null: []
        case .array, .object: value
        }
    }

    private func adorned(_ response: Response) -> Response {
        var response = response
        for (name, value) in self.headers { response.set(name, value) }
        return response
    }
}

extension ResponseBody {
    static func text(_ text: String) -> Self { .init(byteBuffer: ByteBuffer(string: text)) }
}

/// HTTP/1.1 as bytes, for what the server would not send.
enum WireFormat {
    static func bytes(_ response: Response, body: ByteBuffer, date: Date) -> ByteBuffer {
        var head = "HTTP/1.1 \(response.status.code) \(response.status.reasonPhrase)\r\n"
        for field in response.headers where field.name != .contentLength && field.name != .date {
            head += "\(field.name.rawName): \(field.value)\r\n"
        }
        head += "Content-Length: \(body.readableBytes)\r\nDate: \(Dates.http(date))\r\n\r\n"
        var bytes = ByteBuffer(string: head)
        bytes.writeImmutableBuffer(body)
        return bytes
    }

    /// The head and half of the body; half of the head when there is no body to halve.
    static func half(_ bytes: ByteBuffer, bodyLength: Int) -> ByteBuffer {
        let headLength = bytes.readableBytes - bodyLength
        let length = bodyLength > 1 ? headLength + bodyLength / 2 : headLength / 2
        return bytes.getSlice(at: bytes.readerIndex, length: length) ?? ByteBuffer()
    }
}
