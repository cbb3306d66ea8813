/// What is shown in the player's window.
package struct ScreenSettings: Hashable, Sendable {
    package enum Level: String, CaseIterable, Sendable {
        case all
        /// Only what is wrong.
        case important
        case none
    }

    package enum Resume: String, CaseIterable, Sendable {
        case ask, always, never
    }

    package enum RatingPrompt: String, CaseIterable, Sendable {
        case off, movies, all
    }

    package var level = Level.all
    /// As mpv's input.conf names it; mpv binds it to nothing.
    package var menuKey = "F6"
    package var resume = Resume.ask
    package var ratingPrompt = RatingPrompt.off
    /// Whether the window stays for the prompt, for a few seconds, where nothing else is played after the film.
    package var ratesBeforeQuit = false

    package init() {}

    /// Whether a name can stand for a key in mpv's input.conf.
    static func isKey(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 40 && name != "#"
            && name.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace }
    }
}

extension Settings {
    /// Which credits count as the end of a film.
    package enum Credits: String, CaseIterable, Sendable {
        /// Those of a chapter that is called so.
        case chapters
        /// Those, or the last two minutes of the runtime that Trakt knows.
        case runtime
        case off
    }
}
