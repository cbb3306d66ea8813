import ArgumentParser
import TraktMPV

struct Identify: ReportingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what file names say.",
        discussion: """
            Without --explain nothing but the name is looked at, and no network is used.

            \(TraktMPVCommand.namesInJSON)

            trakt-mpv identify "Severance.S02E07.1080p.mkv"
            find . -name "*.mkv" | trakt-mpv identify --stdin --json
            """
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

    func run(in environment: Environment, output: Output) async throws {
        let meter = StepMeter("Reading", unit: "names", of: self.stdin ? nil : self.paths.count)
        defer { meter.end() }
        guard self.explain else {
            for path in self.allPaths {
                try output.render(IdentificationReport(path: path))
                meter.step()
            }
            return
        }
        try await Explainer.use(in: environment, isOffline: self.offline) { explainer in
            for path in self.allPaths {
                try output.render(await explainer.explain(path))
                meter.step()
            }
        }
    }

    /// Those of the command line, then those of stdin as they come.
    private var allPaths: some Sequence<String> {
        sequence(state: self.paths[...]) { $0.popFirst() ?? (self.stdin ? Console.readPath() : nil) }
    }
}
