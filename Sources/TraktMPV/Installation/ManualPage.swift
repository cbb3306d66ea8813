internal import CBuildSettings

/// The manual page that `man trakt-mpv` shows.
package struct ManualPage: Installable {
    package static let word = "man"
    package static let abstract = "The manual page, for `man trakt-mpv`."
    package static let discussion = ""

    private let places: InstallationPlaces

    package init(in environment: Environment) throws { self.init(try InstallationPlaces(in: environment)) }

    package init(_ places: InstallationPlaces) { self.places = places }

    package var files: [InstalledFile] {
        let text = unsafe String(cString: cbuildsettings_manual())
        return [InstalledFile("\(self.places.dataHome)/man/man1/trakt-mpv.1", .text(text))]
    }

    package var provided: String? { self.places.provided("man/man1/trakt-mpv.1.gz") }
}
