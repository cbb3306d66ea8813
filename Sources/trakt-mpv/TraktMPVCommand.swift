import ArgumentParser
import TraktMPV

@main struct TraktMPVCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "trakt-mpv", abstract: "mpv, and Trakt knows.")
}
