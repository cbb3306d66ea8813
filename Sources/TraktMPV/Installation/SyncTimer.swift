internal import CBuildSettings
import Foundation
import Storage

/// A timer of the user's systemd that sends what waits, when nobody plays.
package struct SyncTimer: Installable {
    package static let word = "timer"
    package static let abstract = "A timer that sends what waits, also when you play nothing."
    package static let discussion = """
        Two minutes after login and every quarter of an hour `trakt-mpv sync --background` runs under systemd; where nothing was \
        ever watched it is not even started. It may write to the state and the cache and see nothing else.
        """
    private static let unit = "trakt-mpv-sync.timer"

    private let places: InstallationPlaces
    private let paths: Paths
    private let variables: [String: String]

    package init(in environment: Environment) throws {
        try self.init(InstallationPlaces(in: environment), environment.paths, ProcessInfo.processInfo.environment)
    }

    /// - Parameters:
    ///   - places: Where it is installed.
    ///   - paths: What it may write to.
    ///   - variables: The environment, of which it gets what says where things are.
    /// - Throws: `InstallationMistake`.
    package init(_ places: InstallationPlaces, _ paths: Paths, _ variables: [String: String]) throws {
        self.places = places
        self.paths = paths
        self.variables = variables
        for path in [paths.stateDirectory, paths.cacheDirectory] where path.utf8.contains(where: { $0 < 0x20 }) {
            throw InstallationMistake.oddPath(path)
        }
    }

    package var files: [InstalledFile] {
        let folder = "\(self.places.configHome)/systemd/user"
        let link = "\(folder)/timers.target.wants/\(Self.unit)"
        let service = unsafe String(cString: cbuildsettings_sync_service())
        let timer = unsafe String(cString: cbuildsettings_sync_timer())
        return [
            InstalledFile("\(folder)/trakt-mpv-sync.service", .text(self.fitted(service))),
            InstalledFile("\(folder)/\(Self.unit)", .text(timer)),
            InstalledFile(link, .link(to: "\(folder)/\(Self.unit)")),
        ]
    }

    /// The unit as it is in packages, with the program and the folders of this user.
    private func fitted(_ service: String) -> String {
        let (state, cache) = (Self.specified(self.paths.stateDirectory), Self.specified(self.paths.cacheDirectory))
        return service.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            if line.hasPrefix("ConditionPathExists=") { return ["ConditionPathExists=\(state)/viewings.sqlite"] }
            if line.hasPrefix("ReadWritePaths=") { return [#"ReadWritePaths="-\#(state)" "-\#(cache)""#] }
            guard line.hasPrefix("ExecStart=/usr/bin/trakt-mpv ") else { return [String(line)] }
            let words = line.dropFirst("ExecStart=/usr/bin/trakt-mpv ".count)
            let program = Self.specified(self.places.program).replacing("$", with: "$$")
            return self.assignments + [#"ExecStart="\#(program)" \#(words)"#]
        }.joined(separator: "\n")
    }

    /// What a session of systemd may not know of where things are, and as whom Trakt is asked.
    private var assignments: [String] {
        let names = ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TRAKT_MPV_CONFIG", "TRAKT_MPV_CLIENT_ID"]
        return names.compactMap { name in
            guard let value = self.variables[name], !value.isEmpty, !value.utf8.contains(where: { $0 < 0x20 }) else {
                return nil
            }
            return #"Environment="\#(name)=\#(Self.specified(value))""#
        }
    }

    /// A text as units write it between quotation marks.
    private static func specified(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("%", with: "%%")
    }

    package func announce(isInstalled: Bool) -> [String] {
        guard isInstalled else {
            _ = Announcement.run("systemctl", "--user", "stop", Self.unit)
            _ = Announcement.run("systemctl", "--user", "daemon-reload")
            return []
        }
        for folder in [self.paths.stateDirectory, self.paths.cacheDirectory] {
            // It is made by whoever needs it first; the unit cannot make it.
            do throws(POSIXError) { try PrivateFolder.make(folder) } catch {
                return ["\(DisplayText(folder)) could not be made, so that the timer cannot write there."]
            }
        }
        let isRunning =
            Announcement.run("systemctl", "--user", "daemon-reload")
            && Announcement.run("systemctl", "--user", "restart", Self.unit)
        return isRunning
            ? ["It runs. `systemctl --user list-timers` shows when it runs next."]
            : [
                "systemd could not be told; it runs from your next login on, or after "
                    + "`systemctl --user daemon-reload && systemctl --user start \(Self.unit)`."
            ]
    }
}
