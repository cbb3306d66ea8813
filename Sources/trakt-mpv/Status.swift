import ArgumentParser
import TraktMPV

struct Status: ReportingCommand {
    static let configuration = CommandConfiguration(abstract: "Tells what is connected, playing and waiting.")

    @Flag(help: "Print JSON.") var json = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) throws {
        try output.render(try StatusReport(in: environment))
    }
}
