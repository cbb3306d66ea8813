import ArgumentParser
import TraktSimulator

@main struct TraktSimulatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "trakt-simulator", abstract: "A pretend Trakt.")
}
