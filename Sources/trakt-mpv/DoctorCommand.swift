import ArgumentParser
import TraktMPV

struct DoctorCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Looks at everything that this program needs, and says what is wrong and what to do.",
        discussion: """
            Each line begins with ok, warning, error or skipped. Tokens, ids, your account's name and your home folder are left \
            out, and what you watch too, so that it can be pasted where somebody helps you. It works without a network, and \
            ends within a minute. The exit code is 0, or 1 where there is an error.

            trakt-mpv doctor
            trakt-mpv doctor --json | jq '.symptoms[] | select(.level == "error")'
            """
    )

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "Also name what is watching at Trakt, and why the last play waits for you.") var titles = false
    @Option(help: LogLevel.help, transform: LogLevel.parse) var logLevel: LogLevel?

    func run(in environment: Environment, output: Output) async throws {
        let doctor = Doctor(in: environment, showsTitles: self.titles)
        let report = await doctor.examine { symptom in
            for line in symptom.lines { output.say(line) }
        }
        try output.render(report)
    }
}
