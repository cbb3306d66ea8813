import Foundation
import ScrobbleSync
import TraktAPI

/// The page of a film, a show or an episode on Trakt.
struct TraktPage: Hashable, Sendable {
    let address: String

    /// - Parameters:
    ///   - match: What it is; nil leads to a search.
    ///   - title: What to search for.
    init(_ match: Match?, title: String) {
        if let match, let slug = match.slug, TraktClient.isReference(slug) {
            var address = "https://trakt.tv/\(match.kind == .movie ? "movies" : "shows")/\(slug)"
            if let season = match.season, let number = match.number {
                address += "/seasons/\(season)/episodes/\(number)"
            }
            self.address = address
            return
        }
        var unreserved = CharacterSet.alphanumerics
        unreserved.insert(charactersIn: "-._~")
        let query = DisplayText(title).description.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
        self.address = "https://trakt.tv/search?query=\(query)"
    }
}
