package import TraktAPI

/// What cannot be said about a match.
package enum MatchMistake: Error, Hashable, Sendable, CustomStringConvertible {
    case noClientID
    case notAtTrakt(String, String)
    case noReference(String)
    case folderAsFilm
    case onlyStored(TraktError)

    package var description: String {
        switch self {
        case .noClientID: Environment.missingClientID
        case .notAtTrakt(let kind, let id):
            "Trakt has no \(kind) “\(DisplayText(id, limit: 80))”; a slug, a number or the address of its page names one."
        case .noReference(let option): "\(option) takes a slug, a number or the address of a page at Trakt."
        case .folderAsFilm: "A folder is no film; name the file, or use --show or --never for the folder."
        case .onlyStored(let error):
            "It is remembered. What was sent before could not be looked at: \(error.description) Run this again later."
        }
    }
}
