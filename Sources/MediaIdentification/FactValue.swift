/// The name of a fact where it is stored.
struct FactKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// How `identify --json` prints a fact.
enum ReportForm {
    /// Null for nothing, and a list always as one.
    case value
    /// Null for an empty list, and one thing without a list around it.
    case oneOrList
    /// Not at all for nothing: what few files have.
    case ifKnown
}

/// What a fact can be: one thing or nothing, or a list.
protocol FactValue: SendableMetatype {
    /// For people; nil for nothing.
    var factText: String? { get }

    init(from values: KeyedDecodingContainer<FactKey>, as key: FactKey) throws
    func encode(into values: inout KeyedEncodingContainer<FactKey>, as key: FactKey) throws
    func report(into values: inout KeyedEncodingContainer<FactKey>, as key: FactKey, form: ReportForm) throws
}

/// One thing that a fact can be.
protocol FactElement: Codable, SendableMetatype {
    var factText: String { get }
    /// Stands between several.
    static var separator: String { get }

    init?(from values: KeyedDecodingContainer<FactKey>, as key: FactKey) throws
}

extension FactElement {
    init?(from values: KeyedDecodingContainer<FactKey>, as key: FactKey) throws {
        guard let value = try values.decodeIfPresent(Self.self, forKey: key) else { return nil }
        self = value
    }
}

extension String: FactElement {
    var factText: String { self }
    static var separator: String { "; " }
}

extension Int: FactElement {
    var factText: String { String(self) }
    static var separator: String { ", " }
}

extension ExtraSort: FactElement {
    var factText: String { self.rawValue }
    static var separator: String { ", " }

    /// A sort that a later version knows is still no film.
    init?(from values: KeyedDecodingContainer<FactKey>, as key: FactKey) throws {
        guard let value = try values.decodeIfPresent(String.self, forKey: key) else { return nil }
        self = Self(rawValue: value) ?? .extra
    }
}

extension Optional: FactValue where Wrapped: FactElement {
    var factText: String? { self?.factText }

    init(from values: KeyedDecodingContainer<FactKey>, as key: FactKey) throws {
        self = try Wrapped(from: values, as: key)
    }

    func encode(into values: inout KeyedEncodingContainer<FactKey>, as key: FactKey) throws {
        try values.encodeIfPresent(self, forKey: key)
    }

    func report(into values: inout KeyedEncodingContainer<FactKey>, as key: FactKey, form: ReportForm) throws {
        switch form {
        case .ifKnown: try values.encodeIfPresent(self, forKey: key)
        case .value, .oneOrList: try values.encode(self, forKey: key)
        }
    }
}

extension Array: FactValue where Element: FactElement {
    var factText: String? { self.isEmpty ? nil : self.map(\.factText).joined(separator: Element.separator) }

    init(from values: KeyedDecodingContainer<FactKey>, as key: FactKey) throws {
        self = try values.decodeIfPresent(Self.self, forKey: key) ?? []
    }

    func encode(into values: inout KeyedEncodingContainer<FactKey>, as key: FactKey) throws {
        try values.encode(self, forKey: key)
    }

    func report(into values: inout KeyedEncodingContainer<FactKey>, as key: FactKey, form: ReportForm) throws {
        switch (form, self.count) {
        case (.oneOrList, 0): try values.encodeNil(forKey: key)
        case (.oneOrList, 1): try values.encode(self[0], forKey: key)
        case (.ifKnown, 0): break
        case (.oneOrList, _), (.value, _), (.ifKnown, _): try values.encode(self, forKey: key)
        }
    }
}
