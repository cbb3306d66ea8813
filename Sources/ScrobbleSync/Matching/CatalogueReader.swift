internal import Foundation
internal import TraktAPI

/// Trakt's catalogue during one match: the cache first, then the network, with a list of what was asked.
///
/// One match is one task: this is no actor.
final class CatalogueReader {
    /// How old an answer may be.
    enum Freshness: Sendable {
        /// 30 days; a day for the seasons of a show that goes on, an hour for what was not found.
        case usual
        /// An hour for everything: the usual ages have led to no match.
        case recent
        /// Whatever there is, and no network.
        case offline
    }

    private let client: TraktClient
    private let cache: MatchCache?
    private let freshness: Freshness

    /// Requests that went out.
    private(set) var requests = 0
    private(set) var queries: [MatchExplanation.Query] = []
    /// Whether an answer was used that is older than it should be.
    private(set) var isStale = false
    /// Whether an answer was used that a new request may change.
    private(set) var isRefreshable = false
    /// Why an answer is missing or old.
    private(set) var failure: TraktError?

    static let day: TimeInterval = 86400
    static let hour: TimeInterval = 3600

    init(_ client: TraktClient, cache: MatchCache?, freshness: Freshness) {
        self.client = client
        self.cache = cache
        self.freshness = freshness
    }

    /// Whether a request of those that a new show may cost is left: five in all.
    func affords(_ number: Int) -> Bool { self.requests + number <= 5 }

    func search(_ text: String, _ kind: TraktClient.Kind, exact: Bool) async throws(TraktError) -> [TraktTitle] {
        let key = "search/\(kind.rawValue)/\(exact ? "exact" : "broad")/\(String(text.prefix(150)))"
        let what = "\(kind == .movie ? "films" : "shows") \(exact ? "named" : "like") “\(text.prefix(80))”"
        let client = self.client
        return try await self.read(key, what: what) { () async throws(TraktError) in
            try await client.search(text, kind, exact: exact)
                .compactMap { kind == .movie ? $0.movie : $0.show }.filter { $0.ids.trakt != nil }
        }
    }

    func lookUp(
        _ source: TraktClient.IDSource,
        _ id: String,
        kind: TraktClient.Kind
    ) async throws(TraktError) -> [TraktSearchResult] {
        let client = self.client
        let what =
            source == .imdb ? "what is imdb \(id.prefix(20))" : "the \(kind.rawValue) with \(source.rawValue) \(id)"
        return try await self.read("id/\(source.rawValue)/\(kind.rawValue)/\(id.prefix(30))", what: what) {
            () async throws(TraktError) in try await client.lookUp(source, id, kind: kind)
        }
    }

    /// A film or a show by Trakt's number or slug.
    func title(_ kind: TraktClient.Kind, _ id: String) async throws(TraktError) -> TraktTitle? {
        let client = self.client
        return try await self.read(
            "title/\(kind.rawValue)/\(id.prefix(200))",
            what: "the \(kind.rawValue) \(id.prefix(80))"
        ) {
            () async throws(TraktError) in try await client.title(kind, id).map { [$0] } ?? []
        }.first
    }

    /// Aliases or translations.
    func names(_ kind: TraktClient.Kind, _ title: TraktTitle, isTranslated: Bool) async throws(TraktError) -> [String] {
        guard let id = title.ids.trakt else { return [] }
        let sort = isTranslated ? "translations" : "aliases"
        let client = self.client
        return try await self.read("\(sort)/\(kind.rawValue)/\(id)", what: "\(sort) of \(title.displayName)") {
            () async throws(TraktError) in
            let names = isTranslated ? try await client.translations(kind, id) : try await client.aliases(kind, id)
            return names.compactMap(\.title)
        }
    }

    func seasons(of show: TraktTitle) async throws(TraktError) -> [TraktSeason] {
        guard let id = show.ids.trakt else { return [] }
        let isOver = ["ended", "canceled"].contains(show.status ?? "")
        let client = self.client
        return try await self.read(
            "seasons/\(id)",
            what: "seasons of \(show.displayName)",
            life: isOver ? 30 * Self.day : Self.day
        ) { () async throws(TraktError) in
            do throws(TraktError) {
                return try await client.seasons(ofShow: id)
            } catch {
                guard error == .notFound else { throw error }
                return []
            }
        }
    }

    // MARK: - Reading

    private func read<Element: Codable & Sendable>(
        _ key: String,
        what: String,
        life: TimeInterval = 30 * CatalogueReader.day,
        load: () async throws(TraktError) -> [Element]
    ) async throws(TraktError) -> [Element] {
        let kept = self.cache?.answer("1/" + key, as: [Element].self)
        if let kept, kept.age <= self.limit(life, isEmpty: kept.value.isEmpty) {
            if self.freshness != .offline, kept.age > Self.hour { self.isRefreshable = true }
            return self.note(kept.value, what, age: kept.age)
        }
        if self.freshness == .offline { return self.note([], what, age: nil) }
        do {
            self.requests += 1
            let value = try await load()
            self.cache?.keep(value, as: "1/" + key)
            return self.note(value, what, age: nil)
        } catch {
            // What is old is better than nothing, as long as it is confirmed before it is sent.
            guard let kept, !kept.value.isEmpty, error.isPassing else { throw error }
            self.isStale = true
            self.failure = error
            return self.note(kept.value, what, age: kept.age)
        }
    }

    private func limit(_ life: TimeInterval, isEmpty: Bool) -> TimeInterval {
        switch self.freshness {
        case .usual: isEmpty ? Self.hour : life
        case .recent: Self.hour
        case .offline: .infinity
        }
    }

    private func note<Element>(_ value: [Element], _ what: String, age: TimeInterval?) -> [Element] {
        let source: MatchExplanation.Query.Source =
            age.map { .cache(seconds: $0.isFinite ? $0.rounded() : -1) }
            ?? (self.freshness == .offline ? .nowhere : .trakt)
        self.queries.append(MatchExplanation.Query(what: what, hits: value.count, source: source))
        return value
    }
}

extension TraktError {
    /// Whether it says nothing about the item and may be gone next time.
    var isPassing: Bool {
        switch self {
        case .rateLimited, .serverUnavailable, .unreachable, .unexpectedResponse, .forbidden, .unauthorized,
            .accountLocked, .accountLimit:
            true
        case .badRequest, .notFound, .methodNotAllowed, .alreadyScrobbled, .preconditionFailed, .unprocessable,
            .upgradeRequired:
            false
        }
    }
}
