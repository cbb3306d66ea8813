import Foundation
import TestSupport
import Testing

/// Connecting, as a person does it in a terminal.
@Suite struct ActivationTests {
    private func codes(_ house: House) throws -> Int { try house.journal().count { $0.path == "/oauth/device/code" } }

    private func login(_ house: House, _ more: [String: String] = [:]) throws -> TerminalProgram {
        let environment = house.environment().merging(more, uniquingKeysWith: { $1 })
        return try TerminalProgram("\(House.program) login", environment: environment)
    }

    @Test(arguments: ["play", "play --list-options", "play --version", "--no-such-option=1", "play '--{'"])
    func `nobody is asked to connect where mpv only answers`(words: String) throws {
        let house = try House("--device-interval=1")
        let program = try TerminalProgram("\(House.program) \(words)", environment: house.environment())
        _ = program.finish()
        #expect(try self.codes(house) == 0 && !program.text.contains("Connecting"), "\(program.text.suffix(300))")
    }

    // MARK: - What is seen

    @Test(arguments: [(40, 12), (60, 20), (80, 24), (100, 16), (200, 50)])
    func `what must be read stands in a terminal of any usual size`(columns: Int, rows: Int) throws {
        let house = try House("--device-interval=1")
        let pane = try TmuxPane(environment: house.environment(), in: house.home.url, size: (columns, rows))
        try pane.enter("clear; \(House.program) login")
        // A picture may be taken while it is drawn.
        let drawn = eventually { () -> (picture: String, code: Substring)? in
            let picture = pane.picture
            let code = picture.firstMatch(of: #/(?m)^.* ([0-9A-F]{8})\s*$/#)?.output.1
            return picture.contains("q quit") ? code.map { (picture, $0) } : nil
        }
        let (picture, code) = try #require(drawn, "\(pane.picture)")
        for text in ["\(house.address)/activate/\(code)", " left", "n new code", "l later", "settings/apps"] {
            #expect(picture.contains(text), "\(text)")
        }
        // In another size all of it is there again, and nothing of the picture before.
        try pane.resize(columns: 60, rows: 20)
        let isDrawnAnew = eventually {
            let words = ["\(house.address)/activate/\(code)", " left", "q quit"]
            let picture = pane.picture
            let isWhole = words.allSatisfy { picture.components(separatedBy: $0).count == 2 }
            return isWhole && !picture.contains("\u{2580}\u{2580}\u{2580}\u{2580}\u{2580}\u{2580}\u{2580}") ? true : nil
        }
        #expect(isDrawnAnew == true, "\(pane.picture)")
        try pane.press("C-c")
        #expect(pane.wait(for: "ready>") != nil)
    }

    @Test(arguments: ["TERM=dumb", "NO_COLOR=1", "LANG=C"])
    func `where the terminal can show only lines there are only lines`(variable: String) throws {
        let house = try House("--device-interval=1")
        let words = variable.split(separator: "=").map(String.init)
        let program = try self.login(house, [words[0]: words[1]])
        let code = try #require(program.read { $0.firstMatch(of: #/the code ([0-9A-F]{8})/#)?.output.1 })
        #expect(program.read { $0.contains("q quit") ? true : nil } == true)
        // A copied code would be an escape.
        try program.type("c")
        try house.post("/simulator/approve/\(code)")
        #expect(program.finish() == 0)
        #expect(program.text.contains("\(house.address)/activate/\(code)"))
        #expect(program.text.contains("Connected as") && program.text.contains("settings/apps"))
        #expect(program.text.unicodeScalars.allSatisfy { $0.isASCII && $0 != "\u{1B}" })
        #expect(program.text.components(separatedBy: " code \(code)").count == 2)
    }

    @Test func `programs get the link beside the code`() throws {
        let house = try House()
        let outcome = try Command.run(House.program, ["login", "--json"], environment: house.environment())
        #expect(outcome.status == 0)
        #expect(outcome.output.contains(#"/activate/"#) && outcome.output.contains(#""link":"#))
    }

    @Test func `where connected apps are listed is said after the login, and at the logout`() throws {
        let house = try House()
        let page = "https://app.trakt.tv/settings/apps"
        #expect(try house.run("login").output.components(separatedBy: page).count == 3)
        #expect(try house.run("logout").output.contains(page))
    }

    // MARK: - Keys

    @Test func `c hands the code to the terminal's clipboard, and Enter opens the browser`() throws {
        let house = try House("--device-interval=1")
        let opened = house.home.url.appending(path: "opened")
        let tools = house.home.url.appending(path: "tools")
        try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
        let browser = tools.appending(path: "xdg-open")
        try Data("#!/bin/sh\necho \"$1\" > '\(opened.path)'\n".utf8).write(to: browser)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser.path)
        let program = try self.login(house, ["PATH": "\(tools.path):\(Command.inherited["PATH"] ?? "")"])
        let code = try #require(program.read { $0.firstMatch(of: #/  ([0-9A-F]{8})\r/#)?.output.1 })
        try program.type("c")
        let copied = "\u{1B}]52;c;\(Data(code.utf8).base64EncodedString())\u{07}"
        #expect(program.read { $0.contains(copied) ? true : nil } == true)
        try program.type("\r")
        let link = eventually { (try? String(contentsOf: opened, encoding: .utf8)).flatMap { $0.isEmpty ? nil : $0 } }
        #expect(link == "\(house.address)/activate/\(code)\n")
        try program.type("q")
        #expect(program.finish() == 0)
    }

