import Foundation
import MPV
import Synchronization

/// The other end of a connection: it answers rightly, wrongly, late, twice or not at all, and says what no player says.
final class HostilePeer: Sendable {
    private let socket: PlayerSocket
    private let seed: UInt64
    private let isFinishing = Mutex(false)

    private static let lines = [
        #"{"event":"file-loaded"}"#, #"{"event":"start-file","playlist_entry_id":1}"#, #"{"event":"seek"}"#,
        #"{"event":"end-file","reason":"eof","playlist_entry_id":1}"#, #"{"event":"playback-restart"}"#,
        #"{"event":"end-file","reason":"error","file_error":"loading failed"}"#,
        #"{"event":"no-such-event","x":[1,{}]}"#,
        #"{"event":"property-change","id":1,"name":"pause","data":false}"#, #"{"event":"property-change","id":1}"#,
        #"{"event":"client-message","args":["key-binding","menu","d-","F6",""]}"#,
        #"{"event":"client-message","args":5}"#,
        #"{"event":"end-file","reason":7,"playlist_entry_id":99999999999999999999}"#, #"{"error":"success"}"#,
        #"{"request_id":1e999,"error":"success","data":1}"#, #"{"request_id":"1","error":"success"}"#, "[]", "null",
        "{}",
        #"{"event":"property-change","name":"metadata","data":{"a":"\ud800","b":"\u0000"}}"#,
    ]

    init(_ socket: PlayerSocket, seed: UInt64) {
        self.socket = socket
        self.seed = seed
    }

    /// From now on it says one thing more, and that clearly.
    func finish() { self.isFinishing.withLock { $0 = true } }

    func run() {
        var dice = Dice(seed: self.seed ^ 0x5EED)
        var asked: [UInt8] = []
        while !self.isFinishing.withLock({ $0 }) {
            guard let piece = self.socket.read() else { return }
            asked += piece
            while let end = asked.firstIndex(of: 10) {
                let request = Array(asked[..<end])
                asked.removeSubrange(...end)
                self.say(self.answer(request, &dice), &dice)
            }
            self.say(self.noise(&dice), &dice)
            if dice.next() % 500 == 0 { return self.socket.end() }
            usleep(UInt32(dice.next() % 800))
        }
        var ignored = Dice(seed: 0)
        self.say(Array("\n{\"event\":\"client-message\",\"args\":[\"the end\"]}\n".utf8), &ignored, isWhole: true)
    }

    private func answer(_ request: [UInt8], _ dice: inout Dice) -> [UInt8] {
        let text = String(decoding: request, as: UTF8.self)
        let digits = text.firstRange(of: "\"request_id\":").map { text[$0.upperBound...].prefix { $0.isNumber } } ?? "0"
        let values = [
            "1.5", "\"\u{1F600}\"", "true", "null", "{\"a\":[1,2.0,\"x\"]}", "[[[[]]]]", "-0", "1e308", "\"\\u001b\"",
        ]
        let value = values[Int(dice.next() % UInt64(values.count))]
        switch dice.next() % 12 {
        case 0: return []
        case 1: return Array("{\"request_id\":\(digits),\"error\":\"property unavailable\"}\n".utf8)
        case 2: return Array("{\"request_id\":\(dice.next() % 50),\"error\":\"success\",\"data\":\(value)}\n".utf8)
        default:
            let line = "{\"request_id\":\(digits),\"error\":\"success\",\"data\":\(value)}\n"
            return Array((dice.next() % 10 == 0 ? line + line : line).utf8)
        }
    }

    private func noise(_ dice: inout Dice) -> [UInt8] {
        switch dice.next() % 40 {
        case 0: return (0..<(dice.next() % 400)).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
        case 1: return Array(String(repeating: "[", count: Int(dice.next() % 100_000)).utf8) + [10]
        case 2: return Array("{\"event\":\"\(String(repeating: "x", count: Int(dice.next() % 3_000_000)))\"}\n".utf8)
        case 3: return Array(String(repeating: "{\"event\":\"seek\"}\n", count: Int(dice.next() % 2000)).utf8)
        case 4...9: return []
        default:
            var line = Array(Self.lines[Int(dice.next() % UInt64(Self.lines.count))].utf8) + [10]
            for _ in 0..<(dice.next() % 3) {
                let place = Int(dice.next() % UInt64(line.count))
                switch dice.next() % 3 {
                case 0: line[place] = UInt8(truncatingIfNeeded: dice.next())
                case 1: line.insert(UInt8(truncatingIfNeeded: dice.next()), at: place)
                default: if line.count > 1 { line.remove(at: place) }
                }
            }
            return line
        }
    }

    /// Writes in pieces of any length.
    private func say(_ bytes: [UInt8], _ dice: inout Dice, isWhole: Bool = false) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let length = isWhole ? rest.count : Int(dice.next() % UInt64(max(rest.count, 1))) + 1
            guard let count = self.socket.write(rest.prefix(length)) else { return }
            if count == 0 {
                if !isWhole, self.isFinishing.withLock({ $0 }) { return }
                usleep(200)
            }
            rest = rest.dropFirst(count)
        }
    }
}
