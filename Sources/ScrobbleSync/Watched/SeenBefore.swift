package import Foundation
internal import TraktAPI

/// How often a film or an episode was watched before, by Trakt's word and by this machine's store.
package struct SeenBefore: Hashable, Sendable {
    /// At least 1; nil where it is not known how often.
    package let plays: Int?
    package let last: Date?

    /// nil for what was not watched before.
    ///
    /// - Parameters:
    ///   - atTrakt: By Trakt's list; nil where it is not in there, and where there is none.
    ///   - readAt: When that list was read; nil where there is none.
    ///   - resetAt: From when on the show is watched anew; what was before counts no more.
    ///   - own: Earlier viewings here.
    package init?(atTrakt: SeenCount? = nil, readAt: Date? = nil, resetAt: Date? = nil, own: [PastViewing]) {
        let counted = own.filter { viewing in
            viewing.isCounted && (resetAt.map { viewing.endedAt >= $0 } ?? true)
        }
        let newer = counted.filter { viewing in readAt.map { viewing.endedAt > $0 } ?? true }.count
        if let atTrakt, atTrakt.plays == nil {
            self.plays = nil
        } else {
            // What was never told there was watched all the same.
            let most = max((atTrakt?.plays ?? 0) + newer, counted.count)
            guard most > 0 else { return nil }
            self.plays = most
        }
        self.last = (counted.map(\.endedAt) + [atTrakt?.last].compactMap(\.self)).max()
    }

    /// "seen twice, last in March 2024".
    ///
    /// - Parameter zone: Whose months they are.
    package func sentence(in zone: TimeZone = .current) -> String {
        let month = self.last.map { date in
            // In the language of the sentences.
            let style = Date.FormatStyle(locale: Locale(identifier: "en"), timeZone: zone)
            return date.formatted(style.month(.wide).year())
        }
        switch self.plays {
        case nil: return "seen before" + (month.map { ", last in \($0)" } ?? "")
        case 1?: return "seen once" + (month.map { ", in \($0)" } ?? "")
        case let plays?:
            return (plays == 2 ? "seen twice" : "seen \(plays) times") + (month.map { ", last in \($0)" } ?? "")
        }
    }
}

extension WatchedCache {
    /// How often what a viewing is of was watched before: from the disk alone.
    ///
    /// - Parameters:
    ///   - match: What it is.
    ///   - own: Earlier viewings of it here.
    ///   - account: Who is connected; nil where nobody is.
    /// - Returns: nil for what was not watched before.
    package func seenBefore(_ match: Match, own: [PastViewing], for account: String?) -> SeenBefore? {
        guard let account, let readAt = self.readAt(for: account) else { return SeenBefore(own: own) }
        switch match.item {
        case .movie(let id, _, _):
            return SeenBefore(atTrakt: self.seen(film: id, for: account), readAt: readAt, own: own)
        case .episode:
            guard let slug = match.slug, let season = match.season, let number = match.number else {
                return SeenBefore(own: own)
            }
            let found = self.seen(EpisodeNumber(season, number), ofShow: slug, for: account)
            return SeenBefore(atTrakt: found.count, readAt: readAt, resetAt: found.resetAt, own: own)
        }
    }
}
