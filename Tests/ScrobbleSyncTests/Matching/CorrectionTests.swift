import Foundation
import GRDB
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct CorrectionTests {
    private static let episode = MediaDescription(kind: .episode, title: "The Office", season: 1, episodes: [1])

    private static func applies(_ scope: Correction.Scope, to path: String) -> Bool {
        Correction(scope: scope, target: .never).applies(to: MediaEvidence(path: path), Self.episode)
    }

    @Test(arguments: [
        (Correction.Scope(file: "/tv/a.mkv"), "/tv/a.mkv", true),
        (Correction.Scope(file: "/tv/a.mkv"), "/tv/b.mkv", false),
        (Correction.Scope(file: "/tv/x/../a.mkv"), "/tv/a.mkv", true),
        (Correction.Scope(folder: "/tv"), "/tv/x/a.mkv", true),
        (Correction.Scope(folder: "/tv/"), "/tv/a.mkv", true), (Correction.Scope(folder: "/tv"), "/tv2/a.mkv", false),
        (Correction.Scope(folder: "/"), "/a.mkv", true), (Correction.Scope(folder: "/film.mkv"), "/film.mkv", true),
        (Correction.Scope(folder: "/tv", title: "the office"), "/tv/a.mkv", true),
        (Correction.Scope(folder: "/tv", title: "Severance"), "/tv/a.mkv", false),
        (Correction.Scope(), "/tv/a.mkv", false),
        (Correction.Scope(title: ""), "/tv/a.mkv", false),
        (Correction.Scope(file: "https://me:secret@host/a.mkv?token=1"), "https://host/a.mkv?token=2", true),
    ])
    func `a correction holds for its file, its folder at any depth, and its series`(
        scope: Correction.Scope,
        path: String,
        applies: Bool
    ) {
        #expect(Self.applies(scope, to: path) == applies)
    }

    @Test func `a folder is the same by its real path and through a link`() throws {
        let home = try TemporaryDirectory()
        let real = home.url.appending(path: "disk")
        try FileManager.default.createDirectory(at: real, withIntermediateDirectories: true)
        let link = home.url.appending(path: "link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
        for (said, played) in [(link, real), (real, link), (link, link)] {
            #expect(Self.applies(.init(folder: said.path), to: played.path + "/a.mkv"))
        }
    }

    /// Whether nothing is told of what is played so, with nothing told of `private` in a home of its own.
    private func isExcluded(_ played: String, in home: TemporaryDirectory) throws -> Bool {
        let rule = Correction(scope: .init(folder: home.url.path + "/private"), target: .never)
        let evidence = MediaEvidence(path: MediaLocation.recorded(played))
        return try Corrections(outbox: nil, rules: [rule]).isExcluded(evidence, Self.episode)
    }

    @Test(arguments: [
        "HOME/private/a.mkv", "HOME//private/./a.mkv", "HOME/open/../private/a.mkv", "file://HOME/private/a.mkv",
        "file://HOME/%70rivate/a.mkv", "FILE://HOME/private/a.mkv", "edl://HOME/private/a.mkv,0,10",
        "edl://HOME/open/b.mkv;HOME/private/a.mkv,0,10", "edl://%999%HOME/private/a.mkv",
        "lavf://concat:HOME/open/b.mkv|HOME/private/a.mkv", "lavf://HOME/private/a.mkv",
        "ffmpeg://file:HOME/private/a.mkv",
        "archive://HOME/private/a.zip|b.mkv", "slice://0-9@HOME/private/a.mkv", "appending://HOME/private/a.mkv",
        "mf://HOME/open/b.png,HOME/private/a.png", "HOME/link/a.mkv", "HOME/open/file.mkv", "HOME/private/out.mkv",
        "HOME/deep/../a.mkv", "HOME/open/a://../../private/a.mkv", "edl://HOME/link/a.mkv",
        "file://HOME/link/../private/a.mkv",
    ])
    func `no spelling of a path gets round a rule`(spelling: String) throws {
        let home = try TemporaryDirectory()
        let files = FileManager.default
        for folder in ["private", "open", "private/sub"] {
            try files.createDirectory(at: home.url.appending(path: folder), withIntermediateDirectories: true)
        }
        for file in ["private/a.mkv", "open/b.mkv"] {
            try Data().write(to: home.url.appending(path: file))
        }
        for (link, target) in [
            ("link", "private"), ("open/file.mkv", "../private/a.mkv"), ("private/out.mkv", "../open/b.mkv"),
            ("deep", "private/sub"),
        ] {
            try files.createSymbolicLink(atPath: home.url.appending(path: link).path, withDestinationPath: target)
        }
        #expect(try self.isExcluded(spelling.replacing("HOME", with: home.url.path), in: home))
        #expect(try !self.isExcluded("\(home.url.path)/open/b.mkv", in: home))
    }

    @Test func `a relative path, and a file that is given open, are known by where they lead`() throws {
        let home = try TemporaryDirectory()
        let folder = home.url.appending(path: "private")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "a.mkv")
        try Data().write(to: file)
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        #expect(try self.isExcluded("fd://\(handle.fileDescriptor)", in: home))
        let up = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in ".." }.joined(separator: "/")
        #expect(try self.isExcluded("\(up)\(file.path)", in: home))
    }

    @Test func `a rule for an address holds for every spelling of it`() throws {
        let rule = Correction(scope: .init(folder: "https://me:pw@Host/private"), target: .never)
        for path in [
            "https://host/private/a.mkv?t=1", "HTTPS://HOST/private/a.mkv", "https://host/open/../private/a.mkv",
            "https://host//%70rivate/a.mkv", "ytdl://https://host/private/a.mkv",
        ] {
            #expect(rule.applies(to: MediaEvidence(path: path), Self.episode))
        }
        #expect(!rule.applies(to: MediaEvidence(path: "https://host/privates/a.mkv"), Self.episode))
    }

    @Test func `of streams without a name each is its own, and never is never for all`() throws {
        let one = Correction(scope: .init(file: "https://host/stream?id=1"), target: .movie("7"))
        #expect(one.applies(to: MediaEvidence(path: "https://host/stream?id=1"), MediaDescription()))
        #expect(!one.applies(to: MediaEvidence(path: "https://host/stream?id=2"), MediaDescription()))
        let named = Correction(scope: .init(file: "https://host/Dune.mkv?t=1"), target: .movie("7"))
        #expect(named.applies(to: MediaEvidence(path: "https://host/Dune.mkv?t=2"), MediaDescription()))
        let never = Correction(scope: .init(file: "https://host/stream?id=1"), target: .never)
        #expect(never.applies(to: MediaEvidence(path: "https://host/stream?id=2"), MediaDescription()))
    }

    @Test func `while what was said cannot be read nothing is matched`() async throws {
        let home = try TemporaryDirectory()
        let outbox = try Outbox(directory: home.url.path, rescueDirectories: [])
        try outbox.write { try $0.execute(sql: "DROP TABLE correction") }
        try await withCatalogue { client in
            let matcher = MediaMatcher(client: client, corrections: Corrections(outbox: outbox))
            let evidence = MediaEvidence(path: "/tv/Severance.S02E07.mkv")
            await #expect(throws: TraktError.self) {
                try await matcher.match(MediaIdentifier().describe(evidence), evidence: evidence)
            }
        }
    }

    @Test func `the narrowest word holds, and a rule of the config comes last`() throws {
        let home = try TemporaryDirectory()
        let outbox = try Outbox(directory: home.url.path)
        let rule = Correction(scope: .init(folder: "/tv"), target: .movie("rule"))
        let corrections = Corrections(outbox: outbox, rules: [rule])
        func target() -> Correction.Target? {
            // A store that fails is no part of this.
            try? corrections.correction(for: MediaEvidence(path: "/tv/office/a.mkv"), Self.episode)?.target
        }
        #expect(target() == .movie("rule"))
        for (scope, id) in [
            (Correction.Scope(folder: "/tv"), "wide"), (Correction.Scope(folder: "/tv/office"), "deep"),
            (Correction.Scope(folder: "/tv/office", title: "The Office"), "series"),
            (Correction.Scope(file: "/tv/office/a.mkv"), "file"),
        ] {
            try corrections.remember(Correction(scope: scope, target: .movie(id)), at: Date())
            #expect(target() == .movie(id))
        }
        _ = try corrections.forget(for: MediaEvidence(path: "/tv/office/a.mkv"), Self.episode)
        #expect(target() == .movie("rule"))
    }

    @Test(
        arguments: [
            ("1390", nil, "1390", nil, nil), ("breaking-bad", nil, "breaking-bad", nil, nil),
            ("https://trakt.tv/shows/breaking-bad/seasons/1/episodes/2", .show, "breaking-bad", 1, 2),
            ("app.trakt.tv/movies/Dune-2021?x=1#y", .movie, "dune-2021", nil, nil),
            (" tron-legacy-2010\n", nil, "tron-legacy-2010", nil, nil),
        ] as [(String, TraktClient.Kind?, String, Int?, Int?)]
    )
    func `a title is named by number, slug or address`(
        text: String,
        kind: TraktClient.Kind?,
        id: String,
        season: Int?,
        episode: Int?
    ) throws {
        let reference = try #require(TraktReference(text))
        #expect(reference.kind == kind && reference.id == id)
        #expect(reference.season == season && reference.episode == episode)
    }

    @Test(arguments: ["", "a b", "../movies/x", "https://evil.example/shows/x", "http://trakt.tv/", "?x", "é", "a/b"])
    func `what names nothing at Trakt is refused`(text: String) { #expect(TraktReference(text) == nil) }
}

