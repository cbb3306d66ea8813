/// A perishable call: true now or never (`trakt-api.md §4.6`).
package struct LiveCall: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case start, pause
    }

    package var kind: Kind
    /// The id of the viewing that it is about.
    package var viewing: String
    /// Percent.
    package var progress: Double

    package init(_ kind: Kind, viewing: String, progress: Double) {
        self.kind = kind
        self.viewing = viewing
        self.progress = progress
    }
}
