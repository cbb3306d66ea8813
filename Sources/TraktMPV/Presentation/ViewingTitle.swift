import Foundation
import MediaIdentification
import ScrobbleSync

/// What a viewing is of, for people: what Trakt was told, or is to be, and what the name of the file says where that differs.
///
/// Harmless on any screen.
struct ViewingTitle: Hashable, Sendable, CustomStringConvertible {
    /// Trakt's own: "Severance 2×07 Chikhai Bardo", "Dune (2021)"; else what the name says, else the path.
    let shown: String
    /// What the name says; nil where it says the same.
    let named: String?

    /// - Parameters:
    ///   - told: What the item is called that was told, or is to be; nil where that is not known.
    ///   - viewing: What is known of the file.
    init(_ told: ItemTitle?, of viewing: Viewing) {
        self.init(told, of: viewing.description, else: viewing.displayTitle)
    }

    init(_ entry: OutboxEntry) { self.init(entry.told, of: entry.viewing) }

    /// - Parameters:
    ///   - told: What the item is called at Trakt; nil where that is not known.
    ///   - description: What the file says it is.
    ///   - name: What is shown where neither says anything.
    init(_ told: ItemTitle?, of description: MediaDescription?, else name: String) {
        guard let told else {
            self.shown = description?.displayTitle ?? name
            self.named = nil
            return
        }
        self.shown = told.displayTitle
        self.named = description.flatMap { told.isSaid(by: $0) ? nil : $0.displayTitle }
    }

    var description: String { Self.words(self.shown, named: self.named) }

    /// One beside the other.
    static func words(_ shown: String, named: String?) -> String {
        named.map { "\(shown) (the name says \($0))" } ?? shown
    }
}

extension Viewing {
    /// What the name says, else the path: "Severance 2×07", "Dune (2021)".
    ///
    /// Harmless on any screen; what people are shown of a viewing is its `ViewingTitle`.
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

extension ItemTitle {
    /// What it is at Trakt, for people: "Severance 2×07 Chikhai Bardo", "Dune (2021)".
    var displayTitle: String {
        guard let season = self.season, let number = self.number else {
            return DisplayText(self.year.map { "\(self.title) (\($0))" } ?? self.title).description
        }
        let words = "\(self.title) \(Viewing.number(season, number)) \(self.episodeTitle ?? "")"
        return DisplayText(words.trimmingCharacters(in: .whitespaces)).description
    }
}

extension Match {
    /// The same, for people.
    var displayTitle: String { ItemTitle(self).displayTitle }
}
