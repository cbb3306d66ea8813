import Foundation
import TestSupport
import Testing

/// `doctor` against real set-ups that are broken in one way each: it names the trouble and the remedy, and nothing else.
@Suite struct DoctorTests {
    private struct Report: Decodable {
        struct Symptom: Decodable {
            let check: String
            let level: String
            let says: String
            let advice: String?

            var whole: String { "\(self.says) \(self.advice ?? "")" }
        }

        let errors: Int
        let warnings: Int
        let symptoms: [Symptom]
    }

    struct Broken: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// What is told, and how bad it is.
        let check: String
        let level: String
        /// Words of the trouble, and of the remedy.
        let says: [String]
        var isLoggedIn = true
        var options = ["--approve-all"]
        /// Breaks it.
        ///
        /// - Returns: What else is in the environment.
        let prepare: @Sendable (House) throws -> [String: String]

        init(
            _ name: String,
            _ check: String,
            _ level: String,
            says: [String],
            isLoggedIn: Bool = true,
            options: [String] = ["--approve-all"],
            prepare: @escaping @Sendable (House) throws -> [String: String]
        ) {
            self.testDescription = name
            (self.check, self.level, self.says, self.isLoggedIn) = (check, level, says, isLoggedIn)
            (self.options, self.prepare) = (options, prepare)
        }
    }

    /// Runs it, in a home with a display.
    private func examine(
        _ house: House,
        _ more: [String: String] = [:],
        _ options: [String] = ["--json"]
    ) throws -> Command.Outcome {
        let display = house.home.url.appending(path: "wayland-0").path
        try Data().write(to: URL(filePath: display))
        let environment = house.environment().merging(["WAYLAND_DISPLAY": display]) { $1 }.merging(more) { $1 }
        return try Command.run(House.program, ["doctor"] + options, environment: environment)
    }

    private func report(_ outcome: Command.Outcome) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    }

    @Test(arguments: Self.brokenHere + Self.brokenHooks + Self.brokenOnTheWay + Self.brokenAtTrakt)
    func `it names the trouble and the remedy, and nothing else`(broken: Broken) throws {
        let house = try House(options: broken.options)
        if broken.isLoggedIn { try house.run("login") }
        let more = try broken.prepare(house)
        let outcome = try self.examine(house, more)
        let report = try self.report(outcome)
        let bad = report.symptoms.filter { $0.level == "warning" || $0.level == "error" }
        #expect(bad.map(\.check) == [broken.check], "\(bad.map(\.whole))")
        #expect(bad.first?.level == broken.level)
        for words in broken.says { #expect(bad.first?.whole.contains(words) == true, "\(bad.first?.whole ?? "")") }
        #expect(outcome.status == (broken.level == "error" ? 1 : 0))
        // Whatever is wrong, it can be pasted.
        #expect(!outcome.output.contains(house.home.url.path))
        let token = try? String(
            contentsOf: house.home.url.appending(path: ".local/state/trakt-mpv/token.json"),
            encoding: .utf8
        )
        for secret in token?.split(separator: "\"").filter({ $0.count > 30 }) ?? [] {
            #expect(!outcome.output.contains(secret))
        }
    }

    @Test func `where all is well it says so, line by line, with words alone`() throws {
        let house = try House()
        try house.run("login")
        let outcome = try self.examine(house, [:], [])
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.last == "All is well.", "\(outcome.output)")
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("ok       ") })
        #expect(!outcome.output.contains("\u{1B}"))
        #expect(!outcome.output.contains("simulated"))
    }

    @Test func `what comes after a trouble is not looked at, and says what comes first`() throws {
        let house = try House()
        let report = try self.report(
            self.examine(
                house,
                ["TRAKT_MPV_API_URL": "https://trakt.invalid", "TRAKT_MPV_AUTH_URL": "https://trakt.invalid"]
            )
        )
        let skipped = report.symptoms.filter { $0.level == "skipped" }
        #expect(skipped.map(\.check) == ["trakt", "login"])
        #expect(skipped.allSatisfy { $0.says.contains("dns comes first") })
    }

    @Test func `titles are named only where that is asked for`() throws {
        let house = try House()
        try house.run("login")
        try house.tellFromElsewhere("/scrobble/start", #"{"movie":{"ids":{"trakt":1001}},"progress":10}"#)
        let quiet = try self.report(self.examine(house)).symptoms.first { $0.check == "slot" }
        let open = try self.report(self.examine(house, [:], ["--json", "--titles"])).symptoms.first {
            $0.check == "slot"
        }
        #expect(quiet?.says.contains("1001") == false)
        #expect(open?.says.contains("1001") == true)
    }

    /// Of this machine.
    private static let brokenHere: [Broken] = [
        Broken(
            "settings that cannot be read",
            "settings",
            "error",
            says: ["line 1", "until this is mended", "Mend that line"]
        ) { house in
            try house.configure("= 1\n")
            return [:]
        },
        Broken(
            "a slip in the settings",
            "settings",
            "warning",
            says: ["key thresold", "no such setting", "Mend that line"]
        ) {
            try $0.configure("thresold = 80\n")
            return [:]
        },
        Broken("a state folder that cannot be made", "folders", "error", says: ["/dev/null", "move that aside"]) { _ in
            ["XDG_STATE_HOME": "/dev/null/state"]
        },
        Broken("a login that others may read", "folders", "warning", says: ["token.json", "chmod 600"]) { house in
            let token = house.home.url.appending(path: ".local/state/trakt-mpv/token.json").path
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: token)
            return [:]
        },
        Broken("a damaged store", "store", "error", says: ["damaged", "trakt-mpv status"]) { house in
            try house.run("queue")
            let store = house.home.url.appending(path: ".local/state/trakt-mpv/viewings.sqlite")
            let file = try FileHandle(forUpdating: store)
            try file.seek(toOffset: 4096)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 8192))
            try file.close()
            return [:]
        },
        Broken(
            "a film that waits for the user",
            "queue",
            "warning",
            says: ["1 for you to look at", "trakt-mpv queue list"]
        ) {
            let film = try $0.film("Qwzx Vbnm Plok (1971).mkv")
            try $0.run("play", "--vo=null", "--ao=null", "--speed=100", film)
            try $0.run("sync")
            return [:]
        },
        Broken("no libmpv", "libmpv", "error", says: ["libmpv.so.2 was not found", "apt-get install libmpv2"]) {
            house in
            let folder = house.home.url.appending(path: "lib")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("no library".utf8).write(to: folder.appending(path: "libmpv.so.2"))
            let own = Command.inherited["LD_LIBRARY_PATH"].map { ":\($0)" } ?? ""
            return ["LD_LIBRARY_PATH": folder.path + own]
        },
        Broken("no display", "display", "warning", says: ["no window", "desktop session"]) { _ in
            ["WAYLAND_DISPLAY": "/nowhere/wayland-0"]
        },
        Broken("trakt-scrobbler set up", "others", "warning", says: ["trakt-scrobbler", "import trakt-scrobbler"]) {
            house in
            let folder = house.home.url.appending(path: ".config/trakt-scrobbler")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("players:\n  monitored: [mpv]\n".utf8).write(to: folder.appending(path: "config.yaml"))
            return [:]
        },
        Broken("another script beside ours", "others", "warning", says: ["trakt-scrobble.lua", "Move it away"]) {
            house in
            try house.run("install", "mpv-script")
            try Data("-- tells Trakt\n".utf8).write(
                to: house.home.url.appending(path: "mpv/scripts/trakt-scrobble.lua")
            )
            return [:]
        },
        Broken("something in the place of our link", "players", "warning", says: ["trakt-mpv.run", "Move it away"]) {
            house in
            let folder = house.home.url.appending(path: "mpv/scripts")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("#!/bin/sh\n".utf8).write(to: folder.appending(path: "trakt-mpv.run"))
            return [:]
        },
    ]

    /// Of the user's own programs.
    private static let brokenHooks: [Broken] = [
        Broken("a hook whose program is not there", "hooks", "warning", says: ["hook 2 is not there", "Mend `run`"]) {
            try $0.configure(
                """
                [[hook]]
                on = "counted"
                run = ["true"]
                [[hook]]
                on = "counted"
                run = ["~/bin/nowhere"]

                """
            )
            return [:]
        },
        Broken("a hook that is no program", "hooks", "warning", says: ["cannot be run: ~/tell", "chmod +x"]) { house in
            try Data("#!/bin/sh\n".utf8).write(to: house.home.url.appending(path: "tell"))
            try house.configure("[[hook]]\non = \"counted\"\nrun = [\"~/tell\"]\n")
            return [:]
        },
        Broken("a hook that fails", "hooks", "warning", says: ["false failed at counted", "ended with code 1"]) {
            try $0.configure("[[hook]]\non = \"counted\"\nrun = [\"false\"]\n")
            try $0.run("play", "--vo=null", "--ao=null", "--speed=100", try $0.film("Dune (2021).mkv"))
            try $0.run("sync")
            return [:]
        },
    ]

    /// Of the network.
    private static let brokenOnTheWay: [Broken] = [
        Broken("a name that is not found", "dns", "error", says: ["trakt.invalid", "/etc/resolv.conf"]) { _ in
            ["TRAKT_MPV_API_URL": "https://trakt.invalid", "TRAKT_MPV_AUTH_URL": "https://trakt.invalid"]
        },
        Broken("a port at which nobody is", "trakt", "error", says: ["cannot be reached", "online"]) { _ in
            ["TRAKT_MPV_API_URL": "http://127.0.0.1:9", "TRAKT_MPV_AUTH_URL": "http://127.0.0.1:9"]
        },
        Broken("a proxy that is none", "proxy", "error", says: ["no address of a proxy", "http://HOST:PORT"]) { _ in
            ["HTTPS_PROXY": "ftp://nowhere", "TRAKT_MPV_API_URL": "https://api.trakt.tv"]
        },
        Broken(
            "a missing file of authorities",
            "authorities",
            "error",
            says: ["SSL_CERT_FILE", "file of certificates"]
        ) { _ in
            ["SSL_CERT_FILE": "/nowhere/ca.pem"]
        },
    ]

    /// Of Trakt, and of the account.
    private static let brokenAtTrakt: [Broken] = [
        Broken(
            "a login that Trakt has ended",
            "login",
            "error",
            says: ["Trakt has ended this login", "trakt-mpv login"]
        ) {
            try $0.post("/simulator/reset")
            return [:]
        },
        Broken("no login", "login", "error", says: ["Not connected", "trakt-mpv login"], isLoggedIn: false) { _ in [:]
        },
        Broken(
            "an app that is gone",
            "app",
            "error",
            says: ["mistyped, or its app was deleted", "config set client_id"]
        ) {
            try $0.post("/simulator/delete-app/test")
            return [:]
        },
        Broken(
            "an app that is not approved",
            "app",
            "error",
            says: ["knows this client id and refuses", "See how it stands"],
            options: ["--approve-all", "--blocked-app", "test"]
        ) { _ in [:] },
        Broken(
            "Cloudflare in front of Trakt",
            "app",
            "error",
            says: ["Cloudflare", "not even looked at", "Try without VPN"]
        ) {
            try $0.fault(#"{"path": "/", "kind": "status", "status": 403, "html": true, "count": 100}"#)
            return [:]
        },
        Broken(
            "an app that is refused while OAuth has trouble",
            "app",
            "error",
            says: ["refuses this client id", "An update may bring another"]
        ) {
            try $0.post("/simulator/delete-app/test")
            try $0.fault(#"{"path": "/oauth/", "kind": "status", "status": 503, "count": 100}"#)
            return [:]
        },
        Broken("no client id", "program", "error", says: ["without a client id", "Set client_id"]) { _ in
            ["TRAKT_MPV_CLIENT_ID": ""]
        },
        Broken(
            "a clock that is three hours ahead",
            "clock",
            "warning",
            says: ["3 hours ahead of Trakt's", "timedatectl"],
            options: ["--approve-all", "--clock-skew=-10800"]
        ) { _ in [:] },
        Broken("another app that tells Trakt", "slot", "warning", says: ["not played here", "each counts twice"]) {
            try $0.tellFromElsewhere("/scrobble/start", #"{"movie":{"ids":{"trakt":1001}},"progress":10}"#)
            return [:]
        },
    ]

    @Test func `a certificate that is not Trakt's, and a proxy that says no, are told as what they are`() throws {
        let house = try House()
        let listener = try TLSListener(.selfSigned)
        let strange = try self.report(
            self.examine(house, ["TRAKT_MPV_API_URL": listener.address, "TRAKT_MPV_AUTH_URL": listener.address])
        )
        let bad = strange.symptoms.filter { $0.level == "error" }
        #expect(bad.map(\.check) == ["tls"] && bad[0].whole.contains("clock"), "\(bad.map(\.whole))")
        let proxy = try ProxyListener(answer: "HTTP/1.1 403 Forbidden\r\n\r\n")
        let refused = try self.report(
            self.examine(
                house,
                [
                    "TRAKT_MPV_API_URL": "https://api.trakt.tv", "TRAKT_MPV_AUTH_URL": "https://auth.trakt.tv",
                    "HTTPS_PROXY": "http://\(proxy.address)",
                ]
            )
        )
        let words = refused.symptoms.filter { $0.level == "error" }
        #expect(
            words.map(\.check) == ["proxy"] && words[0].whole.contains("the proxy refuses"),
            "\(words.map(\.whole))"
        )
    }

    @Test func `two players at one socket are told of`() throws {
        let house = try House()
        try house.run("login")
        let (socket, film) = (house.home.url.appending(path: "shared").path, try house.film("Dune (2021).mkv"))
        for _ in 0..<2 {
            let player = Process()
            player.executableURL = URL(filePath: House.program)
            player.arguments = [
                "play", "--vo=null", "--ao=null", "--pause", "--idle", "--private", "--input-ipc-server=\(socket)",
                film,
            ]
            player.environment = Command.inherited.merging(house.environment()) { $1 }
            player.standardInput = FileHandle.nullDevice
            player.standardOutput = FileHandle.nullDevice
            player.standardError = FileHandle.nullDevice
            try player.run()
            house.keep(player)
            #expect(eventually { FileManager.default.fileExists(atPath: socket) ? true : nil } == true)
            _ = try MPVRemote(socket)
        }
        let found = eventually { () -> Report.Symptom? in
            try? self.report(self.examine(house)).symptoms.first { $0.check == "sockets" && $0.level == "warning" }
        }
        #expect(found?.whole.contains("Several players listen at ~/shared") == true)
        #expect(found?.whole.contains("install mpv-script") == true)
    }
}
