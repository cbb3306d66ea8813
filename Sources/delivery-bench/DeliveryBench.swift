import Foundation
import MediaIdentification
import ScrobbleSync

/// Measures in the process how long it takes until a viewing is safe on disk: `delivery-bench record DIRECTORY [COUNT]`.
@main struct DeliveryBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.first == "record", arguments.count > 1 else {
            print("usage: delivery-bench record DIRECTORY [COUNT]")
            exit(64)
        }
        try self.record(in: arguments[2], count: arguments.count > 2 ? Int(arguments[3]) ?? 1000 : 1000)
    }

    /// Begins, journals and ends viewings as a player does; prints median and p99 of each, in milliseconds.
    private static func record(in directory: String, count: Int) throws {
        let outbox = try Outbox(directory: directory)
        var (begins, checkpoints) = ([Double](), [Double]())
        for index in 0..<count {
            let viewing = Viewing(
                session: "bench",
                evidence: MediaEvidence(path: "/films/Dune (2021) \(index).mkv", mediaTitle: "Dune", duration: 9300),
                description: MediaDescription(),
                startedAt: Date()
            )
            begins.append(try self.milliseconds { try outbox.insert(viewing) })
            for isOver in [false, true] {
                let time = try self.milliseconds {
                    try outbox.checkpoint(
                        viewing.id,
                        progress: isOver ? 97 : 40,
                        played: isOver ? 9000 : 3700,
                        isCounted: isOver,
                        at: Date(),
                        isOver: isOver
                    )
                }
                checkpoints.append(time)
            }
        }
        print("begin \(self.summary(begins))")
        print("journal \(self.summary(checkpoints))")
    }

    private static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        try ContinuousClock().measure(body) / .milliseconds(1)
    }

    private static func summary(_ times: [Double]) -> String {
        let sorted = times.sorted()
        guard !sorted.isEmpty else { return "" }
        let values = [sorted[sorted.count / 2], sorted[min(sorted.count * 99 / 100, sorted.count - 1)]]
        return values.map { String(format: "%.2f", $0) }.joined(separator: " ")
    }
}
