/// `[Group][Title][12]`, `[Group][Title] 02 [1080p]`: behind a title in a bracket the first number is the episode.
enum BracketNumberRule: BareNumberRule {
    static let countsBeside: FoundBefore = [.season, .filmYear]

    static func find(in context: BareNumberContext) -> Finding? {
        guard let title = context.layout.titleBracket else { return nil }
        let name = context.name
        for index in title.tokens.upperBound..<max(title.tokens.upperBound, name.tokens.endIndex) {
            guard let first = context.number(index), !context.isYear(index), first.digits <= 4 else { continue }
            if context.wall.isWall(index) { return nil }
            let numbers = EpisodeNumbers(name, first: first, lead: .none)
            return Finding(rule: .bracketNumber, start: first.start, end: numbers.end, episodes: numbers.list)
        }
        return nil
    }
}
