/// What a word may stand for in a name, and the number that goes with it.
struct Word {
    var kinds: WordKinds = []
    /// Of a month, a number word or a Roman numeral.
    var value: Int16 = 0
}

/// A word can be several things; its neighbours decide.
struct WordKinds: OptionSet {
    let rawValue: UInt32

    /// Stands in no title: nothing behind it is part of one.
    static let technical = Self(rawValue: 1 << 0)
    /// Technical beside technical words or behind a number or year, a plain word in a title.
    static let weak = Self(rawValue: 1 << 1)
    static let language = Self(rawValue: 1 << 2)
    static let edition = Self(rawValue: 1 << 3)
    static let season = Self(rawValue: 1 << 4)
    static let episode = Self(rawValue: 1 << 5)
    static let part = Self(rawValue: 1 << 6)
    static let disc = Self(rawValue: 1 << 7)
    static let month = Self(rawValue: 1 << 8)
    /// `one`, `two`; `value` tells.
    static let cardinal = Self(rawValue: 1 << 9)
    /// `ii`, `iv`; `value` tells.
    static let roman = Self(rawValue: 1 << 10)
    static let country = Self(rawValue: 1 << 11)
    /// Not to be scrobbled: samples, trailers, openings; `value` is `ExtraSort`'s place.
    static let extra = Self(rawValue: 1 << 12)
    /// `complete`, `intégrale`, `batch`.
    static let complete = Self(rawValue: 1 << 13)
    /// `ova`, `special`.
    static let special = Self(rawValue: 1 << 14)
    /// The end of a video file's name.
    static let container = Self(rawValue: 1 << 15)
    /// `1st`, `2nd`, `1ª`, `5-й`: the number before a season word; `value` tells.
    static let ordinal = Self(rawValue: 1 << 16)
    /// A season word that is a common title word too: counts with a number behind it only, and not in front of a name.
    static let loose = Self(rawValue: 1 << 18)
    /// `of`, `из`, `von`: between a number and the count of all.
    static let of = Self(rawValue: 1 << 19)
    /// Television only: `hdtv`, `pdtv`, `dsr`.
    static let broadcast = Self(rawValue: 1 << 20)
    /// `aka`.
    static let alias = Self(rawValue: 1 << 21)
    /// Weak only when written in capitals, as networks and short language codes are.
    static let shouted = Self(rawValue: 1 << 23)
    /// The end of a site's name: `com`, `org`.
    static let domain = Self(rawValue: 1 << 24)
    /// Joined to the next word by a hyphen without being a group: `spider-man`.
    static let prefix = Self(rawValue: 1 << 25)
    /// A word that joins: `and`, `to`, `a`, `до`.
    static let joiner = Self(rawValue: 1 << 22)
}
