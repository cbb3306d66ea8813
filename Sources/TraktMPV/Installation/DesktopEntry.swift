internal import CBuildSettings
import Foundation

/// "Play with trakt-mpv" in the menus of file managers, with its icon; what opens films stays what it is.
package struct DesktopEntry: Installable {
    package static let word = "desktop"
    package static let abstract = "\"Play with trakt-mpv\" in the menus of file managers."
    package static let discussion = """
        It never makes itself what opens films. Where nobody has chosen that, desktops would take it for being the newest; then \
        the one that they have taken so far is written into mimeapps.list as the choice.
        """
    static let name = "zz-trakt-mpv.desktop"

    private let places: InstallationPlaces
    private let environment: Environment

    package init(in environment: Environment) throws {
        self.init(try InstallationPlaces(in: environment), environment)
    }

    /// - Parameters:
    ///   - places: Where it is installed.
    ///   - environment: Where what was written is recorded.
    package init(_ places: InstallationPlaces, _ environment: Environment) {
        self.places = places
        self.environment = environment
    }

    private var applications: String { "\(self.places.dataHome)/applications" }

    private static var shipped: String { unsafe String(cString: cbuildsettings_desktop_entry()) }

    /// The types of files that it plays.
    private var types: [String] {
        KeyFile(Self.shipped).sections["Desktop Entry"]?["MimeType"]?.split(separator: ";").map(String.init) ?? []
    }

    package var files: [InstalledFile] {
        let entry = Self.entry(for: self.places.program)
        let icon = unsafe String(cString: cbuildsettings_icon())
        return [
            InstalledFile("\(self.applications)/\(Self.name)", .text(entry), shipped: [Self.shipped]),
            InstalledFile("\(self.places.dataHome)/icons/hicolor/scalable/apps/trakt-mpv.svg", .text(icon)),
        ]
    }

    package var provided: String? { self.places.provided("applications/\(Self.name)") }

    /// The entry with the program's whole path: a desktop may know other folders of programs than a shell.
    static func entry(for program: String) -> String {
        self.shipped.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if line.hasPrefix("TryExec=") { return "TryExec=\(program.replacing("\\", with: "\\\\"))" }
            guard line.hasPrefix("Exec=trakt-mpv ") else { return String(line) }
            return "Exec=\(self.quoted(program)) \(line.dropFirst("Exec=trakt-mpv ".count))"
        }.joined(separator: "\n")
    }

    /// A word of a command as entries write it: quoted, and then written as any text.
    private static func quoted(_ word: String) -> String {
        let safe = word.utf8.allSatisfy {
            ($0 >= 0x80) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || "/._-+:,@".utf8.contains($0)
        }
        guard !safe else { return word }
        let escaped = word.map { "\"`$\\".contains($0) ? "\\\($0)" : $0 == "%" ? "%%" : String($0) }.joined()
        return "\"\(escaped)\"".replacing("\\", with: "\\\\")
    }

    package func announce(isInstalled: Bool) -> [String] {
        var notes: [String] = []
        let choice = PlayerChoice(self.places, in: self.environment)
        do {
            let changed = isInstalled ? try choice.keep(self.types, but: Self.name) : try choice.giveBack()
            if !changed.isEmpty, isInstalled {
                notes.append("What opens films stays \(changed.joined(separator: ", ")): written to \(choice.path)")
            }
        } catch {
            notes.append("What opens films could not be written to \(choice.path): \(DisplayText("\(error)"))")
        }
        if !Announcement.run("update-desktop-database", "-q", self.applications), isInstalled {
            notes.append("File managers see it when update-desktop-database (of desktop-file-utils) has been run.")
        }
        return notes
    }
}
