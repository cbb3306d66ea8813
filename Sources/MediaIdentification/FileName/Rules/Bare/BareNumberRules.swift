/// The conventions that number episodes without a letter or word, asked where none of `NamingRules` found an episode.
enum BareNumberRules {
    /// The first rule that finds something is believed.
    static let inOrderOfTrust: [Row] = [
        Row(BracketNumberRule.self),
        Row(AnimeNumberRule.self),
        Row(LeadingNumberRule.self),
        Row(PairRule.self),
        Row(RangeRule.self),
        Row(YearNumberRule.self),
        Row(PaddedNumberRule.self),
        Row(CompactNumberRule.self),
        Row(SubtitledNumberRule.self),
        Row(GroupedNumberRule.self),
        Row(GluedNumberRule.self),
    ]

    /// A rule without the cost of an existential.
    struct Row: Sendable {
        let countsBeside: FoundBefore
        let find: @Sendable (BareNumberContext) -> Finding?

        init<Rule: BareNumberRule>(_: Rule.Type) {
            self.countsBeside = Rule.countsBeside
            self.find = { Rule.find(in: $0) }
        }
    }

    static func finding(in context: BareNumberContext) -> Finding? {
        let found = FoundBefore(context)
        for rule in self.inOrderOfTrust where rule.countsBeside.isSuperset(of: found) {
            if let finding = rule.find(context) { return finding }
        }
        return nil
    }
}
