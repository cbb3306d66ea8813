package import Foundation

/// Where a film was left.
package struct StoredPlace: Hashable, Sendable {
    /// Percent.
    package var progress: Double
    package var date: Date
    /// Whether Trakt told it, and no viewing of this machine did.
    package var isFromElsewhere: Bool

    package init(progress: Double, date: Date, isFromElsewhere: Bool) {
        self.progress = progress
        self.date = date
        self.isFromElsewhere = isFromElsewhere
    }
}
