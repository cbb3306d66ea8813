package import Dispatch

extension DispatchSource {
    /// Has a signal told, and its usual doing kept back, from here on.
    ///
    /// None is lost: until it is told it does what it did before. It is waited for that, so this is not to be called on `.quiet`.
    ///
    /// - Parameters:
    ///   - number: Of the signal.
    ///   - onSignal: Called on `.quiet`.
    /// - Returns: What ends it when it is cancelled; the signal does nothing then until it is given something to do.
    package static func signal(
        _ number: Int32,
        _ onSignal: @escaping @Sendable () -> Void
    ) -> any DispatchSourceSignal {
        // Dispatch takes the place of whatever handles the signal, and does so some time after it is asked to. Ignored
        // meanwhile, a signal would be gone.
        let source = Self.makeSignalSource(signal: number, queue: .quiet)
        let isThere = DispatchSemaphore(value: 0)
        source.setEventHandler(handler: onSignal)
        source.setRegistrationHandler { isThere.signal() }
        source.resume()
        isThere.wait()
        return source
    }
}
