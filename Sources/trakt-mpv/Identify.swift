import ArgumentParser
import TraktMPV

struct Identify: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tells what file names say, without network.")

    @Flag(help: "Print JSON, one object per line.") var json = false
    @Flag(help: "Read one path per line.") var stdin = false
    @Argument(help: "The paths.") var paths: [String] = []

    func validate() throws {
        if self.paths.isEmpty, !self.stdin { throw ValidationError("Name a path, or use --stdin.") }
    }

    func run() throws {
        let environment = Environment.live()
        for path in self.paths { try self.show(path, environment) }
        while self.stdin, let path = readLine() { try self.show(path, environment) }
    }

    private func show(_ path: String, _ environment: Environment) throws {
        let report = IdentificationReport(path: path)
        print(self.json ? try environment.json(report) : report.sentence)
    }
}
