import Foundation
import TestSupport
import Testing

/// The built program, and a Trakt that means no good.
@Suite(.timeLimit(.minutes(3))) struct HostileTraktTests {
    /// Runs the program and tells how much memory it took at most, in kB.
    private func memory(_ house: House, _ arguments: String...) throws -> (kilobytes: Int, outcome: Command.Outcome) {
        let script = """
            import resource, subprocess, sys
            status = subprocess.run(sys.argv[1:]).returncode
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            sys.exit(status)
            """
        let outcome = try Command.run(
            "python3",
            ["-c", script, House.program] + arguments,
            environment: house.environment()
        )
        return (outcome.output.split(separator: "\n").last.flatMap { Int($0) } ?? .max, outcome)
    }

    @Test(arguments: [
        ("{}", 2_700_000), ("[]", 2_700_000), ("\"\"", 2_700_000), ("0", 4_000_000),
        ("{\"type\":\"movie\",\"movie\":{\"ids\":{\"trakt\":1}}}", 160_000),
    ])
    func `eight megabytes of nothing are not worth a hundred of memory`(element: String, count: Int) throws {
        let house = try House()
        let body = "[" + Array(repeating: element, count: count).joined(separator: ",") + "]"
        let text = String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
        let fault =
            #"{"path":"/","count":1000,"status":200,"headers":{"Content-Type":"application/json"},"body":\#(text)}"#
        try house.fault(fault)
        let (kilobytes, outcome) = try self.memory(house, "identify", "--explain", "Dune (2021).mkv")
        #expect(outcome.status >= 0)
        #expect(
            outcome.output.contains("Trakt answered something unreadable (200)"),
            "\(outcome.output)\(outcome.errors)"
        )
        #expect(kilobytes < 100_000)
    }

    @Test(arguments: ["000", "042", "099", "101"])
    func `a status that is none ends no command`(status: String) throws {
        let house = try House()
        let answer = #""HTTP/1.1 \#(status) Odd\r\nContent-Length: 2\r\n\r\n{}""#
        try house.fault(#"{"path":"/","kind":"raw","count":1000,"seconds":0,"body":\#(answer)}"#)
        for command in [["identify", "--explain", "Dune (2021).mkv"], ["sync"], ["login"], ["status"]] {
            let outcome = try Command.run(House.program, command, environment: house.environment())
            // Killed by a signal, it would be below.
            #expect(outcome.status >= 0, "\(command): \(outcome.errors.suffix(300))")
        }
    }
}
