import Foundation
import MediaIdentification
import ScrobbleSync

extension Viewing {
    /// What the viewing is of, for people: what the name says, else the path.
    ///
    /// Harmless on any screen: "Severance 2×07", "Dune (2021)".
    package var displayTitle: String { DisplayText(self.descriptionWords ?? self.evidence.path).description }

    private var descriptionWords: String? {
        guard let title = self.description.title else { return nil }
        if let date = self.description.date { return "\(title) \(date)" }
        guard let number = self.description.episodes.first else {
            return self.description.year.map { "\(title) (\($0))" } ?? title
        }
        return self.description.season.map { "\(title) \(Self.number($0, number))" } ?? "\(title) \(number)"
    }

    static func number(_ season: Int, _ number: Int) -> String {
        "\(season)×\(number < 10 && number >= 0 ? "0" : "")\(number)"
    }
}

extension Match {
    /// What it is at Trakt, for people: "Severance 2×07 Chikhai Bardo", "Dune (2021)".
    var displayTitle: String {
        guard let season = self.season, let number = self.number else {
            return DisplayText(self.year.map { "\(self.title) (\($0))" } ?? self.title).description
        }
        let words = "\(self.title) \(Viewing.number(season, number)) \(self.episodeTitle ?? "")"
        return DisplayText(words.trimmingCharacters(in: .whitespaces)).description
    }
}
