import ArgumentParser
import TraktMPV

struct Play: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Plays files, folders and URLs with mpv's own options.")

    @Argument(parsing: .captureForPassthrough, help: "mpv's own command line.") var arguments: [String] = []

    func run() async throws {
        let code = await Environment.live().play(self.arguments)
        if code != 0 { throw ExitCode(code) }
    }
}
