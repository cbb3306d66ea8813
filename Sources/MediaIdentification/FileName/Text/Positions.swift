/// A place in a name; two kinds of places do not mix, and a distance is a plain number.
protocol NamePosition: Strideable, Hashable, Sendable where Stride == Int {
    /// Counted from 0.
    var offset: Int { get }

    init(_ offset: Int)
}

extension NamePosition {
    static var first: Self { Self(0) }

    static func == (left: Self, right: Self) -> Bool { left.offset == right.offset }
    static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
    static func + (position: Self, distance: Int) -> Self { Self(position.offset + distance) }
    static func - (position: Self, distance: Int) -> Self { Self(position.offset - distance) }
    static func - (end: Self, start: Self) -> Int { end.offset - start.offset }
    static func += (position: inout Self, distance: Int) { position = position + distance }
    static func -= (position: inout Self, distance: Int) { position = position - distance }

    func advanced(by distance: Int) -> Self { self + distance }
    func distance(to other: Self) -> Int { other - self }
}

/// A byte of a name.
struct ByteIndex: NamePosition {
    let offset: Int

    init(_ offset: Int) { self.offset = offset }
}

/// A word of a name.
struct TokenIndex: NamePosition {
    let offset: Int

    init(_ offset: Int) { self.offset = offset }
}

/// A pair of brackets of a name.
struct BracketIndex: NamePosition {
    let offset: Int

    init(_ offset: Int) { self.offset = offset }
}

/// An array whose places have a type of their own.
struct IndexedList<Element, Position: NamePosition>: Sequence {
    let elements: [Element]

    init(_ elements: [Element]) { self.elements = elements }

    var count: Int { self.elements.count }
    var isEmpty: Bool { self.elements.isEmpty }
    var first: Element? { self.elements.first }
    var last: Element? { self.elements.last }
    var endIndex: Position { Position(self.elements.count) }
    var indices: Range<Position> { .first..<self.endIndex }

    subscript(position: Position) -> Element { self.elements[position.offset] }

    subscript(range: Range<Position>) -> ArraySlice<Element> {
        self.elements[range.lowerBound.offset..<range.upperBound.offset]
    }

    func last(where predicate: (Element) -> Bool) -> Element? { self.elements.last(where: predicate) }

    func makeIterator() -> IndexingIterator<[Element]> { self.elements.makeIterator() }
}

extension IndexedList: Sendable where Element: Sendable {}
