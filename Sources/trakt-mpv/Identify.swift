import ArgumentParser
import TraktMPV

struct Identify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what file names say.",
        discussion: "Without --explain nothing but the name is looked at, and no network is used."
    )

    @Flag(help: "Print JSON, one object per line.") var json = false
    @Flag(help: "Read one path per line.") var stdin = false
    @Flag(help: "Tell where each fact comes from, what Trakt has, and why one won or none.") var explain = false
    @Flag(help: "With --explain: use only what Trakt has said before.") var offline = false
    @Argument(help: "The paths.", completion: .file()) var paths: [String] = []
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func validate() throws {
        if self.paths.isEmpty, !self.stdin { throw ValidationError("Name a path, or use --stdin.") }
    }

    func run() async throws {
        let environment = Environment.live(logLevel: self.logLevel)
        if self.explain { return try await self.explain(environment) }
        for path in self.paths { try self.show(path, environment) }
        while self.stdin, let path = readLine() { try self.show(path, environment) }
    }

    private func show(_ path: String, _ environment: Environment) throws {
        let report = IdentificationReport(path: path)
        print(self.json ? try environment.json(report) : report.sentence)
    }

    private func explain(_ environment: Environment) async throws {
        environment.tellComplaints()
        try await environment.explaining(isOffline: self.offline) { explain in
            for path in self.paths { try self.tell(await explain(path), environment) }
            while self.stdin, let path = readLine() { try self.tell(await explain(path), environment) }
        }
    }

    private func tell(_ report: ExplanationReport, _ environment: Environment) throws {
        if self.json { return print(try environment.json(report)) }
        for line in report.lines { print(line) }
    }
}
