import TraktAPI

/// What a login lets this program do, and where the user looks after that.
enum AppPermissions {
    /// Before the yes, in one line.
    static let before = """
        The page asks to let it read your profile, and read and write history and ratings. Connected apps: \
        \(TraktPages.connectedApps)
        """

    /// After it, in one line.
    static let after = """
        It may read your profile, and read and write history and ratings, until you end that at \(TraktPages.connectedApps)
        """
}
