/// What Trakt says of the account that is connected (`Documentation/trakt.md §3`).
package struct TraktAccount: Codable, Hashable, Sendable {
    /// nil where Trakt does not tell it.
    package var name: String?
    package var isVIP: Bool?
    /// The most that Trakt keeps of each sort, by Trakt's own words: `list.count`, `watchlist.item_count`.
    package var limits: [String: Int]

    package init(name: String? = nil, isVIP: Bool? = nil, limits: [String: Int] = [:]) {
        self.name = name
        self.isVIP = isVIP
        self.limits = limits
    }
}

extension TraktClient {
    /// The account of a token; proves the token.
    package func account(token: String) async throws(TraktError) -> TraktAccount {
        let answer: SettingsAnswer = try await self.get("/users/settings", token: token, within: .record)
        return TraktAccount(name: answer.user?.name, isVIP: answer.user?.isVIP, limits: answer.limits)
    }
}

/// Only what is as it should be: anything of it may be missing.
private struct SettingsAnswer: Decodable {
    struct User: Decodable {
        enum Key: String, CodingKey {
            case username, name, vip, vip_ep
        }

        var name: String?
        var isVIP: Bool?

        init(from decoder: any Decoder) throws {
            let keys = try decoder.container(keyedBy: Key.self)
            self.name = keys.text(.username) ?? keys.text(.name)
            let words = [Key.vip, .vip_ep].compactMap { keys.readable(Bool.self, $0) }
            self.isVIP = words.isEmpty ? nil : words.contains(true)
        }
    }

    /// A word of Trakt's.
    struct Word: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) {
            guard (1...40).contains(stringValue.utf8.count),
                stringValue.utf8.allSatisfy({ (97...122).contains($0) || $0 == UInt8(ascii: "_") })
            else { return nil }
            self.stringValue = stringValue
        }

        init?(intValue: Int) { nil }
    }

    enum Key: String, CodingKey {
        case user, limits
    }

    var user: User?
    var limits: [String: Int] = [:]

    /// More sorts than these nobody has.
    private static let mostSorts = 20

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        self.user = keys.readable(User.self, .user)
        // No limits are told by some.
        guard let sorts = try? keys.nestedContainer(keyedBy: Word.self, forKey: .limits) else { return }
        for sort in sorts.allKeys.prefix(Self.mostSorts) {
            // The same.
            guard let numbers = try? sorts.nestedContainer(keyedBy: Word.self, forKey: sort) else { continue }
            for word in numbers.allKeys.prefix(Self.mostSorts) {
                guard let number = numbers.number(word, in: 0...1_000_000_000_000) else { continue }
                self.limits["\(sort.stringValue).\(word.stringValue)"] = number
            }
        }
    }
}
