/// One naming convention with a marker of its own: a letter, a word or a sign that surely tells what a number is.
///
/// A new convention is a type that conforms, in a file of its own, and its row in `NamingRules.inOrderOfTrust`.
protocol NamingRule: SendableMetatype {
    /// The words it needs to be asked at; at others it can find nothing.
    static var asksAt: WordStarts { get }

    /// Reads what begins at a word.
    ///
    /// - Parameters:
    ///   - scan: The name, and what is known of it.
    ///   - index: The word; its beginning is one of `asksAt`.
    /// - Returns: The finding, which begins at the word or right in front of it, or nil.
    static func find(in scan: NameScan, at index: TokenIndex) -> Finding?
}

/// What a rule may know of a name when it is asked.
struct NameScan {
    let name: NameText
    /// Where the name proper begins.
    let body: TokenIndex
    let wall: NameWall
}

/// How a word begins, so that a rule is asked only where it can find something.
struct WordStarts: OptionSet {
    let rawValue: UInt8

    static let digit = Self(rawValue: 1 << 0)
    /// Anything but a digit.
    static let letter = Self(rawValue: 1 << 1)
    static let s = Self(rawValue: 1 << 2)
    static let t = Self(rawValue: 1 << 3)
    /// A character of three bytes or more, as Chinese, Japanese and Korean ones are.
    static let wide = Self(rawValue: 1 << 4)
    /// The name of a month.
    static let month = Self(rawValue: 1 << 5)
    static let any: Self = [.digit, .letter]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(of token: Token, in name: NameText) {
        let first = name[token.start]
        self = first.isDigit ? .digit : .letter
        if first == .s { self.insert(.s) }
        if first == .t { self.insert(.t) }
        if first.leadsWideCharacter { self.insert(.wide) }
        if token.word.kinds.contains(.month) { self.insert(.month) }
    }
}
