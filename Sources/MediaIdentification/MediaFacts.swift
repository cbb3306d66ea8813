/// What names, tags and NFO files can tell of a film or an episode; a new fact is a property here and a row in `fields`.
package struct MediaFacts: Hashable, Sendable {
    /// As a person would write it, without year and country.
    package var title: String?
    /// `aka`, the original title, the title in another script.
    package var alternativeTitles: [String] = []
    /// Of the film, or of the show's start.
    package var year: Int?
    /// ISO 3166-1, from `(US)` or `UK` behind the title.
    package var country: String?
    /// The season, 0 for the specials; nil where the name has none: a bare number counts through all seasons, or not.
    package var season: Int?
    /// More than one for a file that holds several episodes.
    package var episodes: [Int] = []
    /// Numbers counted through all seasons, where they stand beside a season.
    package var absolute: [Int] = []
    /// Of a daily show, `YYYY-MM-DD`.
    package var date: String?
    package var episodeTitle: String?
    /// Of a film on several files, or of a title in parts.
    package var part: Int?
    /// `Extended`, `Director's Cut`.
    package var edition: String?
    /// What sort of extra this is, if it is one: not to be scrobbled.
    package var extra: ExtraSort?

    /// What it is called if it is a film, where a number in front may be its place in a list: `2 - The Keeper`.
    package var filmTitle: String?
    /// What was written down about the file and says something else than its name, in words for people: the user is asked.
    package var contradiction: String?

    /// How each fact is called where it is stored and shown.
    static let fields = [
        Field("title", \.title, report: .value),
        Field("alternativeTitles", \.alternativeTitles),
        Field("year", \.year, report: .value),
        Field("country", \.country),
        Field("season", \.season, report: .value),
        Field("episodes", \.episodes, report: .value),
        Field("absolute", \.absolute, report: .oneOrList),
        Field("date", \.date, report: .value),
        Field("episodeTitle", \.episodeTitle),
        Field("part", \.part, report: .ifKnown),
        Field("edition", \.edition),
        Field("extra", \.extra, report: .ifKnown),
        Field("filmTitle", \.filmTitle),
        Field("contradiction", \.contradiction, report: .ifKnown),
    ]
}

extension MediaFacts {
    /// Whether they tell an episode.
    var isNumbered: Bool { self.season != nil || !self.episodes.isEmpty || self.date != nil }

    /// One fact by its name.
    struct Field: Sendable {
        let key: FactKey
        /// For people; nil where it is not known.
        let text: @Sendable (MediaFacts) -> String?
        fileprivate let encode: @Sendable (MediaFacts, inout KeyedEncodingContainer<FactKey>) throws -> Void
        fileprivate let decode: @Sendable (inout MediaFacts, KeyedDecodingContainer<FactKey>) throws -> Void
        /// Writes what `identify` prints, where it prints the fact.
        let report: @Sendable (MediaFacts, inout KeyedEncodingContainer<FactKey>) throws -> Void

        /// - Parameters:
        ///   - name: How it is called.
        ///   - path: Where it is.
        ///   - form: How `identify --json` prints it, if it does.
        init<Value: FactValue>(
            _ name: String,
            _ path: any WritableKeyPath<MediaFacts, Value> & Sendable,
            report form: ReportForm? = nil
        ) {
            let key = FactKey(stringValue: name)
            self.key = key
            self.text = { $0[keyPath: path].factText }
            self.encode = { try $0[keyPath: path].encode(into: &$1, as: key) }
            self.decode = { $0[keyPath: path] = try Value(from: $1, as: key) }
            self.report = { if let form { try $0[keyPath: path].report(into: &$1, as: key, form: form) } }
        }
    }
}

extension MediaFacts: Codable {
    /// Reads what an earlier version stored, too: a key that is not there has its default.
    package init(from decoder: any Decoder) throws {
        self.init()
        let values = try decoder.container(keyedBy: FactKey.self)
        for field in Self.fields { try field.decode(&self, values) }
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: FactKey.self)
        for field in Self.fields { try field.encode(self, &values) }
    }
}
