package import Foundation

/// What a viewing owes as it stands: it changes for as long as the viewing is under way.
package struct DeliveryOwed: Hashable, Sendable {
    package var kind: Delivery.Kind
    /// When it was watched, which is when it ended.
    package var watchedAt: Date

    package init(_ kind: Delivery.Kind, watchedAt: Date) {
        self.kind = kind
        self.watchedAt = watchedAt
    }
}
