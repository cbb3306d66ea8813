import ScrobbleSync

/// A correction in a listing.
package struct CorrectionLine: Report {
    private let correction: Correction

    init(_ correction: Correction) {
        self.correction = correction
    }

    package func encode(to encoder: any Encoder) throws { try self.correction.encode(to: encoder) }

    /// What it says and for what it holds, in one line for people.
    package var lines: [String] { [self.correction.sentence] }

    /// What the user has said about files, the oldest first.
    package static func all(in environment: Environment) throws -> Listing<Self> {
        Listing(try environment.outbox().saidCorrections.all().map(Self.init), nothing: "Nothing has been said yet.")
    }

    /// What is said when it is forgotten.
    var forgotten: Worded<Self> { Worded(self, "Forgotten: \(self.correction.sentence)") }
}

extension Correction {
    fileprivate var sentence: String {
        let what =
            switch self.target {
            case .never: "never"
            case .movie(let id): self.title.map { "film \($0)" } ?? "film \(id)"
            case .offset(let season, let episode): "seasons \(Self.signed(season)), episodes \(Self.signed(episode))"
            case .show(let show): Self.words(show, self.title)
            }
        let where_ = [
            self.scope.file, self.scope.folder.map { "all in \($0)" }, self.scope.series.map { "called “\($0)”" },
        ]
        let scope = where_.compactMap { $0 }.joined(separator: ", ")
        return "\(DisplayText(what)): \(DisplayText(scope, limit: 4096))"
    }

    private static func words(_ show: Show, _ title: String?) -> String {
        var words = "show \(title ?? show.show)"
        if let season = show.season { words += ", season \(season)" }
        if let episode = show.episode { words += ", episode \(episode)" }
        if show.seasonOffset != 0 { words += ", seasons \(Self.signed(show.seasonOffset))" }
        if show.episodeOffset != 0 { words += ", episodes \(Self.signed(show.episodeOffset))" }
        return words
    }

    private static func signed(_ number: Int) -> String { number < 0 ? "\(number)" : "+\(number)" }
}
