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
            #expect(flow.receive(.tick, at: .seconds(60 * (number - 1))).last == .askForCode)
            _ = flow.receive(.code(try Self.code(number, life: 60)), at: .seconds(60 * (number - 1)))
        }
        #expect(flow.receive(.tick, at: .seconds(180)).contains(.askForCode) == false)
        guard case .waiting(let note) = flow.display(at: .seconds(180)) else {
            Issue.record("it does not wait")
            return
        }
        #expect(note.contains("Press n"))
        #expect(flow.receive(.tick, at: .seconds(10_000)).contains(.askForCode) == false)
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
        #expect(flow.receive(.key(.newCode), at: .seconds(16)) == [.askForCode])
        _ = flow.receive(.code(try Self.code(2)), at: .seconds(17))
        #expect(flow.receive(.poll(poll, of: try Self.code(1)), at: .seconds(18)) == [])
        #expect(flow.display(at: .seconds(18)) == .code(try Self.code(2), left: .seconds(599), note: nil))
    }

    @Test func `a yes for an earlier code is a yes`() throws {
        var flow = try self.showing()
        _ = flow.receive(.key(.newCode), at: .seconds(16))
        #expect(
            flow.receive(.poll(.granted(Self.token), of: try Self.code()), at: .seconds(18)) == [.store(Self.token)]
        )
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
        let reason = "Trakt cannot be reached (no connection)."
        #expect(film.receive(.noCode(gone), at: .zero) == [.finish(.failed(reason))])
        var login = ActivationFlow(givesUpWithoutCode: false)
        #expect(login.receive(.noCode(gone), at: .zero) == [])
        #expect(login.receive(.key(.newCode), at: .zero) == [.askForCode])
    }

    @Test(arguments: [
        (TraktError.unreachable(.init(mayHaveArrived: false, reason: "no connection")), [5, 10, 20, 40, 60, 60]),
        (.serverUnavailable(status: 503), [5, 10, 20, 40, 60, 60]), (.rateLimited(retryAfter: nil), [10, 10, 10]),
        (.rateLimited(retryAfter: .seconds(90)), [90, 90]),
    ])
    func `where it says that it tries again it does, with growing waits`(error: TraktError, waits: [Int]) throws {
        var flow = ActivationFlow(givesUpWithoutCode: false)
        var now = Duration.zero
        for wait in waits {
            #expect(flow.receive(.noCode(error), at: now) == [])
            guard case .waiting(let note) = flow.display(at: now) else {
                Issue.record("it does not wait")
                return
            }
            #expect(note.contains("tried again in \(wait) s") && !note.contains("later"))
            #expect(flow.receive(.tick, at: now + .seconds(wait) - .milliseconds(1)) == [])
            now += .seconds(wait)
            #expect(flow.receive(.tick, at: now) == [.askForCode])
        }
        _ = flow.receive(.code(try Self.code()), at: now)
        #expect(flow.display(at: now) == .code(try Self.code(), left: .seconds(600), note: nil))
    }

    @Test func `what cannot pass by itself waits for a key, and a wait that Trakt asked for is kept`() {
        var odd = ActivationFlow(givesUpWithoutCode: false)
        _ = odd.receive(.noCode(.unexpectedResponse(status: 200)), at: .zero)
        #expect(odd.receive(.tick, at: .seconds(10_000)) == [])
        #expect(odd.receive(.key(.newCode), at: .seconds(10_000)) == [.askForCode])
        var busy = ActivationFlow(givesUpWithoutCode: false)
        _ = busy.receive(.noCode(.rateLimited(retryAfter: .seconds(90))), at: .zero)
        #expect(busy.receive(.key(.newCode), at: .seconds(30)) == [])
    }

    // MARK: - What would be lost

    @Test(arguments: [
        (13, 5, [5, 12]), (600, 5, Array(stride(from: 5, through: 590, by: 5)) + [599]), (60, 60, [59]),
        (20, 7, [7, 19]),
        (5, 5, [4]), (11, 5, [5, 10]),
    ])
    func `the last poll comes right before the end, and never sooner than Trakt wants it`(
        life: Int,
        interval: Int,
        polls: [Int]
    ) throws {
        var flow = ActivationFlow(givesUpWithoutCode: false)
        let code = try Self.code(interval: interval, life: life)
        _ = flow.receive(.code(code), at: .zero)
        var asked: [Int] = []
        for second in 0..<life {
            let steps = flow.receive(.tick, at: .seconds(second))
            if steps == [.poll(code)] {
                asked.append(second)
                _ = flow.receive(.poll(.pending, of: code), at: .seconds(second))
            }
        }
        #expect(asked == polls)
        #expect(flow.receive(.tick, at: .seconds(life)) == [.askForCode])
    }

    @Test(arguments: [true, false])
    func `a code that is replaced is asked about a last time, when Trakt wants to be asked`(isExpired: Bool) throws {
        var flow = try self.showing(life: 14)
        _ = flow.receive(.tick, at: .seconds(5))
        _ = flow.receive(.poll(.pending, of: try Self.code(life: 14)), at: .seconds(5))
        if isExpired {
            _ = flow.receive(.tick, at: .seconds(13))
            _ = flow.receive(.poll(.pending, of: try Self.code(life: 14)), at: .seconds(13))
            #expect(flow.receive(.tick, at: .seconds(14)) == [.askForCode])
        } else {
            #expect(flow.receive(.key(.newCode), at: .seconds(11)) == [.askForCode])
        }
        let due = isExpired ? 18 : 13
        _ = flow.receive(.code(try Self.code(2)), at: .seconds(due - 2))
        #expect(flow.receive(.tick, at: .seconds(due - 1)) == [])
        #expect(flow.receive(.tick, at: .seconds(due)) == [.poll(try Self.code(life: 14))])
        #expect(flow.receive(.tick, at: .seconds(due + 1)) == [])
        let yes = flow.receive(.poll(.granted(Self.token), of: try Self.code(life: 14)), at: .seconds(due + 1))
        #expect(yes == [.store(Self.token)])
        // One login is enough.
        #expect(flow.receive(.poll(.granted(Self.token), of: try Self.code(2)), at: .seconds(due + 2)) == [])
    }

    // MARK: - Keys

    @Test func `pressing n again and again fetches one code per ten seconds, and after five it is told why`() throws {
        var flow = try self.showing()
        var codes = 1
        var explained: Int?
        for second in 1...60 {
            let now = Duration.seconds(second)
            if flow.receive(.key(.newCode), at: now).contains(.askForCode) {
                codes += 1
                _ = flow.receive(.code(try Self.code(codes)), at: now)
            }
            guard case .code(_, _, let note) = flow.display(at: now) else { continue }
            if note?.contains("lock an account") == true { explained = explained ?? codes }
        }
        #expect(codes == 5 && explained == 5)
        #expect(flow.receive(.key(.newCode), at: .seconds(99)) == [])
        #expect(flow.receive(.key(.newCode), at: .seconds(101)) == [.askForCode])
    }

    @Test func `a key that does something says so, and what it said goes by itself`() throws {
        var flow = try self.showing()
        #expect(flow.receive(.key(.copy), at: .seconds(1)) == [.copy("5055CC51")])
        guard case .code(_, _, let copied?) = flow.display(at: .seconds(2)) else {
            Issue.record("nothing is said")
            return
        }
        #expect(copied.contains("clipboard"))
        #expect(flow.display(at: .seconds(7)) == .code(try Self.code(), left: .seconds(593), note: nil))
        let link = "https://auth.trakt.tv/activate/5055CC51"
        #expect(flow.receive(.key(.openBrowser), at: .seconds(8)) == [.openBrowser(link)])
    }

    @Test func `Ctrl-C ends it, but a login that Trakt has given is stored first`() throws {
        var flow = try self.showing()
        #expect(flow.receive(.key(.interrupt), at: .seconds(1)) == [.finish(.interrupted(account: nil))])
        var late = try self.showing()
        _ = late.receive(.poll(.granted(Self.token), of: try Self.code()), at: .seconds(5))
        #expect(late.receive(.key(.interrupt), at: .seconds(5)) == [])
        #expect(late.receive(.connected(name: "ann"), at: .seconds(6)) == [.finish(.interrupted(account: "ann"))])
    }

    @Test func `where nobody can press a key nothing waits for one`() throws {
        var flow = ActivationFlow(givesUpWithoutCode: true, hasKeys: false)
        _ = flow.receive(.code(try Self.code(life: 60)), at: .zero)
        for number in 2...3 {
            _ = flow.receive(.tick, at: .seconds(60 * (number - 1)))
            _ = flow.receive(.code(try Self.code(number, life: 60)), at: .seconds(60 * (number - 1)))
        }
        guard case .finish(.failed(let reason))? = flow.receive(.tick, at: .seconds(180)).last else {
            Issue.record("it waits for ever")
            return
        }
        #expect(reason.contains("expired"))
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
            ([UInt8(ascii: "n")], ActivationFlow.Key.newCode), ([UInt8(ascii: "O")], .openBrowser),
            ([13], .openBrowser),
            ([10], .openBrowser), ([UInt8(ascii: "c")], .copy), ([UInt8(ascii: "l")], .later),
            ([0x1B], .later), ([3], .interrupt), ([UInt8(ascii: "q"), 13], .quit), ([], .quit),
            ([0x1B, 0x5B, 0x41], nil),
            ([UInt8(ascii: "x")], nil),
        ] as [([UInt8], ActivationFlow.Key?)]
    )
    func `keys are read from what the terminal sends`(bytes: [UInt8], key: ActivationFlow.Key?) {
        #expect(PanelPresenter.key(bytes) == key)
    }
}

