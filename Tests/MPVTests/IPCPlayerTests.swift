import Foundation
import Testing

@testable import MPV

@Suite struct IPCPlayerTests {
    /// A player that says what it is told to, after the first question.
    private func withPlayer(
        _ lines: [String] = [],
        patience: Double = 10,
        _ body: (IPCPlayer, PlayerSocket) throws -> Void
    ) throws {
        let (ours, theirs) = try #require(PlayerSocket.pair())
        // Nobody hears what was said before.
        self.say(
            #"{"event":"seek"}"# + "\n" + Self.answer(1, #""trakt_mpv""#) + lines.map { "\($0)\n" }.joined(),
            theirs
        )
        try body(try IPCPlayer(ours, patience: patience), theirs)
    }

    private func say(_ text: String, _ socket: PlayerSocket) { self.say(Array(text.utf8), socket) }

    private func say(_ bytes: [UInt8], _ socket: PlayerSocket) {
        #expect(socket.write(bytes[...]) == bytes.count)
    }

    private static func answer(_ id: Int, _ data: String) -> String {
        #"{"data":\#(data),"request_id":\#(id),"error":"success"}"# + "\n"
    }

    @Test(arguments: [
        ("{\"a\":1}\n{\"b\"", ":2}\n", 2), ("\n", "\n\n", 3), ("abc", "def", 0), ("abc", "\n", 1), ("", "", 0),
    ])
    func `lines are whole however they come`(one: String, other: String, count: Int) {
        var lines = PlayerLines()
        let all = lines.take(Array(one.utf8)[...]) + lines.take(Array(other.utf8)[...])
        #expect(all.count == count)
        var single = PlayerLines()
        let bytes = Array((one + other).utf8)
        #expect(bytes.indices.flatMap { single.take(bytes[$0...$0]) } == all)
    }

    @Test func `a line that is too long is let go, and the next one heard`() {
        var lines = PlayerLines(longest: 5)
        #expect(lines.take(Array("123456".utf8)[...]).isEmpty)
        #expect(lines.take(Array("7\nok\n12345\n123456\n".utf8)[...]) == [Array("ok".utf8), Array("12345".utf8)])
    }

    @Test(arguments: [
        (#"{"event":"file-loaded"}"#, MPVEvent.fileLoaded), (#"{"event":"seek"}"#, .seek),
        (#"{"event":"start-file","playlist_entry_id":3}"#, .startFile(entry: 3)),
        (#"{"event":"end-file","reason":"eof","playlist_entry_id":3}"#, .endFile(.endOfFile, entry: 3)),
        (#"{"event":"end-file","reason":"quit"}"#, .endFile(.quit, entry: 0)),
        (#"{"event":"end-file","reason":"error","file_error":"loading failed"}"#, .endFile(.error(code: 0), entry: 0)),
        (#"{"event":"property-change","id":1,"name":"pause","data":true}"#, .propertyChanged("pause", .flag(true))),
        (#"{"event":"property-change","id":1,"name":"pause"}"#, .propertyChanged("pause", .none)),
        (#"{"event":"client-message","args":["menu"]}"#, .clientMessage(["menu"])),
    ])
    func `events are those of libmpv`(line: String, event: MPVEvent) throws {
        try self.withPlayer([#"{"event":"unheard-of","x":{}}"#, "no JSON at all", line]) { player, _ in
            #expect(player.waitForEvent(timeout: 10) == event)
        }
    }

    @Test func `texts keep bytes that are not UTF-8, both ways`() throws {
        try self.withPlayer { player, theirs in
            self.say(Array("{\"data\":\"/a/\u{e9}".utf8) + [0xFF], theirs)
            self.say("\",\"request_id\":2,\"error\":\"success\"}\n", theirs)
            #expect(player.string("path") == "/a/é\u{10FFFF}")
            self.say(Self.answer(3, "null"), theirs)
            try player.command("show-text", "\u{10FFFF}")
            var asked: [UInt8] = []
            while let piece = theirs.read(), !piece.isEmpty { asked += piece }
            #expect(asked.contains(0xFF))
        }
    }

    @Test func `whole numbers are numbers too, and a refusal is no value`() throws {
        try self.withPlayer { player, theirs in
            self.say(Self.answer(2, "12"), theirs)
            #expect(player.double("time-pos") == 12)
            self.say(Self.answer(3, "12.5"), theirs)
            #expect(player.double("time-pos") == 12.5)
            self.say(#"{"request_id":4,"error":"property unavailable"}"# + "\n", theirs)
            #expect(player.double("time-pos") == nil)
        }
    }

    @Test func `an answer that comes too late is not taken for the next one`() throws {
        try self.withPlayer(patience: 0.5) { player, theirs in
            #expect(player.double("time-pos") == nil)
            // While one is owed nothing more is asked.
            #expect(throws: MPVError.late) { try player.command("stop") }
            var asked: [UInt8] = []
            while let piece = theirs.read(), !piece.isEmpty { asked += piece }
            #expect(asked.count { $0 == 10 } == 2)
            self.say(Self.answer(2, "1"), theirs)
            // To the next question there is no answer, and the last one is none.
            #expect(player.double("time-pos") == nil)
        }
    }

    @Test func `events that come while an answer is waited for are kept, a megabyte too`() throws {
        try self.withPlayer { player, theirs in
            let text = String(repeating: "x", count: 1 << 20)
            let event = Array(#"{"event":"client-message","args":["\#(text)"]}"#.utf8) + [10]
            let writer = Thread {
                var rest = event[...]
                while !rest.isEmpty { rest = rest.dropFirst(theirs.write(rest) ?? rest.count) }
                let answer = Array(Self.answer(2, "5").utf8)
                _ = theirs.write(answer[...])
            }
            writer.start()
            #expect(player.double("time-pos") == 5)
            #expect(player.waitForEvent(timeout: 10) == .clientMessage([text]))
        }
    }

    @Test func `a player that dies in the middle of an answer has gone`() throws {
        try self.withPlayer { player, theirs in
            self.say(#"{"event":"seek"}"# + "\n{\"data\":", theirs)
            theirs.end()
            #expect(throws: MPVError.gone) { try player.command("stop") }
            #expect(player.waitForEvent(timeout: -1) == .seek)
            #expect(player.waitForEvent(timeout: -1) == .shutdown)
            #expect(player.double("time-pos") == nil)
        }
    }

    @Test func `another thread ends a wait, and leaving is the end of the player`() throws {
        try self.withPlayer { player, _ in
            player.wakeUp()
            #expect(player.waitForEvent(timeout: -1) == nil)
            player.disconnect()
            #expect(player.waitForEvent(timeout: -1) == .shutdown)
        }
    }

    @Test func `hooks there are none`() throws {
        try self.withPlayer { player, _ in
            #expect(throws: MPVError.self) { try player.addHook("on_unload") }
        }
    }
}
