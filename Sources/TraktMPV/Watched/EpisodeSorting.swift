import Foundation
import Logbook
import Logging
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// Which file is which episode of which show: by what the user has said, by what Trakt has said before, else by the name.
///
/// Nobody is asked. Files of a folder that are named alike are one group: where its first and its last are at Trakt what their
/// names say, so are the others.
struct EpisodeSorting {
    private struct Named {
        var path: String
        var description: MediaDescription
    }

    /// nil without a client id.
    let matcher: MediaMatcher?
    let corrections: Corrections

    /// Puts the files on the shelf.
    func sort(_ paths: [String], onto shelf: inout ShowShelf, onFile: (_ done: Int) -> Void) async throws {
        var groups: [String: [Named]] = [:]
        for path in paths {
            let evidence = MediaEvidence(path: path)
            let description = MediaIdentifier().describe(evidence)
            guard description.kind == .episode, !description.isExtra, description.season != 0,
                let title = description.title, !title.isEmpty, try !self.isExcluded(evidence, description)
            else { continue }
            let folder = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
            let key = "\(folder)\u{0}\(ShowName(title).key)\u{0}\(description.year ?? 0)\u{0}\(description.season == nil)"
            groups[key, default: []].append(Named(path: path, description: description))
        }
        var done = 0
        for group in groups.values.sorted(by: { $0[0].path < $1[0].path }) {
            await self.sort(group, onto: &shelf)
            done += group.count
            onFile(done)
        }
    }

    private func isExcluded(_ evidence: MediaEvidence, _ description: MediaDescription) throws -> Bool {
        try !self.corrections.isEmpty && self.corrections.isExcluded(evidence, description)
    }

    private func sort(_ group: [Named], onto shelf: inout ShowShelf) async {
        guard let first = group.first, let last = group.last else { return }
        if let match = await self.match(first) {
            let show = shelf.show(slug: match.slug, match.title, year: match.year)
            let other = group.count > 1 ? await self.match(last) : match
            if match.isAsNamed(first.description), other?.isAsNamed(last.description) ?? false, other?.slug == match.slug {
                for file in group { self.put(file, on: show, &shelf) }
                return
            }
            for file in group {
                guard let own = await self.match(file), let season = own.season, let number = own.number else { continue }
                let show = shelf.show(slug: own.slug, own.title, year: own.year)
                let count = max(file.description.episodes.count, 1)
                let episodes = (0..<min(count, 50)).map { EpisodeNumber(season, number + $0) }
                if let file = EpisodeFile(path: file.path, episodes: episodes) { shelf.put(file, on: show) }
            }
            return
        }
        let show = shelf.show(first.description.title ?? "", year: first.description.year)
        for file in group { self.put(file, on: show, &shelf) }
    }

    private func match(_ file: Named) async -> Match? { await self.match(file.path) }

    /// What a file is, by what Trakt has said before.
    func match(_ path: String) async -> Match? {
        guard let matcher else { return nil }
        let evidence = FileSurroundings.beside(path, logger: .silent)
        let description = MediaIdentifier().describe(evidence).part(0)
        // What was never asked for is not known.
        guard
            case .matched(let match)? = try? await matcher.match(description, evidence: evidence, isOffline: true),
            match.kind == .episode
        else { return nil }
        return match
    }

    private func put(_ file: Named, on show: Int, _ shelf: inout ShowShelf) {
        let seasons = Set(shelf.shows[show].sofar.seen.keys.map(\.season))
        // A bare number is one of the first season, where there is no other.
        guard let season = file.description.season ?? (seasons.subtracting([1]).isEmpty ? 1 : nil) else { return }
        let episodes = file.description.episodes.map { EpisodeNumber(season, $0) }
        if let file = EpisodeFile(path: file.path, episodes: episodes) { shelf.put(file, on: show) }
    }
}

extension Match {
    /// Whether it is what the name says.
    fileprivate func isAsNamed(_ description: MediaDescription) -> Bool {
        self.season == description.season && self.number == description.episodes.first
    }
}
