import Foundation
import TestSupport
import Testing
import TraktAPI

@testable import TraktMPV

@Suite struct ActivationFlowTests {
    private static func code(_ number: Int = 1, interval: Int = 5, life: Int = 600) throws -> DeviceCode {
        let json = """
            {"device_code":"d\(number)","user_code":"5055CC5\(number)","verification_url":"https://auth.trakt.tv/activate",
            "expires_in":\(life),"interval":\(interval)}
            """
        return try JSONDecoder().decode(DeviceCode.self, from: Data(json.utf8))
    }

    private static let token = AccessToken(
        access: "a",
        refresh: "r",
        receivedAt: .distantPast,
        expiresAt: .distantFuture
    )

    /// A flow that shows the first code since 0 s.
    private func showing(life: Int = 600) throws -> ActivationFlow {
        var flow = ActivationFlow(givesUpWithoutCode: false)
        #expect(flow.receive(.code(try Self.code(life: life)), at: .zero) == [])
        return flow
    }

    @Test func `polls come at the interval that Trakt gave, one at a time`() throws {
        var flow = try self.showing()
        #expect(flow.receive(.tick, at: .seconds(4)) == [])
        #expect(flow.receive(.tick, at: .seconds(5)) == [.poll(try Self.code())])
        #expect(flow.receive(.tick, at: .seconds(30)) == [])
        #expect(flow.receive(.poll(.pending, of: try Self.code()), at: .seconds(31)) == [])
        #expect(flow.receive(.tick, at: .seconds(35)) == [])
        #expect(flow.receive(.tick, at: .seconds(36)) == [.poll(try Self.code())])
    }

    @Test(arguments: [(nil, 10), (Duration.seconds(30), 30), (.seconds(1), 10), (.seconds(100_000), 60)])
    func `slow down lengthens the interval`(asked: Duration?, interval: Int) throws {
        var flow = try self.showing()
        _ = flow.receive(.tick, at: .seconds(5))
        _ = flow.receive(.poll(.slowDown(asked), of: try Self.code()), at: .seconds(5))
        #expect(flow.receive(.tick, at: .seconds(4 + interval)) == [])
        #expect(flow.receive(.tick, at: .seconds(5 + interval)) == [.poll(try Self.code())])
    }

    @Test func `a granted token is stored before anyone is told`() throws {
        var flow = try self.showing()
        #expect(flow.receive(.poll(.granted(Self.token), of: try Self.code()), at: .seconds(5)) == [.store(Self.token)])
        #expect(flow.display(at: .seconds(5)) == .storing)
        #expect(flow.receive(.key(.later), at: .seconds(5)) == [])
        #expect(flow.receive(.connected(name: "ann"), at: .seconds(6)) == [.finish(.connected("ann"))])
    }

    @Test func `an expired code is replaced by itself twice, then a key is waited for`() throws {
        var flow = try self.showing(life: 60)
        for number in 2...3 {
            #expect(flow.receive(.tick, at: .seconds(60 * (number - 1))) == [.askForCode])
            _ = flow.receive(.code(try Self.code(number, life: 60)), at: .seconds(60 * (number - 1)))
        }
        #expect(flow.receive(.tick, at: .seconds(180)) == [])
        guard case .waiting(let note) = flow.display(at: .seconds(180)) else {
            Issue.record("it does not wait")
            return
        }
        #expect(note.contains("Press n"))
        #expect(flow.receive(.tick, at: .seconds(10_000)) == [])
        #expect(flow.receive(.key(.newCode), at: .seconds(10_000)) == [.askForCode])
    }

    @Test(arguments: [DevicePoll.expired, .void])
    func `a code that Trakt no longer knows is replaced`(poll: DevicePoll) throws {
        var flow = try self.showing()
        #expect(flow.receive(.poll(poll, of: try Self.code()), at: .seconds(5)) == [.askForCode])
    }

    @Test(arguments: [DevicePoll.expired, .void, .denied, .pending])
    func `the answer for a code that is no longer shown means nothing`(poll: DevicePoll) throws {
        var flow = try self.showing()
        _ = flow.receive(.tick, at: .seconds(5))
        #expect(flow.receive(.key(.newCode), at: .seconds(6)) == [.askForCode])
        _ = flow.receive(.code(try Self.code(2)), at: .seconds(7))
        #expect(flow.receive(.poll(poll, of: try Self.code(1)), at: .seconds(8)) == [])
        #expect(flow.display(at: .seconds(8)) == .code(try Self.code(2), left: .seconds(599), note: nil))
    }

    @Test func `a yes for an earlier code is a yes`() throws {
        var flow = try self.showing()
        _ = flow.receive(.key(.newCode), at: .seconds(6))
        #expect(flow.receive(.poll(.granted(Self.token), of: try Self.code()), at: .seconds(8)) == [.store(Self.token)])
    }

    @Test func `denied ends it`() throws {
        var flow = try self.showing()
        #expect(flow.receive(.poll(.denied, of: try Self.code()), at: .seconds(5)) == [.finish(.denied)])
        #expect(flow.receive(.tick, at: .seconds(500)) == [])
    }

    @Test func `without a network the code stays and polling goes on`() throws {
        var flow = try self.showing()
        _ = flow.receive(.tick, at: .seconds(5))
        let gone = TraktError.unreachable(.init(mayHaveArrived: false, reason: "no connection"))
        _ = flow.receive(.noPoll(gone), at: .seconds(6))
        guard case .code(_, _, let note?) = flow.display(at: .seconds(6)) else {
            Issue.record("nothing is said")
            return
        }
        #expect(note.contains("cannot be reached") && note.contains("still good"))
        #expect(flow.receive(.tick, at: .seconds(11)) == [.poll(try Self.code())])
        _ = flow.receive(.poll(.pending, of: try Self.code()), at: .seconds(11))
        #expect(flow.display(at: .seconds(11)) == .code(try Self.code(), left: .seconds(589), note: nil))
    }

