import Foundation
import MediaIdentification

/// Mutates the rows of a corpus and describes them: a trap or an endless loop names its input, a slow input is printed.
///
/// The same seed makes the same inputs.
struct Fuzzer {
    /// In seconds of CPU, for any input.
    static let limit = 0.005
    /// In seconds of CPU, for a name of up to 10,000 characters alone, on a machine that does nothing else.
    static let longLimit = 0.002
    /// How much of the time such a name may take that as many characters take in ordinary names at the same moment: what else
    /// runs slows both.
    static let longShare = 0.65
    /// In seconds: what takes this long does not end.
    static let hang: UInt32 = 10

    private let rows: [[UInt8]]
    /// Ordinary names of 10,000 characters together.
    private let peers: [MediaEvidence]
    private var random: SplitMix
    private let last: FileHandle

    /// Begins a run.
    ///
    /// - Parameters:
    ///   - rows: The names to begin with.
    ///   - seed: Of the random numbers.
    ///   - last: Where the input is written to before it is read, so that a trap names it.
    /// - Throws: When that file cannot be made.
    init(rows: [String], seed: UInt64, last: String) throws {
        self.rows = rows.map { Array($0.utf8) }
        var (peers, count) = ([MediaEvidence](), 0)
        while count < 10_000 {
            let row = rows[peers.count * 7 % rows.count]
            peers.append(MediaEvidence(path: row))
            count += max(1, row.utf8.count)
        }
        self.peers = peers
        self.random = SplitMix(state: seed)
        try Data().write(to: URL(filePath: last))
        self.last = try FileHandle(forUpdating: URL(filePath: last))
    }

    /// Describes `count` inputs.
    ///
    /// - Returns: How many broke a limit.
    mutating func run(_ count: Int) -> Int {
        let identifier = MediaIdentifier()
        var (broken, slowest, slowestLong) = (0, 0.0, 0.0)
        for index in 0..<count {
            let isLong = index % 1000 == 999
            let name = isLong ? self.long() : self.mutated()
            let evidence = isLong ? MediaEvidence(path: self.text(name)) : self.evidence(name)
            self.note(name)
            alarm(Self.hang)
            let start = threadTime()
            let description = identifier.describe(evidence)
            let spent = threadTime() - start
            if isLong { slowestLong = max(slowestLong, spent) } else { slowest = max(slowest, spent) }
            guard spent < (isLong ? Self.longLimit : Self.limit), self.isSound(description) else {
                // A busy machine makes any input slow once; only what is slow again is.
                guard self.isBroken(evidence, isLong: isLong) else { continue }
                broken += 1
                self.say("BROKEN \(spent * 1000) ms: \(String(reflecting: evidence.path))")
                continue
            }
            if (index + 1) % 1_000_000 == 0 { self.say("\(index + 1) inputs …") }
        }
        alarm(0)
        self.say(
            "\(count) inputs, \(broken) broken; slowest \(self.milliseconds(slowest)) ms (limit \(Self.limit * 1000)), "
                + "of 10,000 characters \(self.milliseconds(slowestLong)) ms (limit \(Self.longLimit * 1000), or "
                + "\(Self.longShare) of \(self.milliseconds(self.peerTime())) ms for ordinary names of that many)"
        )
        return broken
    }

    /// Unbuffered, so that a trap takes nothing along.
    private func say(_ line: String) {
        // Where nobody reads, nothing is to be said.
        try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }

    private func milliseconds(_ seconds: Double) -> Double { (seconds * 100_000).rounded() / 100 }

    private func isBroken(_ evidence: MediaEvidence, isLong: Bool) -> Bool {
        var (best, peer) = (Double.infinity, Double.infinity)
        for _ in 0..<5 {
            let start = threadTime()
            let description = MediaIdentifier().describe(evidence)
            best = min(best, threadTime() - start)
            guard self.isSound(description) else { return true }
            if isLong { peer = min(peer, self.peerTime()) }
        }
        guard isLong else { return best >= Self.limit }
        return best >= Self.longLimit && best >= peer * Self.longShare
    }

    /// How long as many characters take in ordinary names.
    private func peerTime() -> Double {
        let start = threadTime()
        var count = 0
        for peer in self.peers { count &+= MediaIdentifier().describe(peer).episodes.count }
        return count < 0 ? 0 : threadTime() - start
    }

    /// What every description must hold, whatever the input.
    private func isSound(_ description: MediaDescription) -> Bool {
        (0...1).contains(description.confidence) && description.title?.isEmpty != true
            && description.episodes.count <= 300 && description.episodes.allSatisfy { (0...99_999).contains($0) }
            && (description.season.map { (0...9999).contains($0) } ?? true)
    }

