import Foundation
import TraktMPV

/// What mpv starts as a script.
enum Script {
    /// Follows the player that has started this process, and ends the process.
    ///
    /// - Parameter descriptor: Of the connection that it has handed over.
    @MainActor static func run(_ descriptor: CInt) async {
        guard let process = ScriptProcess(descriptor: descriptor) else {
            Console.tell("trakt-mpv: This is a script for mpv, which starts it: put it into mpv's folder scripts.")
            exit(1)
        }
        ScriptProcess.prepare()
        await process.run { code in
            fflush(nil)
            _exit(code)
        }
    }
}
