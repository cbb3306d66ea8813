/// What the user has answered on the command line: what is not there is asked, where somebody can be.
package struct SetupAnswers: Sendable {
    package var clientID: String?
    /// A file that holds the secret of such an app, alone: on a command line others could read it.
    package var secretFile: String?
    package var connects: Bool?
    /// Folders with films and shows.
    package var library: [String] = []
    /// Folders of which nothing is ever told.
    package var never: [String] = []
    /// As `install mpv-script --for` takes them.
    package var players: [String] = []
    /// A file to try it on.
    package var trial: String?

    package init() {}

    /// Whether nothing is answered yet.
    package var isEmpty: Bool {
        self.clientID == nil && self.secretFile == nil && self.connects == nil && self.trial == nil
            && (self.library + self.never + self.players).isEmpty
    }
}

/// Why nothing is set up.
package enum SetupMistake: Error, Hashable, CustomStringConvertible {
    case nobodyToAsk
    case noFolder(String)
    case secretFile(String)
    case noSuchFile(String)

    package var description: String {
        switch self {
        case .nobodyToAsk:
            "Nobody can be asked here: run `trakt-mpv setup` in a terminal, or answer with --library, --never, --player, "
                + "--connect, --client-id and --try."
        case .noFolder(let path): "\(DisplayText(path, limit: 4096)) is no folder. Name one that is there."
        case .secretFile(let path):
            "\(DisplayText(path, limit: 4096)) cannot be read as a secret: have it hold the secret alone, in one line."
        case .noSuchFile(let path): "\(DisplayText(path, limit: 4096)) is not there. Name a file that is."
        }
    }
}
