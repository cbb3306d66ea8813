import MediaIdentification
import ScrobbleSync

extension Viewing {
    /// What the viewing is of, for people: what Trakt calls it, else what the name says, else the path.
    ///
    /// Harmless on any screen: "Severance 2×07 Chikhai Bardo", "Dune (2021)".
    package var displayTitle: String {
        let text = self.match.map(Self.words) ?? self.descriptionWords ?? self.evidence.path
        return DisplayText(text).description
    }

    private static func words(_ match: Match) -> String {
        guard let season = match.season, let number = match.number else {
            return match.year.map { "\(match.title) (\($0))" } ?? match.title
        }
        return "\(match.title) \(Self.number(season, number))" + (match.episodeTitle.map { " \($0)" } ?? "")
    }

    private var descriptionWords: String? {
        guard let title = self.description.title else { return nil }
        if let date = self.description.date { return "\(title) \(date)" }
        guard let number = self.description.episodes.first else {
            return self.description.year.map { "\(title) (\($0))" } ?? title
        }
        return self.description.season.map { "\(title) \(Self.number($0, number))" } ?? "\(title) \(number)"
    }

    private static func number(_ season: Int, _ number: Int) -> String {
        "\(season)×\(number < 10 && number >= 0 ? "0" : "")\(number)"
    }
}
