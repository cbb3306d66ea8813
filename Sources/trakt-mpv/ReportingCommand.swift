import ArgumentParser
import TraktMPV

/// A command of ours, all but `play`: it parses, asks once, and what it reports is printed in one place.
///
/// `json` and `logLevel` are options of each command, and not a group of options: that costs each start milliseconds.
protocol ReportingCommand: AsyncParsableCommand {
    var json: Bool { get }
    var logLevel: LogLevel? { get }
    /// Whether what is wrong with the config is told first.
    var tellsComplaints: Bool { get }

    /// - Parameters:
    ///   - environment: The world that the command runs in.
    ///   - output: Prints what the command reports.
    /// - Throws: `Output.Failure` when a report is one; what cannot be done at all.
    func run(in environment: Environment, output: Output) async throws
}

extension ReportingCommand {
    var tellsComplaints: Bool { true }

    func run() async throws {
        CoreDumps.forbid()
        let environment = Environment.live(logLevel: self.logLevel)
        if self.tellsComplaints { environment.tellComplaints() }
        let isFailure = try await self.fails(in: environment)
        let lost = Printed.finish()
        if let lost, lost != .closed || !isFailure { throw lost }
        if isFailure { throw ExitCode(1) }
    }

    /// Runs it; whether it ends with an error that has been told.
    private func fails(in environment: Environment) async throws -> Bool {
        let output = Output(environment, format: self.json ? .json : .text)
        do {
            try await self.run(in: environment, output: output)
            return false
        } catch {
            if error is Output.Failure || environment.hasTold("\(error)") { return true }
            throw error
        }
    }
}
