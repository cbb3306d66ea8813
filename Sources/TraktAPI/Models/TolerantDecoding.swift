/// A list of which one unreadable element does not take the others with it.
struct TolerantList<Element: Decodable>: Decodable {
    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    private(set) var elements: [Element] = []
    /// How many there were, readable or not.
    private(set) var count = 0

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        while !container.isAtEnd {
            self.count += 1
            if (try? container.decodeNil()) == true { continue }
            if let element = try? container.decode(Element.self) {
                self.elements.append(element)
            } else if (try? container.decode(Anything.self)) == nil {
                break
            }
        }
    }
}

extension KeyedDecodingContainer {
    /// A text as Trakt has it: null, another type and the empty string are none, and what is absurdly long is cut.
    func text(_ key: Key, limit: Int = 300) -> String? {
        guard let text = try? self.decode(String.self, forKey: key), !text.isEmpty else { return nil }
        // By scalars: one character can carry any number of combining marks.
        return text.unicodeScalars.count > limit
            ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) : text
    }

    /// A whole number within bounds; anything else is none.
    func number(_ key: Key, in range: ClosedRange<Int>) -> Int? {
        guard let number = try? self.decode(Int.self, forKey: key), range.contains(number) else { return nil }
        return number
    }
}
