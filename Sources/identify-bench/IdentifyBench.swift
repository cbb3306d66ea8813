import Foundation
import MediaIdentification

/// Measures and tries identification in the process: `json` reads paths from standard input as `identify --json --stdin`
/// does, `bench` counts names per second, `fuzz` mutates a corpus.
@main struct IdentifyBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "json": try self.json()
        case "trace": try self.trace()
        case "bench": self.bench(seconds: arguments.dropFirst().first.flatMap(Double.init) ?? 5)
        case "fuzz" where arguments.count > 1: try self.fuzz(Array(arguments.dropFirst()))
        default:
            print(
                "usage: identify-bench json | trace | bench [SECONDS] | fuzz LAST [COUNT] [SEED]; names on standard input"
            )
            exit(64)
        }
    }

    /// One path per line in, one object per line out.
    private static func json() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var output = ""
        while let path = readLine() {
            let report = DescriptionReport(
                path: path,
                description: MediaIdentifier().describe(MediaEvidence(path: path))
            )
            output += String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
        }
        FileHandle.standardOutput.write(Data(output.utf8))
    }

    /// One path per line in; each fact with its source and convention out, so that two versions can be compared.
    private static func trace() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        while let path = readLine() {
            let (description, trace) = MediaIdentifier().explain(MediaEvidence(path: path))
            print(description.confidence, String(decoding: try encoder.encode(trace), as: UTF8.self), path)
        }
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
