package import TraktAPI

/// What the user has said about a play whose fate is not known, or that could not be carried out yet.
package enum DeliveryWish: Codable, Hashable, Sendable {
    /// Never tell it; if it has arrived, take it back.
    case takeBack
    /// It is something else: if it has arrived, take it back, and in any case tell it as that.
    case tellAs(ScrobbleItem)
}
