internal import Foundation
internal import GRDB
package import TraktAPI

/// What an item is called at the receiver, kept with its key: what people are shown of a viewing is what was told.
///
/// One row for all viewings of an item; with the last of them it is forgotten. Viewings of an older version have none.
package struct ItemTitle: Codable, Hashable, Sendable {
    package var kind: TraktClient.Kind
    /// Of the film or the show.
    package var title: String
    /// Of the film, or in which the show began.
    package var year: Int?
    package var season: Int?
    package var number: Int?
    package var episodeTitle: String?

    package init(_ match: Match) {
        self.kind = match.kind
        self.title = match.title
        self.year = match.year
        self.season = match.season
        self.number = match.number
        self.episodeTitle = match.episodeTitle
    }

    /// What Trakt calls a play in its history; nil where the answer does not say.
    package init?(_ play: TraktHistoryItem) {
        guard let title = (play.movie ?? play.show)?.title else { return nil }
        self.kind = play.movie == nil ? .episode : .movie
        self.title = title
        self.year = (play.movie ?? play.show)?.year
        self.season = play.episode?.season
        self.number = play.episode?.number
        self.episodeTitle = play.episode?.title
    }

    /// What is sent of a film has its title with it; of an episode it is a number alone.
    init?(_ item: ScrobbleItem) {
        guard case .movie(_, let title?, let year) = item else { return nil }
        self.kind = .movie
        self.title = title
        self.year = year
    }
}

extension ItemTitle {
    /// For a row of what is owed: its last column.
    static let column = "(SELECT title FROM itemTitle WHERE itemTitle.itemKey = delivery.itemKey) AS itemTitle"

    /// What stands in such a row; one that cannot be read is none.
    init?(in row: Row) {
        guard let text: String = row.readable("itemTitle"),
            // The name of the file stands in for it.
            let title = try? JSONDecoder().decode(Self.self, from: Data(text.utf8))
        else { return nil }
        self = title
    }

    /// Forgets the titles of items of which no viewing is left.
    static func clean(_ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM itemTitle
                WHERE NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.itemKey = itemTitle.itemKey)
                """
        )
    }
}

/// The titles that are kept in the store.
package struct ItemTitles: Sendable {
    private let outbox: Outbox

    package init(in outbox: Outbox) { self.outbox = outbox }

    /// The items whose titles are kept, by their keys.
    ///
    /// - Throws: `StorageTrouble`.
    func items() throws -> [String] {
        try self.outbox.read { try String.fetchAll($0, sql: "SELECT itemKey FROM itemTitle") }
    }

    /// Keeps what items are called, before anything is owed for them as such.
    ///
    /// - Parameter matches: What was found.
    /// - Throws: `StorageTrouble`.
    func learn(_ matches: [Match]) throws {
        let titles = try matches.map { match in
            (match.item.key, String(decoding: try JSONEncoder().encode(ItemTitle(match)), as: UTF8.self))
        }
        guard !titles.isEmpty else { return }
        try self.outbox.write { db in
            for (key, title) in titles {
                try db.execute(
                    sql: """
                        INSERT INTO itemTitle (itemKey, title) VALUES (?, ?)
                        ON CONFLICT (itemKey) DO UPDATE SET title = excluded.title
                        """,
                    arguments: [key, title]
                )
            }
        }
    }
}
