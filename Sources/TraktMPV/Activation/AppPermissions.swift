/// What a login lets this program do, and where the user looks after that.
enum AppPermissions {
    /// Where Trakt lists the apps that are connected, and ends their access (`Documentation/trakt.md §1.6`).
    static let page = "https://app.trakt.tv/settings/apps"

    /// Before the yes, in one line.
    static let before =
        "The page asks to let it read your profile, and read and write history and ratings. Connected apps: \(Self.page)"

    /// After it, in one line.
    static let after =
        "It may read your profile, and read and write history and ratings, until you end that at \(Self.page)"
}
