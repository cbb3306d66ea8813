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
            // Nothing stands there, or nothing more can be read: both are seen below.
            if (try? container.decodeNil()) == true { continue }
            // What cannot be read is left out, which is what this type is for.
            if let element = try? container.decode(Element.self) {
                self.elements.append(element)
            } else if (try? container.decode(Anything.self)) == nil {  // to get at the next
                break
            }
        }
    }
}

extension KeyedDecodingContainer {
    /// A member, where it is there and as it should be: one that Trakt has changed does not take the others with it.
    func readable<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
        // Of a catalogue with oddities in every other answer nobody needs to know each.
        try? self.decode(type, forKey: key)
    }

    /// A text as Trakt has it: null, another type and the empty string are none, and what is absurdly long is cut.
    func text(_ key: Key, limit: Int = 300) -> String? {
        guard let text = self.readable(String.self, key), !text.isEmpty else { return nil }
        // By scalars: one character can carry any number of combining marks.
        return text.unicodeScalars.count > limit
            ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) : text
    }

    /// A whole number within bounds; anything else is none.
    func number(_ key: Key, in range: ClosedRange<Int>) -> Int? {
        guard let number = self.readable(Int.self, key), range.contains(number) else { return nil }
        return number
    }
}
