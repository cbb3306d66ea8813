import Foundation
import MediaIdentification
import ScrobbleSync

extension Viewing {
    /// What the viewing is of, for people: what the name says, else the path.
    ///
    /// Harmless on any screen: "Severance 2×07", "Dune (2021)".
    package var displayTitle: String {
        let path = DisplayText(self.evidence.path).description
        return self.description.displayTitle ?? (path.isEmpty ? "no name" : path)
    }

    static func number(_ season: Int, _ number: Int) -> String {
        "\(season)×\(number < 10 && number >= 0 ? "0" : "")\(number)"
    }
}

extension MediaDescription {
    /// What the file says it is, for people; nil without a title.
    var displayTitle: String? {
        guard let title = self.title else { return nil }
        var words = title
        if let date = self.date {
            words += " \(date)"
        } else if let number = self.episodes.first {
            words += self.season.map { " \(Viewing.number($0, number))" } ?? " \(number)"
        } else if let year = self.year {
            words += " (\(year))"
        }
        return DisplayText(words).description
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