@Suite struct ActivationPanelTests {
    private func lines(
        _ userCode: String,
        columns: Int,
        rows: Int,
        later: String = "later",
        note: String? = nil
    ) throws -> [String] {
        let json = """
            {"device_code":"d","user_code":"\(userCode)","verification_url":"https://auth.trakt.tv/activate",
            "expires_in":600,"interval":5}
            """
        let code = try JSONDecoder().decode(DeviceCode.self, from: Data(json.utf8))
        let panel = ActivationPanel(columns: columns, rows: rows, laterWord: later)
        return panel.lines(.code(code, left: .seconds(581), note: note))
    }

    private static let long =
        "Trakt cannot be reached (no connection in time). It is asked again; the code is still good."

    @Test(arguments: [(20, 5), (20, 4), (20, 3), (12, 4), (10, 2), (31, 3)])
    func `in a terminal for next to nothing the code stays`(columns: Int, rows: Int) throws {
        let lines = try self.lines("5055CC52", columns: columns, rows: rows)
        #expect(lines.first == "5055CC52")
        #expect(ActivationPanel.rows(of: lines, columns: columns) < rows)
    }

    @Test(
        arguments: [(40, 12), (60, 20), (80, 24), (100, 16), (200, 50)],
        [("later", nil), ("later, not asked again", nil), ("later, not asked again", Self.long)]
    )
    func `what must be read is never cut`(size: (columns: Int, rows: Int), words: (later: String, note: String?)) throws
    {
        let lines = try self.lines(
            "5055CC52",
            columns: size.columns,
            rows: size.rows,
            later: words.later,
            note: words.note
        )
        #expect(ActivationPanel.rows(of: lines, columns: size.columns) < size.rows)
        let text = lines.map { line in line.replacing(#/\x{1B}\[[0-9;]*m/#, with: "") }
        #expect(text.allSatisfy { $0.count <= size.columns })
        // What is copied stands on one line, once.
        #expect(text.count { $0.contains("5055CC52") && !$0.contains("/5055CC52") } == 1)
        #expect(text.count { $0.contains("https://auth.trakt.tv/activate/5055CC52") } == 1)
        let whole = text.joined(separator: " ")
        for word in [
            "https://auth.trakt.tv/activate", "9:41 left", "browser", "c copy", "n new", "l \(words.later)", "q quit",
        ] {
            #expect(whole.contains(word), "\(word)")
        }
        if words.note == nil { #expect(whole.contains("https://app.trakt.tv/settings/apps")) }
        if let last = words.note?.split(separator: " ").last { #expect(whole.contains(last)) }
    }

    @Test(arguments: [
        (200, 60, true, true), (80, 24, true, true), (80, 21, true, false), (70, 24, false, true),
        (40, 12, false, false),
    ])
    func `the large letters give way first, then the QR code`(
        columns: Int,
        rows: Int,
        hasPicture: Bool,
        hasLetters: Bool
    ) throws {
        let lines = try self.lines("5055CC52", columns: columns, rows: rows)
        #expect(lines.contains { $0.contains("\u{1B}[30;107m") } == hasPicture)
        let large = try #require(BlockLetters.lines("5055CC52")).first ?? ""
        #expect(lines.contains { $0.contains(large) } == hasLetters)
    }

    @Test(arguments: [(40, 10), (30, 8), (20, 5), (80, 12)])
    func `the code is there at any size`(columns: Int, rows: Int) throws {
        let lines = try self.lines("5055CC52", columns: columns, rows: rows)
        #expect(lines.contains { $0.trimmingCharacters(in: .whitespaces) == "5055CC52" })
    }

    @Test(arguments: ["A", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "a-b_c", "日本語"])
    func `codes of any length and alphabet are shown character for character`(code: String) throws {
        let lines = try self.lines(code, columns: 80, rows: 24)
        #expect(lines.contains { $0.hasSuffix("  \(code)") })
    }

    @Test func `letters are large only where all of them have a large form`() {
        #expect(BlockLetters.lines("5055CC52")?.map(\.count) == [31, 31, 31])
        #expect(BlockLetters.lines("ab") == nil)
        #expect(BlockLetters.lines("Ü") == nil)
        #expect(BlockLetters.lines("") == nil)
    }
}

@Suite struct TerminalStyleTests {
    @Test(arguments: [
        (["TERM": "xterm", "LANG": "C.UTF-8"], TerminalStyle.drawn), (["TERM": "xterm", "LANG": "de_DE.utf8"], .drawn),
        (["TERM": "xterm", "LANG": "C", "LC_ALL": "C.UTF-8"], .drawn),
        (["TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": ""], .drawn), (["TERM": "dumb", "LANG": "C.UTF-8"], .plain),
        (["LANG": "C.UTF-8"], .plain), (["TERM": "xterm", "LANG": "C"], .plain), (["TERM": "xterm"], .plain),
        (["TERM": "xterm", "LANG": "de_DE.ISO-8859-1"], .plain),
        (["TERM": "xterm", "LANG": "C.UTF-8", "LC_ALL": "C"], .plain),
        (["TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": "1"], .plain),
    ])
    func `a terminal that can show only lines is known by its environment`(
        variables: [String: String],
        style: TerminalStyle
    ) {
        #expect(TerminalStyle(variables) == style)
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
