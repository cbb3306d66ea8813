import MPV
import Playback
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct LoadedFileTests {
    /// As mpv 0.35 tells it of what is served from a loopback: a server without ranges, a pipe, a list that goes on.
    @Test(
        arguments: [
            (true, nil, "matroska,webm", false), (true, 599, "hls", false), (false, 2_511_103, "matroska,webm", false),
            (false, 3_171_372, "mpegts", false), (false, 224, "hls", true), (false, 224, "hls,applehttp", true),
            (false, nil, "matroska,webm", true), (false, nil, "mpegts", true), (false, nil, nil, true),
        ] as [(Bool, Double?, String?, Bool)]
    )
    func `what cannot be jumped in is live only where it has no size of its own`(
        isSeekable: Bool,
        size: Double?,
        format: String?,
        isLive: Bool
    ) {
        var steps: [ScriptedPlayer.Step] = [.set("path", .string("http://here/v")), .set("seekable", .flag(isSeekable))]
        if let size { steps.append(.set("file-size", .double(size))) }
        if let format { steps.append(.set("file-format", .string(format))) }
        let player = ScriptedPlayer(steps, TestClock())
        _ = player.waitForEvent(timeout: 0)
        #expect(LoadedFile(player).file.isLive == isLive)
    }
}
