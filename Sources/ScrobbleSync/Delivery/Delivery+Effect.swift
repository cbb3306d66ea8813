package import Foundation

extension Delivery {
    /// How far it has come.
    package typealias State = DeliveryState
    /// What can happen to a delivery.
    package typealias Input = DeliveryInput
    /// What a receiver's answer says.
    package typealias Answer = DeliveryAnswer

    /// What a viewing owes as it stands.
    package typealias Owed = DeliveryOwed
    /// What the user wants of a play.
    package typealias Wish = DeliveryWish

    /// What follows from an input.
    package typealias Effect = DeliveryEffect
}

/// What follows from an input, beside the new state.
package enum DeliveryEffect: Hashable, Sendable {
    /// The receiver has it: tell whoever looks on.
    case announceDelivered
    case announceParked(reason: String)
    /// It was given up: count it.
    case announceDropped
    /// Remove a play at the receiver; stored in one step with the state.
    case withdraw(number: Int64)
    /// There is trouble: ask the gate whether the queue may go on.
    case askGate
    /// Nothing can be sent for this many seconds.
    case rest(reason: String, TimeInterval)
}
