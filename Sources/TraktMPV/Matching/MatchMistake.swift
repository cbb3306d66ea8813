package import TraktAPI

/// What cannot be said about a match.
package enum MatchMistake: Error, Hashable, Sendable, CustomStringConvertible {
    case noClientID
    /// The config cannot be read whole.
    case standstill(String)
    case notAtTrakt(String, String)
    case noReference(String)
    case folderAsFilm
    /// Nothing is told of the file, not even to look for it.
    case excluded
    case onlyStored(TraktError)

    /// Why nothing is looked for.
    static let exclusion = "Nothing of it is told to Trakt, as you have said, so nothing is searched for."

    package var description: String {
        switch self {
        case .noClientID: Environment.missingClientID
        case .standstill(let reason): reason
        case .notAtTrakt(let kind, let id):
            "Trakt has no \(kind) “\(DisplayText(id, limit: 80))”; name it by a slug, a number or the address of its page."
        case .noReference(let option):
            "\(option) takes a slug, a number or the address of a page at Trakt: copy one from there."
        case .folderAsFilm: "A folder is no film; name the file, or use --show or --never for the folder."
        case .excluded:
            "\(Self.exclusion) `--show` or `--movie` says what it is, and `--forget` takes back what was said."
        case .onlyStored(let error):
            "It is remembered. What was sent before could not be looked at: \(error.description) Run this again later."
        }
    }
}
