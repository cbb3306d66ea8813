/// The naming conventions, asked at every word from left to right.
enum NamingRules {
    /// At one word the first rule that finds something is believed; the others are not asked there.
    static let inOrderOfTrust: [Row] = [
        Row(SeasonEpisodeRule.self),
        Row(BracketedPairRule.self),
        Row(CrossRule.self),
        Row(CJKRule.self),
        Row(DateRule.self),
        Row(SeasonWordRule.self),
        Row(EpisodeWordRule.self),
        Row(CountedOfRule.self),
        Row(SeasonPartRule.self),
        Row(SeasonRule.self),
        Row(PartedSeasonRule.self),
        Row(TemporadaRule.self),
        Row(PartRule.self),
        Row(GluedMarkerRule.self),
    ]

    /// A rule without the cost of an existential.
    struct Row: Sendable {
        let asksAt: WordStarts
        let find: @Sendable (NameScan, TokenIndex) -> Finding?

        init<Rule: NamingRule>(_: Rule.Type) {
            self.asksAt = Rule.asksAt
            self.find = { Rule.find(in: $0, at: $1) }
        }
    }

    /// More findings are in no name.
    private static let limit = 64

    /// Where a rule found something, the next word behind it is asked.
    static func findings(in scan: NameScan) -> [Finding] {
        let rules = self.inOrderOfTrust
        var findings: [Finding] = []
        var index = scan.body
        while index < scan.name.tokens.endIndex, findings.count < self.limit {
            if let finding = self.finding(in: scan, at: index, rules) {
                findings.append(finding)
                index = max(index + 1, scan.name.token(from: finding.end))
            } else {
                index += 1
            }
        }
        return findings
    }

    private static func finding(in scan: NameScan, at index: TokenIndex, _ rules: [Row]) -> Finding? {
        let token = scan.name.tokens[index]
        guard !token.word.kinds.contains(.technical), !self.isChecksum(scan.name, token) else { return nil }
        let starts = WordStarts(of: token, in: scan.name)
        for place in rules.indices where !rules[place].asksAt.isDisjoint(with: starts) {
            if let finding = rules[place].find(scan, index) { return finding }
        }
        return nil
    }

    /// `[73E088E6]`; eight digits are rather a day.
    private static func isChecksum(_ name: NameText, _ token: Token) -> Bool {
        guard token.count == 8, let bracket = name.bracket(around: token), name.isChecksum(bracket) else {
            return false
        }
        return !name.folded[token.range].allSatisfy(\.isDigit)
    }
}
