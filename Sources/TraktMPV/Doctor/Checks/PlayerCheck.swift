import Foundation
import MPV

/// What films are shown with.
enum PlayerCheck {
    /// What a newer mpv brings, by the first version that has it.
    private static let features: [(version: (Int, Int), what: String)] = [
        ((0, 36), "players that say themselves who follows them"),
        ((0, 40), "the names of series and episodes of pages on the net"),
    ]

    @Sendable static func library(_ visit: DoctorVisit) -> [Symptom] {
        let library: MPVLibrary
        do throws(MPVError) { library = try MPVLibrary.open() } catch {
            let advice =
                "`trakt-mpv play` needs it; tracking in a player of your own (`trakt-mpv install mpv-script`) does not."
            return [Symptom("libmpv", trouble: .error, "\(error)", do: advice)]
        }
        let interface = library.clientAPI
        let name = self.version(library) ?? "mpv of an unknown version"
        let without = self.missing(in: name)
        let words = without.isEmpty ? "" : " Without, for an older version: \(without.joined(separator: ", "))."
        return [Symptom("libmpv", .ok, "\(name), client API \(interface.major).\(interface.minor).\(words)")]
    }

    /// As mpv names itself: `mpv 0.35.1`.
    private static func version(_ library: MPVLibrary) -> String? {
        guard let player = try? MPVClient(library) else { return nil }  // the version is only told to people
        defer { player.destroy() }
        do throws(MPVError) {
            try player.setOption("vo", "null")
            try player.setOption("ao", "null")
            try player.initialize()
        } catch { return nil }
        return player.string("mpv-version")
    }

    private static func missing(in name: String) -> [String] {
        guard let found = name.firstMatch(of: #/([0-9]+)\.([0-9]+)/#), let major = Int(found.1),
            let minor = Int(found.2)
        else { return [] }
        return self.features.filter { (major, minor) < $0.version }.map { feature in
            "\(feature.what) (\(feature.version.0).\(feature.version.1))"
        }
    }

    @Sendable static func display(_ visit: DoctorVisit) -> [Symptom] {
        if let wayland = self.wayland(visit.variables) { return [Symptom("display", .ok, "Wayland, \(wayland).")] }
        if let name = visit.variables["DISPLAY"], self.isThere(name) {
            return [Symptom("display", .ok, "X11, \(name).")]
        }
        let named = [visit.variables["WAYLAND_DISPLAY"], visit.variables["DISPLAY"]].compactMap(\.self)
            .filter { !$0.isEmpty }
        return [
            Symptom(
                "display",
                trouble: .warning,
                named.isEmpty
                    ? "No display is named: films have sound and no window."
                    : "There is no display \(named.joined(separator: " or ")): films have sound and no window.",
                do: "Start films from a desktop session; all else works without."
            )
        ]
    }

    private static func wayland(_ variables: [String: String]) -> String? {
        guard let name = variables["WAYLAND_DISPLAY"], !name.isEmpty else { return nil }
        let path = name.hasPrefix("/") ? name : "\(variables["XDG_RUNTIME_DIR"] ?? "")/\(name)"
        return unsafe access(path, F_OK) == 0 ? name : nil
    }

    /// Whether a display is there, as far as its socket says; one of another machine is believed.
    private static func isThere(_ name: String) -> Bool {
        guard let colon = name.lastIndex(of: ":") else { return false }
        let number = name[name.index(after: colon)...].prefix { $0.isNumber }
        guard !number.isEmpty else { return false }
        guard colon == name.startIndex || name.hasPrefix("unix:") else { return true }
        let socket = "/tmp/.X11-unix/X\(number)"
        return unsafe access(socket, F_OK) == 0 || ListeningSockets.read().contains { $0.path == "@\(socket)" }
    }
}
