internal import Foundation
package import TraktAPI

/// What a user types to name a film or a show: a number, a slug, or the address of its page.
package struct TraktReference: Hashable, Sendable {
    /// Film or show, where an address says it.
    package var kind: TraktClient.Kind?
    /// Trakt's number or slug.
    package var id: String
    package var season: Int?
    package var episode: Int?

    /// Reads what was typed; nil for what names nothing at Trakt.
    ///
    /// - Parameter text: `1390`, `breaking-bad`, `https://trakt.tv/shows/breaking-bad/seasons/1/episodes/2`.
    package init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.utf8.count <= 500 else { return nil }
        let plain = text.lowercased().prefix { $0 != "?" && $0 != "#" }
        let parts = plain.split(separator: "/").map { String($0) }
        if parts.count == 1, !text.contains("/") {
            self.id = parts[0]
        } else {
            guard let at = parts.firstIndex(where: { $0 == "shows" || $0 == "movies" }), parts.indices.contains(at + 1),
                at == 0 || parts[at - 1].hasSuffix("trakt.tv")
            else { return nil }
            self.kind = parts[at] == "shows" ? .show : .movie
            self.id = parts[at + 1]
            self.season = Self.number(after: "seasons", in: parts)
            self.episode = Self.number(after: "episodes", in: parts)
        }
        guard TraktClient.isReference(self.id) else { return nil }
    }

    private static func number(after word: String, in parts: [String]) -> Int? {
        guard let at = parts.firstIndex(of: word), parts.indices.contains(at + 1) else { return nil }
        return Int(parts[at + 1]).flatMap { (0...100_000).contains($0) ? $0 : nil }
    }
}
