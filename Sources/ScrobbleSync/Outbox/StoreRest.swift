/// A rest of who keeps the store open for days and uses it now and then: nothing is read or written in it, and others may mend
/// the store.
package struct StoreRest {
    private let outbox: Outbox

    package init(of outbox: Outbox) { self.outbox = outbox }

    package func begin() { self.outbox.store.rest() }

    /// - Returns: Whether the store may be used again; else it is to be opened anew.
    package func end() -> Bool { self.outbox.store.resume() }
}
