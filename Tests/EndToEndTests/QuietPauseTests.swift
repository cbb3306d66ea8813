import Foundation
import TestSupport
import Testing

@Suite struct QuietPauseTests {
    @Test func `a paused film has no threads that Dispatch looks after once a second`() throws {
        let house = try House()
        try house.run("login")
        // Now there is something on disk of what was watched, and it is asked for.
        try house.run("next")
        let (player, remote) = try house.play(try house.film("Severance.S02E07.mkv"))
        try remote.wait(for: "core-idle") { $0 as? Bool == false }
        #expect(try eventually { try house.scrobbles() == ["start"] ? true : nil } == true)
        try remote.command("seek", "50", "absolute-percent")
        try remote.wait(for: "percent-pos") { ($0 as? Double ?? 0) >= 50 }
        try remote.playPastLook()
        try remote.command("set", "pause", "yes")
        #expect(try eventually { try house.scrobbles().last == "pause" ? true : nil } == true)
        let threads = try House.threads(of: player)
        #expect(threads.contains { $0.hasPrefix("NIO-") })
        #expect(threads.filter(House.isLookedAfter) == [])
    }
}
