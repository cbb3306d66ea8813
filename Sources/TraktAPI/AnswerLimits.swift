internal import Foundation

/// How much an answer may hold.
///
/// More than that is not Trakt's. It is seen before anything is decoded, by one look at each byte: eight megabytes of
/// `[{},{},…]` took the decoder half a minute and gigabytes.
struct AnswerLimits: Hashable, Sendable {
    /// Bytes of the body.
    var bytes: Int
    /// Elements of one list, or members of one object.
    var elements: Int
    /// Lists and objects in all.
    var containers: Int
    /// Values in all, names included.
    var values: Int

    /// Lists and objects within each other; Trakt has six at most.
    static let depth = 24

    /// A few members: a code, tokens, what a write did.
    static let few = Self(bytes: 64 << 10, elements: 500, containers: 500, values: 4000)
    /// One film, show or episode with all that Trakt says of it, or the user's settings.
    static let record = Self(bytes: 256 << 10, elements: 500, containers: 1000, values: 10_000)
    /// A page: at most 250 elements (`Documentation/trakt.md §9`).
    static let page = Self(bytes: 2 << 20, elements: 500, containers: 10_000, values: 100_000)
    /// What a write did not find, which is at most all that was sent.
    static let sent = Self(bytes: 1 << 20, elements: 5000, containers: 15_000, values: 50_000)
    /// All names of one film or show in all languages, with descriptions.
    static let names = Self(bytes: 1 << 20, elements: 3000, containers: 4000, values: 30_000)
    /// A page of somebody who may know no pages, and sends the whole list.
    static let wholeList = Self(bytes: 8 << 20, elements: 20_000, containers: 60_000, values: 600_000)
    /// All episodes of one show: a thousand take about 700 kB (`Documentation/trakt.md §4.7`).
    static let seasons = Self(bytes: 8 << 20, elements: 20_000, containers: 60_000, values: 600_000)

    /// Whether a body is within these limits, as far as it can be JSON at all.
    ///
    /// - Parameter body: In UTF-8: in any other encoding of JSON there are zeros, and this is no answer of Trakt's then.
    /// - Returns: Whether it may be decoded.
    func hold(_ body: Data) -> Bool {
        // A body of just so many bytes was cut there.
        guard body.count < self.bytes else { return false }
        var count = JSONCount()
        for byte in body {
            guard count.take(byte), count.containers <= self.containers, count.values <= self.values,
                count.longest <= self.elements
            else { return false }
        }
        return true
    }
}

/// Counts what JSON holds, without reading it.
private struct JSONCount {
    private(set) var containers = 0
    private(set) var values = 0
    /// Elements of the longest list or object so far.
    private(set) var longest = 1
    /// Elements of the lists and objects that are open.
    private var open: [Int] = []
    private var isInText = false
    private var isEscaped = false

    /// - Returns: Whether there may be more.
    mutating func take(_ byte: UInt8) -> Bool {
        guard !self.isInText else {
            self.takeText(byte)
            return byte != 0
        }
        switch byte {
        case UInt8(ascii: "\""): self.isInText = true
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            self.containers += 1
            self.values += 1
            self.open.append(1)
            return self.open.count <= AnswerLimits.depth
        case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = self.open.popLast()
        case UInt8(ascii: ","):
            self.values += 1
            guard let last = self.open.indices.last else { return false }
            self.open[last] += 1
            self.longest = max(self.longest, self.open[last])
        case UInt8(ascii: ":"): self.values += 1
        case 0: return false
        default: break
        }
        return true
    }

    private mutating func takeText(_ byte: UInt8) {
        if self.isEscaped {
            self.isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            self.isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            self.isInText = false
        }
    }
}