/// Corrections of what was watched before, with a simulator.
@Suite struct CorrectionPlanTests {
    /// A viewing that says what it is by its name.
    private static func viewing(_ desk: Desk, _ path: String, endedAgo seconds: Double) throws -> Viewing {
        try desk.rename(try desk.viewing(nil, endedAgo: seconds), path)
    }

    private static func say(_ correction: Correction, _ desk: Desk) async throws -> CorrectionPlan {
        let stored = try Corrections(outbox: desk.outbox).remember(correction, at: desk.clock.date)
        let plan = try await CorrectionPlan.affected(by: stored, in: desk.outbox, matcher: desk.matcher())
        _ = try plan.applyToQueue(desk.outbox)
        return plan
    }

    private static func id(_ kind: TraktClient.Kind, _ slug: String, at desk: Desk) async throws -> Int {
        let reference = try #require(TraktReference(slug))
        return try #require(try await desk.matcher().title(kind, reference)?.ids.trakt)
    }

    @Test func `what waits for a match is told as what the user says, and so is the rest of the series`() async throws {
        try await withDesk { desk in
            let first = try Self.viewing(desk, "/tv/The Office S01E01.mkv", endedAgo: 9000)
            let second = try Self.viewing(desk, "/tv/The Office S01E02.mkv", endedAgo: 6000)
            let other = try Self.viewing(desk, "/other/The Office S01E03.mkv", endedAgo: 5000)
            _ = try await desk.engine().drain()
            #expect(try desk.state(first).state == .parked && desk.state(second).state == .parked)
            let scope = Corrections.scope(of: first.evidence, first.description)
            let plan = try await Self.say(Correction(scope: scope, target: .show(.init(show: "the-office"))), desk)
            #expect(plan.requeued.map(\.id) == [first.id, second.id])
            _ = try await desk.engine().drain()
            #expect(try desk.state(first).state == .delivered && desk.state(second).state == .delivered)
            #expect(try desk.state(other).state == .parked)
            #expect(try await desk.plays().count == 2)
        }
    }

