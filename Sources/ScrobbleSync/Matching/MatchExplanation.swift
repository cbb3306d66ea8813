/// How a file came to its match, or why it has none: what was asked, what was found, what counted.
package struct MatchExplanation: Codable, Hashable, Sendable {
    /// One question to Trakt.
    package struct Query: Codable, Hashable, Sendable {
        package enum Source: Codable, Hashable, Sendable {
            case trakt
            /// How old the answer was; -1 when the clock has been set back since.
            case cache(seconds: Double)
            /// There was no network, and nothing in the cache.
            case nowhere
        }

        /// As in `shows named “Fargo”`.
        package var what: String
        package var hits: Int
        package var source: Source
    }

    package var queries: [Query] = []
    /// The correction that decided.
    package var correction: Correction?
    /// The best first.
    package var candidates: [Candidate] = []
    package var match: Match?
    /// Why there is no match, in one sentence.
    package var reason: String?
    /// Steps of the decision, in sentences.
    package var steps: [String] = []
    /// What would change the outcome, in sentences.
    package var advice: [String] = []
    /// Requests that went out.
    package var requests = 0

    package init() {}

    package var outcome: MediaMatcher.Outcome {
        if self.correction?.target == .never { return .excluded }
        if let match = self.match { return .matched(match) }
        return .needsMatch(reason: self.reason ?? "needs a match", candidates: self.candidates)
    }
}
