/// Where the name proper begins, behind the group, the site and other things that are put in front.
struct NameLayout {
    /// The first token that can be of the title.
    private(set) var body = TokenIndex.first
    /// Its place in bytes.
    private(set) var start = ByteIndex.first
    /// `[Group] …` or a checksum: the habits of anime apply.
    var isFansub = false
    /// `[Group][Title][12][1080p]`: the bracket that is the title.
    private(set) var titleBracket: Bracket?

    /// Leaves all in front of a token behind; where there is none, nothing changes.
    mutating func move(to token: TokenIndex, in name: NameText) {
        guard token < name.tokens.endIndex else { return }
        self.body = token
        let next = name.tokens[token]
        self.start = next.start
        // An opening bracket right in front belongs to the title.
        if let bracket = name.bracket(around: next), bracket.tokens.lowerBound == token { self.start = bracket.start }
    }

    mutating func takeTitle(_ bracket: Bracket) {
        self.titleBracket = bracket
        self.body = bracket.tokens.lowerBound
        self.start = bracket.start
    }
}
