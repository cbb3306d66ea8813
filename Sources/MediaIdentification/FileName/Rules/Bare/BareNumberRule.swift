/// One naming convention that numbers episodes without a letter or word: the place of a number is all that tells.
///
/// A new convention is a type that conforms, in a file of its own, and its row in `BareNumberRules.inOrderOfTrust`.
protocol BareNumberRule: SendableMetatype {
    /// Beside what else that was found a number may still be an episode's; none is asked beside other things.
    static var countsBeside: FoundBefore { get }

    /// Reads the number of the episode.
    ///
    /// - Parameter context: The name, and what was found in it.
    /// - Returns: The finding, or nil.
    static func find(in context: BareNumberContext) -> Finding?
}

/// What was found before bare numbers are looked at.
struct FoundBefore: OptionSet {
    let rawValue: UInt8

    static let season = Self(rawValue: 1 << 0)
    /// A film with its year: what other numbers it has are of its title.
    static let filmYear = Self(rawValue: 1 << 1)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ context: BareNumberContext) {
        self = context.season == nil ? [] : .season
        guard let year = context.year, !context.layout.isFansub else { return }
        if year.isMarked || context.wall.isWall(context.name.token(from: year.end)) { self.insert(.filmYear) }
    }
}
