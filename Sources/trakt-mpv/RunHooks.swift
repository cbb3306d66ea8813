import ArgumentParser
import TraktMPV

/// What a player starts beside it where the user has hooks; not for people.
struct RunHooks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HookRunner.command,
        abstract: "Runs the hooks of what has happened.",
        shouldDisplay: false
    )

    func run() throws {
        CoreDumps.forbid()
        HookRunner.prepare()
        HookRunner(in: .live()).run()
    }
}
