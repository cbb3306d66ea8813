import Foundation

/// What really happened in a player, told by mpv itself to a script that knows nothing of ours.
struct PlayTruth {
    /// Positions in seconds, each with its wall time.
    var positions: [(time: Double, position: Double)] = []
    /// When the file was over.
    var end: Double?

    /// Notes every frame, with wall time, as soon as it is there.
    ///
    /// - Parameters:
    ///   - path: The file to write to.
    ///   - isRestless: Whether it jumps a little all the time: every jump is a word in the journal.
    ///   - startsPrograms: Whether it may ask one for the time; a player whose clock is not its own may hang in that.
    /// - Returns: A script for mpv.
    static func script(writingTo path: String, isRestless: Bool, startsPrograms: Bool = true) -> String {
        """
        \(startsPrograms ? self.clockByProgram : self.clockBySecond)
        local file = io.open("\(path)", "a")
        local function note(kind, value)
            file:write(kind, " ", string.format("%.3f", mp.get_time() + offset), " ", value, "\\n")
            file:flush()
        end
        mp.observe_property("time-pos", "number", function(_, position)
            if position then note("at", string.format("%.3f", position)) end
        end)
        mp.register_event("end-file", function() note("end", "0") end)
        \(isRestless ? #"mp.add_periodic_timer(0.15, function() mp.commandv("seek", "0.5", "relative", "exact") end)"# : "")
        """
    }

    /// How far the wall clock is ahead of mpv's.
    private static let clockByProgram = """
        local before = mp.get_time()
        local pipe = io.popen("date +%s.%N")
        local wall = tonumber(pipe:read("*l"))
        pipe:close()
        local offset = wall - (before + mp.get_time()) / 2
        """

    /// The same by the beginning of a second.
    private static let clockBySecond = """
        local second = os.time()
        while os.time() == second do end
        local offset = second + 1 - mp.get_time()
        """

    init(reading path: String) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, let time = Double(words[1]), let value = Double(words[2]) else { continue }
            if words[0] == "at" { self.positions.append((time, value)) } else { self.end = time }
        }
    }

    /// When playing had passed a position for the first time.
    func passed(_ position: Double) -> Double? { self.positions.first { $0.position >= position }?.time }
}
