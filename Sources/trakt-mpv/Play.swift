import ArgumentParser
import Foundation
import TraktMPV

struct Play: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plays files, folders and URLs with mpv's own options.",
        discussion: """
            Two options are ours: --private tells nothing of this run and writes nothing down, --log-level=LEVEL says how much \
            is logged. All others are mpv's.

            trakt-mpv play film.mkv
            trakt-mpv --fullscreen ~/Videos/Severance
            trakt-mpv play --private film.mkv
            """
    )

    @Argument(parsing: .captureForPassthrough, help: "mpv's own command line.") var arguments: [String] = []

    func run() async throws { await Self.run(self.arguments) }

    /// Plays, and ends the process: nothing but mpv's own start is to be waited for, nor anything at the end.
    ///
    /// - Parameters:
    ///   - arguments: mpv's own command line.
    ///   - calling: By which name this process was called: as `mpv` it is mpv that plays.
    @MainActor static func run(_ arguments: [String], as calling: Calling = .ownName) async {
        let process = PlayingProcess(arguments, inMPV: calling == .mpv)
        process.prepare()
        await process.run { code in
            // All is on disk: the libraries that mpv brings need not take their leave one by one.
            fflush(nil)
            _exit(code)
        }
    }
}
