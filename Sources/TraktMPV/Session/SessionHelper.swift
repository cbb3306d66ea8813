/// Who does for a session what takes time; answers come back as news.
protocol SessionHelper: Sendable {
    /// Whether there is a login.
    var isConnected: Bool { get }
    /// The name of the account that is connected; nil for none.
    var account: String? { get }
    /// Notes that the user is asked to connect.
    ///
    /// - Returns: Whether that is for the first time, and is known from now on.
    func noteFirstLaunch() -> Bool
    /// Starts an errand; returns at once.
    func start(_ errand: Errand)
    /// Begins to connect in the window.
    ///
    /// - Returns: Where the user's keys go.
    func startActivation() -> AsyncStream<ActivationFlow.Key>.Continuation
}
