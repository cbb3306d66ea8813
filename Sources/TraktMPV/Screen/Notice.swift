/// One line for the user.
enum Notice: Hashable, Sendable {
    /// Good news, for those who want all of it.
    case news(String)
    /// Good news that nobody misses where there is no window.
    case newsInWindow(String)
    /// What is wrong, once; in a window it may say more.
    case warning(String, inWindow: String)
    /// What is wrong, and was told in the terminal before there was a window.
    case warningInWindow(String)
    /// What is to be read when the window is gone.
    case inTerminal(String)
    /// What was done unasked and is seen to be.
    case done(String)
    /// What the user has asked for.
    case answer(String)

    static func warning(_ text: String) -> Self { .warning(text, inWindow: text) }
}
