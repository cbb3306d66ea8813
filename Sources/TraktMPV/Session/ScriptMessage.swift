import MPV

/// What another script, or a binding of the user's, asks of a session (`Documentation/own-mpv.md`).
enum ScriptMessage: Hashable, Sendable {
    case menu, makePrivate, match, undo, sync
    /// From 1 to 10.
    case rate(Int)
    /// A row of the menu that another script shows.
    case choose(Menu.Row)
    /// There is a script that shows menus.
    case menuScriptFound

    /// Before the word where all scripts are told: the same in every form, whatever name mpv has given us.
    private static let prefix = "trakt_mpv-"

    /// - Parameter message: As mpv sends it: `menu`, told to us alone, or `trakt_mpv-menu`, told to all.
    init?(_ message: [String]) {
        guard let first = message.first else { return nil }
        let word = first.hasPrefix(Self.prefix) ? String(first.dropFirst(Self.prefix.count)) : first
        switch (word, message.count) {
        case ("menu", 1): self = .menu
        case ("private", 1): self = .makePrivate
        case ("match", 1): self = .match
        case ("undo", 1): self = .undo
        case ("sync", 1): self = .sync
        case (MenuScript.choice, 2):
            guard let row = Menu.Row(rawValue: message[1]) else { return nil }
            self = .choose(row)
        // As uosc answers, and tells all when it begins later than we do.
        case ("uosc-version", 2) where first == word: self = .menuScriptFound
        case ("rate", 2):
            guard let rating = Int(message[1]), (1...10).contains(rating) else { return nil }
            self = .rate(rating)
        default: return nil
        }
    }
}