    private func note(_ name: [UInt8]) {
        // The name is a help for whoever looks for a crash; fuzzing goes on without.
        try? self.last.seek(toOffset: 0)
        try? self.last.write(contentsOf: Data(name + Array("\n".utf8)))
        try? self.last.truncate(atOffset: UInt64(name.count + 1))
    }

    // MARK: - Inputs

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Mostly a path alone, sometimes the same noise in every other place.
    private mutating func evidence(_ name: [UInt8]) -> MediaEvidence {
        var evidence = MediaEvidence(path: self.text(name))
        guard self.random.below(16) == 0 else { return evidence }
        let other = self.text(self.mutated())
        switch self.random.below(4) {
        case 0: evidence = MediaEvidence(path: evidence.path, mediaTitle: other)
        case 1: evidence.metadata = ["title": other, "SHOW": evidence.path, "TMDB": other, "SEASON": other]
        case 2: evidence.nfo = ["<episodedetails><title>\(other)</title><episode>\(other)", other]
        default: evidence.neighbours = [other, evidence.path, self.text(self.mutated())]
        }
        return evidence
    }

    private mutating func row() -> [UInt8] { self.rows[self.random.below(self.rows.count)] }

    private mutating func mutated() -> [UInt8] {
        var name = self.row()
        for _ in 0...self.random.below(5) { self.mutate(&name) }
        return name
    }

    /// Ten thousand characters out of a few rows or of one piece.
    private mutating func long() -> [UInt8] {
        let piece = self.random.below(2) == 0 ? self.mutated() : Array(self.piece().utf8)
        var name: [UInt8] = []
        while name.count < 10_000 { name += self.random.below(3) == 0 ? self.mutated() : piece.isEmpty ? [45] : piece }
        return Array(name.prefix(10_000))
    }

    private mutating func mutate(_ name: inout [UInt8]) {
        let place = self.random.below(name.count + 1)
        let end = min(name.count, place + self.random.below(24))
        switch self.random.below(9) {
        case 0 where place < name.count: name[place] ^= 1 << UInt8(self.random.below(8))
        case 1: name.insert(UInt8(truncatingIfNeeded: self.random.next()), at: place)
        case 2: name.removeSubrange(place..<end)
        case 3: name.insert(contentsOf: name[place..<end], at: place)
        case 4:
            let other = self.row()
            name = Array(name[..<place]) + other[self.random.below(other.count + 1)...]
        case 5: name.insert(contentsOf: String(repeating: "9", count: self.random.below(40)).utf8, at: place)
        case 6: name.insert(contentsOf: String(self.random.below(3000)).utf8, at: place)
        default: name.insert(contentsOf: self.piece().utf8, at: place)
        }
        if name.count > 2000 { name.removeSubrange(2000...) }
    }

    private mutating func piece() -> String { Self.pieces[self.random.below(Self.pieces.count)] }

    /// What conventions are made of, and what breaks programs.
    private static let pieces = [
        " - ", "-", "_", ".", " ", "/", " / ", "\\", "[", "]", "(", ")", "{", "}", "[]", "S01E02", "s1", "E", "e05",
        "1x02",
        "x", "x264", "1080p", "Season 1", "Staffel", "Saison 2", "Episode", "Ep", "Part", "Pt.", "II", "of", " of 6",
        "2012",
        "(2012)", "2026.11.24", "24.11.26", "November", "第", "季", "第03話", "期", "回", "화", "серия", "сезон", "5-й", "v2",
        "OVA", "SP1", "NCOP", "sample", "trailer", "AKA", "US", "(US)", "www.", "tt0903747", "{tmdb-603}", "[tvdbid=",
        "http://", "https://a.b/", "?", "#", "#1", "%20", "%", "%FF", ".mkv", ".ts", "CD1", "\u{301}", "\u{200B}",
        "\u{202E}",
        "\u{FEFF}", "é", "👩‍👩‍👧‍👦", "\u{0}", "\n", "№", "★", "「", "」", "【", "】", "×", "–", "DTS-HD", "WEB-DL", "HDTV",
        "COMPLETE",
        "+", "&", "~", ",", "01-12", "12v2", "ＡＢ", "٣", "\u{1F1FA}\u{1F1F8}", "TV-1", "Vol.", "Movie",
    ]
}

/// Random numbers that a seed repeats.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(self.next() % UInt64(limit)) : 0 }
}
