import Foundation
import MediaIdentification

/// Measures and tries identification in the process: `json` reads paths from standard input as `identify --json --stdin`
/// does, `bench` counts names per second, `fuzz` mutates a corpus.
@main struct IdentifyBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "json": try self.json()
        case "bench": self.bench(seconds: arguments.dropFirst().first.flatMap(Double.init) ?? 5)
        case "fuzz" where arguments.count > 1: try self.fuzz(Array(arguments.dropFirst()))
        default:
            print("usage: identify-bench json | bench [SECONDS] | fuzz LAST [COUNT] [SEED]; names on standard input")
            exit(64)
        }
    }

    /// One path per line in, one object per line out.
    private static func json() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var output = ""
        while let path = readLine() {
            let report = Report(path: path, description: MediaIdentifier().describe(MediaEvidence(path: path)))
            output += String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
        }
        FileHandle.standardOutput.write(Data(output.utf8))
    }

    /// `fuzz LAST [COUNT] [SEED]`: `LAST` is the file that names the input at a trap.
    private static func fuzz(_ arguments: [String]) throws {
        var rows: [String] = []
        while let path = readLine() { rows.append(path) }
        guard !rows.isEmpty else { return print("no names on standard input") }
        let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
        var fuzzer = try Fuzzer(rows: rows, seed: seed, last: arguments[0])
        let count = arguments.count > 1 ? Int(arguments[1]) ?? 1000 : 5_000_000
        exit(fuzzer.run(count) == 0 ? 0 : 1)
    }

    /// Names per second on one core, after a first pass that loads all.
    private static func bench(seconds: Double) {
        var names: [MediaEvidence] = []
        while let path = readLine() { names.append(MediaEvidence(path: path)) }
        guard !names.isEmpty else { return print("no names on standard input") }
        let identifier = MediaIdentifier()
        var sum = names.reduce(0) { $0 + identifier.describe($1).episodes.count }
        var count = 0
        let start = threadTime()
        while threadTime() - start < seconds {
            for name in names { sum &+= identifier.describe(name).episodes.count }
            count += names.count
        }
        let spent = threadTime() - start
        print(
            "\(Int(Double(count) / spent)) names/s, \(names.count) names, \(count) described in \(spent) s of CPU (\(sum))"
        )
    }
}

/// CPU time of this thread, in seconds.
func threadTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The keys of `identify --json`.
struct Report: Encodable {
    private enum Key: String, CodingKey {
        case path, type, title, year, season, episodes, absolute, date, ids, confidence
    }

    var path: String
    var description: MediaDescription

    func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: Key.self)
        try keys.encode(self.path, forKey: .path)
        try keys.encode(self.description.kind?.rawValue, forKey: .type)
        try keys.encode(self.description.title, forKey: .title)
        try keys.encode(self.description.year, forKey: .year)
        try keys.encode(self.description.season, forKey: .season)
        try keys.encode(self.description.episodes, forKey: .episodes)
        switch self.description.absolute.count {
        case 0: try keys.encodeNil(forKey: .absolute)
        case 1: try keys.encode(self.description.absolute[0], forKey: .absolute)
        default: try keys.encode(self.description.absolute, forKey: .absolute)
        }
        try keys.encode(self.description.date, forKey: .date)
        try keys.encode(self.description.ids, forKey: .ids)
        try keys.encode(self.description.confidence, forKey: .confidence)
    }
}