    @Test func `n again and again fetches one code, and says why`() throws {
        let house = try House("--device-interval=1")
        let program = try self.login(house)
        #expect(program.read { $0.contains("left") ? true : nil } == true)
        for _ in 0..<15 { try program.type("n") }
        #expect(program.read { $0.contains("One code every 10 s") ? true : nil } == true)
        try program.type("q")
        _ = program.finish()
        #expect(try self.codes(house) == 1)
    }

    @Test func `Ctrl-Z gives the terminal back, and fg goes on with the same code`() throws {
        let house = try House("--device-interval=1")
        let pane = try TmuxPane(environment: house.environment(), in: house.home.url)
        try pane.enter("clear; \(House.program) login")
        let picture = try #require(pane.wait(for: "q quit"))
        let code = try #require(picture.firstMatch(of: #/(?m) ([0-9A-F]{8})\s*$/#)?.output.1)
        for _ in 0..<2 {
            try pane.press("C-z")
            #expect(pane.wait(for: "Stopped") != nil)
            try pane.enter("clear; stty -a | grep -o ' icanon'; echo do''ne")
            #expect(pane.wait(for: "done")?.contains(" icanon") == true)
            #expect(!pane.picture.contains(code))
            try pane.enter("clear; fg")
            #expect(pane.wait(for: "q quit")?.contains(code) == true)
        }
        try house.post("/simulator/approve/\(code)")
        #expect(pane.wait(for: "Connected as") != nil)
    }

    @Test(arguments: ["login", "play"])
    func `Ctrl-C ends with 130, and nothing plays after it`(word: String) throws {
        let house = try House("--device-interval=1")
        let film = try house.film("Severance.S01E01.mkv")
        let pane = try TmuxPane(environment: house.environment(), in: house.home.url)
        let command = word == "login" ? "login" : "play --vo=null --ao=null \(film)"
        try pane.enter("clear; for i in 1 2; do \(House.program) \(command); done; echo pla''yed")
        #expect(pane.wait(for: "q quit") != nil)
        try pane.press("C-c")
        #expect(pane.wait(for: "ready>") != nil)
        try pane.enter("echo code $?; stty -a | grep -o ' icanon'; echo do''ne")
        let picture = try #require(pane.wait(for: "done"))
        #expect(picture.contains("code 130") && picture.contains(" icanon"))
        #expect(!picture.contains("played") && !picture.contains("Exiting"))
        #expect(try self.codes(house) == 1)
    }

    // MARK: - What would be lost

    @Test func `a code that is approved right before its end connects`() throws {
        let house = try House("--device-interval=7", "--code-lifetime=13")
        let program = try self.login(house)
        let code = try #require(program.read { $0.firstMatch(of: #/  ([0-9A-F]{8})\r/#)?.output.1 })
        #expect(program.read { $0.contains("0:04 left") ? true : nil } == true)
        try house.post("/simulator/approve/\(code)")
        #expect(program.read { $0.contains("Connected as") ? true : nil } == true)
        #expect(program.finish() == 0)
        #expect(try self.codes(house) == 1)
    }

    @Test func `a second login revokes the one that it replaces`() throws {
        let house = try House()
        try house.run("login")
        let file = house.home.url.appending(path: ".local/state/trakt-mpv/token.json")
        struct Token: Decodable {
            var access: String
        }
        let first = try JSONDecoder().decode(Token.self, from: Data(contentsOf: file)).access
        #expect(try house.run("login").status == 0)
        let revocations = try house.journal().filter { $0.path == "/oauth/revoke" }
        #expect(revocations.count == 1)
        #expect(try JSONDecoder().decode(Token.self, from: Data(contentsOf: file)).access != first)
        // What is revoked is the old one: the new one is good.
        let film = try house.film("Severance.S01E03.mkv")
        try house.run("play", "--vo=null", "--ao=null", "--speed=50", film)
        #expect(try house.history().map(\.title) == ["Severance 1×03"])
    }

    @Test func `a login that could not be stored is not asked for`() throws {
        let house = try House()
        let place = house.home.url.appending(path: "file")
        try Data().write(to: place)
        let environment = house.environment().merging(["XDG_STATE_HOME": place.path], uniquingKeysWith: { $1 })
        let outcome = try Command.run(House.program, ["login"], environment: environment)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(place.path) && outcome.errors.contains("could not be stored"))
        #expect(try self.codes(house) == 0)
    }

    @Test func `where login says that it tries again it does`() throws {
        let house = try House("--approve-all", "--fault=path=/oauth/device/code,status=503,count=1")
        let program = try self.login(house)
        #expect(program.read { $0.contains("tried again in 5 s") ? true : nil } == true)
        #expect(program.finish() == 0)
        #expect(program.text.contains("Connected as"))
        #expect(try self.codes(house) == 2)
    }

    @Test(arguments: [("", "its certificate is refused"), ("/nowhere.pem", "SSL_CERT_FILE")])
    func `a refused certificate, and authorities that are missing, are called that, and tried again`(
        authorities: String,
        words: String
    ) throws {
        let house = try House()
        let listener = try TLSListener(.selfSigned)
        var more = ["TRAKT_MPV_AUTH_URL": listener.address]
        if !authorities.isEmpty { more["SSL_CERT_FILE"] = authorities }
        let program = try self.login(house, more)
        // A line may end between any two words.
        let shown = program.read { text -> String? in
            let line = text.replacing(#/\s+/#, with: " ")
            return line.contains("tried again in 5 s") ? line : nil
        }
        #expect(shown?.contains(words) == true)
        try program.type("q")
        #expect(program.finish() == 0)
    }
}
