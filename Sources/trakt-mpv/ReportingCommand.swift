import ArgumentParser
import TraktMPV

/// A command of ours, all but `play`: it parses, asks once, and what it reports is printed in one place.
///
/// `json` and `logLevel` are options of each command, and not a group of options: that costs each start milliseconds.
protocol ReportingCommand: AsyncParsableCommand {
    var json: Bool { get }
    var logLevel: LogLevel? { get }

    /// - Parameters:
    ///   - environment: The world that the command runs in.
    ///   - output: Prints what the command reports.
    /// - Throws: `Output.Failure` when a report is one; what cannot be done at all.
    func run(in environment: Environment, output: Output) async throws
}

extension ReportingCommand {
    func run() async throws {
        CoreDumps.forbid()
        let environment = Environment.live(logLevel: self.logLevel)
        environment.tellComplaints()
        var isFailure = false
        do {
            try await self.run(in: environment, output: Output(environment, format: self.json ? .json : .text))
        } catch is Output.Failure {
            isFailure = true
        } catch where environment.hasTold("\(error)") {
            isFailure = true
        }
        do { try Printed.finish() } catch where error != .closed || !isFailure { throw error }
        if isFailure { throw ExitCode(1) }
    }
}