    @Test(arguments: [false, true])
    func `a play under another title is removed and told anew with its own time`(isInterrupted: Bool) async throws {
        try await withDesk { desk in
            let viewing = try Self.viewing(desk, "/films/Dune (2021).mkv", endedAgo: 9000)
            _ = try await desk.engine().drain()
            let before = try await desk.plays()
            #expect(before.count == 1)
            let target = Correction.Target.movie("dune-1984")
            let plan = try await Self.say(Correction(scope: .init(file: viewing.evidence.path), target: target), desk)
            #expect(plan.replaced.map(\.entry.id) == [viewing.id])
            #expect(try await desk.plays() == before, "nothing changes before the user has said yes")
            let engine = try desk.engine()
            #expect(try await engine.replace(plan).result.withdrawn == 1)
            // After a crash here another process goes on.
            _ = try await (isInterrupted ? desk.engine() : engine).drain()
            let after = try await desk.plays()
            #expect(after.map(\.trakt) == [try await Self.id(.movie, "dune-1984", at: desk)])
            #expect(after.map(\.watched_at) == before.map(\.watched_at))
            #expect(try desk.state(viewing).state == .delivered)
            #expect(try await engine.replace(plan).result.withdrawn == 0, "once is enough")
        }
    }

    @Test func `a folder that is never told loses its plays after asking and gives nothing more`() async throws {
        try await withDesk { desk in
            let told = try Self.viewing(desk, "/secret/Dune (2021).mkv", endedAgo: 9000)
            _ = try await desk.engine().drain()
            let waiting = try Self.viewing(desk, "/secret/The Office S01E01.mkv", endedAgo: 8000)
            let plan = try await Self.say(Correction(scope: .init(folder: "/secret"), target: .never), desk)
            #expect(plan.dropped.map(\.id) == [waiting.id] && plan.replaced.map(\.entry.id) == [told.id])
            let engine = try desk.engine()
            _ = try await engine.replace(plan)
            let later = try Self.viewing(desk, "/secret/Severance S02E07.mkv", endedAgo: 400)
            _ = try await engine.drain()
            #expect(try await desk.plays().isEmpty)
            for viewing in [told, waiting, later] { #expect(try desk.state(viewing).state == .dropped) }
        }
    }

    @Test func `a play that the user has removed at Trakt meanwhile is left alone`() async throws {
        try await withDesk { desk in
            let viewing = try Self.viewing(desk, "/films/Dune (2021).mkv", endedAgo: 9000)
            let engine = try desk.engine()
            _ = try await engine.drain()
            _ = try await engine.undo(try desk.entry(viewing))
            let target = Correction.Target.movie("dune-1984")
            let plan = try await Self.say(Correction(scope: .init(file: viewing.evidence.path), target: target), desk)
            #expect(plan.isEmpty)
        }
    }
}
