import Foundation
import ScrobbleSync

/// A file with one or more episodes of a show.
struct EpisodeFile: Hashable, Sendable {
    var path: String
    /// As Trakt counts; in order, at least one.
    var episodes: [EpisodeNumber]

    init?(path: String, episodes: [EpisodeNumber]) {
        // Specials are in nobody's progress.
        let meant = episodes.filter { $0.season > 0 }.sorted()
        guard !meant.isEmpty else { return nil }
        self.path = path
        self.episodes = meant
    }
}

/// How far someone is in a show: what was watched since it was begun, or begun anew.
struct ShowSoFar: Hashable, Sendable {
    var seen: [EpisodeNumber: Date?] = [:]
    /// Files that were watched, whatever their episodes are.
    var seenPaths: Set<String> = []
    /// When it was begun anew; nil where it was not.
    var resetAt: Date?

    /// Whether it is under way.
    var isBegun: Bool { !self.seen.isEmpty || !self.seenPaths.isEmpty || self.resetAt != nil }

    /// When something of it was watched last.
    var last: Date? { self.seen.values.compactMap(\.self).max() }

    func hasSeen(_ file: EpisodeFile) -> Bool {
        // A file of several was watched when all of them were.
        file.episodes.count == 1 && self.seenPaths.contains(file.path) || file.episodes.allSatisfy { self.seen.keys.contains($0) }
    }

    mutating func note(_ episode: EpisodeNumber, at date: Date?) {
        let before = self.seen[episode] ?? nil
        self.seen[episode] = .some([before, date].compactMap(\.self).max())
    }
}

/// What is next of a show among files: after the one that was watched last, else the first that was left out.
struct NextUp: Hashable, Sendable {
    let file: EpisodeFile
    /// What comes before it, and is not among the files; nil where it is not known that anything does.
    let missing: EpisodeNumber?

    /// - Parameters:
    ///   - files: All of the show.
    ///   - sofar: How far someone is.
    ///   - all: All episodes of the show, in order; empty where they are not known.
    init?(among files: [EpisodeFile], _ sofar: ShowSoFar, all: [EpisodeNumber] = []) {
        let sorted = files.sorted { ($0.episodes[0], $0.path) < ($1.episodes[0], $1.path) }
        let unseen = sorted.filter { !sofar.hasSeen($0) }
        let last = Self.last(sofar, sorted)
        let later = last.flatMap { last in unseen.first { ($0.episodes.last ?? $0.episodes[0]) > last } }
        guard let file = later ?? unseen.first else { return nil }
        self.file = file
        self.missing = later == nil ? nil : last.flatMap { Self.gap(between: $0, and: file, sofar, all) }
    }

    /// What was watched last; of the same time the later episode.
    private static func last(_ sofar: ShowSoFar, _ files: [EpisodeFile]) -> EpisodeNumber? {
        let dated = sofar.seen.max { ($0.value ?? .distantPast, $0.key) < ($1.value ?? .distantPast, $1.key) }?.key
        return dated ?? files.last { $0.episodes.count == 1 && sofar.seenPaths.contains($0.path) }?.episodes.last
    }

    private static func gap(
        between last: EpisodeNumber,
        and file: EpisodeFile,
        _ sofar: ShowSoFar,
        _ all: [EpisodeNumber]
    ) -> EpisodeNumber? {
        let first = file.episodes[0]
        // What is not known of may not exist.
        let between = all.isEmpty ? [EpisodeNumber(last.season, last.number + 1)] : all
        return between.first {
            $0 > last && $0 < first && !sofar.seen.keys.contains($0) && (!all.isEmpty || $0.season == first.season)
        }
    }
}