    @Test func `before a film nobody waits for a network that is not there`() {
        let gone = TraktError.unreachable(.init(mayHaveArrived: false, reason: "no connection"))
        var film = ActivationFlow(givesUpWithoutCode: true)
        #expect(film.receive(.noCode(gone), at: .zero) == [.finish(.failed(gone.description))])
        var login = ActivationFlow(givesUpWithoutCode: false)
        #expect(login.receive(.noCode(gone), at: .zero) == [])
        #expect(login.receive(.key(.newCode), at: .zero) == [.askForCode])
    }

    @Test(arguments: [TraktError.unauthorized, .forbidden])
    func `a client id that is not taken is said to be the reason`(error: TraktError) {
        var flow = ActivationFlow(givesUpWithoutCode: false)
        guard case .finish(.failed(let reason))? = flow.receive(.noCode(error), at: .zero).first else {
            Issue.record("it goes on")
            return
        }
        #expect(reason.contains("client id"))
    }

    @Test(arguments: [0, -5, Int.max, Int.min])
    func `odd intervals and lives are brought to reason`(number: Int) throws {
        var flow = ActivationFlow(givesUpWithoutCode: false)
        _ = flow.receive(.code(try Self.code(interval: number, life: number)), at: .zero)
        _ = flow.receive(.tick, at: .seconds(60))
        #expect(flow.outcome == nil)
    }

    @Test(
        arguments: [
            ([UInt8(ascii: "n")], ActivationFlow.Key.newCode), ([UInt8(ascii: "O")], .openBrowser), ([13], .later),
            ([0x1B], .later), ([3], .quit), ([UInt8(ascii: "q"), 13], .quit), ([], .quit), ([0x1B, 0x5B, 0x41], nil),
            ([UInt8(ascii: "x")], nil),
        ] as [([UInt8], ActivationFlow.Key?)]
    )
    func `keys are read from what the terminal sends`(bytes: [UInt8], key: ActivationFlow.Key?) {
        #expect(PanelPresenter.key(bytes) == key)
    }
}

@Suite struct ActivationPanelTests {
    private func lines(_ userCode: String, columns: Int, rows: Int) throws -> [String] {
        let json = """
            {"device_code":"d","user_code":"\(userCode)","verification_url":"https://auth.trakt.tv/activate",
            "expires_in":600,"interval":5}
            """
        let code = try JSONDecoder().decode(DeviceCode.self, from: Data(json.utf8))
        let panel = ActivationPanel(columns: columns, rows: rows, laterWord: "later")
        return panel.lines(.code(code, left: .seconds(581), note: nil))
    }

    @Test(arguments: [(80, 24), (200, 60), (40, 10), (20, 5), (80, 12)])
    func `the code and the address are there at any size`(columns: Int, rows: Int) throws {
        let text = try self.lines("5055CC52", columns: columns, rows: rows).joined(separator: "\n")
        #expect(text.contains("5 0 5 5 C C 5 2"))
        #expect(text.contains("https://auth.trakt.tv/activate"))
        #expect(text.contains("9:41 left"))
    }

    @Test(arguments: ["A", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "a-b_c", "日本語"])
    func `codes of any length and alphabet are shown character for character`(code: String) throws {
        let text = try self.lines(code, columns: 80, rows: 24).joined(separator: "\n")
        #expect(text.contains(code.map(String.init).joined(separator: " ")))
    }

    @Test func `at 80 by 24 the panel with its QR code fits`() throws {
        let lines = try self.lines("5055CC52", columns: 80, rows: 24)
        #expect(lines.count < 24)
        #expect(lines.contains { $0.contains("▀") && $0.contains("\u{1B}[30;107m") })
    }

    @Test func `letters are large only where all of them have a large form`() {
        #expect(BlockLetters.lines("5055CC52")?.map(\.count) == [31, 31, 31])
        #expect(BlockLetters.lines("ab") == nil)
        #expect(BlockLetters.lines("Ü") == nil)
        #expect(BlockLetters.lines("") == nil)
    }
}

@Suite struct QRCodeTests {
    @Test(arguments: ["https://auth.trakt.tv/activate/5055CC52", "http://127.0.0.1:42333/activate/2459E1B1"])
    func `a reader finds the address in the code`(address: String) throws {
        let directory = try TemporaryDirectory()
        let picture = directory.url.appending(path: "code.pgm")
        let code = try #require(QRCode(address))
        try Self.portableGrayMap(code).write(to: picture)
        let read = try Command.run("zbarimg", ["--quiet", "--raw", picture.path])
        #expect(read.output == address + "\n")
    }

    @Test(arguments: ["", "a\u{0}b", String(repeating: "x", count: 5000)])
    func `what no code can hold gives none`(text: String) {
        #expect(QRCode(text) == nil)
    }

    /// The code as a picture, eight dots a module.
    private static func portableGrayMap(_ code: QRCode) -> Data {
        let scale = 8
        let side = (code.size + 2 * QRCode.quietZone) * scale
        var data = Data("P5 \(side) \(side) 255\n".utf8)
        for y in 0..<side {
            for x in 0..<side {
                let (row, column) = (y / scale - QRCode.quietZone, x / scale - QRCode.quietZone)
                let isInside = code.modules.indices.contains(row) && code.modules.indices.contains(column)
                data.append(isInside && code.modules[row][column] ? 0 : 255)
            }
        }
        return data
    }
}
