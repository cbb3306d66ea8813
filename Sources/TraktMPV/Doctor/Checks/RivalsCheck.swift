import Foundation

/// Others on this machine that tell Trakt too: with both, each film counts twice.
enum RivalsCheck {
    @Sendable static func others(_ visit: DoctorVisit) -> [Symptom] {
        let found =
            [self.daemon(visit)].compactMap(\.self) + self.scripts(visit) + self.twins(visit) + self.servers(visit)
        return found.isEmpty ? [Symptom("others", .ok, "No other program that tells Trakt was found.")] : found
    }

    /// trakt-scrobbler, a program that watches players from outside.
    private static func daemon(_ visit: DoctorVisit) -> Symptom? {
        let places = TraktScrobblerPlaces(visit.variables, home: visit.paths.home)
        guard places.isRunning || places.isConfigured || places.startsByItself else { return nil }
        let how =
            places.isRunning
            ? "runs" : places.startsByItself ? "starts with your session" : "is set up, though it does not run now"
        return Symptom(
            "others",
            trouble: .warning,
            "trakt-scrobbler \(how): with both, each film counts twice.",
            do:
                "`trakt-mpv import trakt-scrobbler` takes over what it has; then `trakts stop`, `trakts autostart disable`, "
                + "and move \(places.config) away."
        )
    }

    /// Scripts beside ours in the folders of players.
    private static func scripts(_ visit: DoctorVisit) -> [Symptom] {
        // Without a home there are no such folders, which is told elsewhere.
        guard let reports = try? HostDesk(in: visit.environment).list() else { return [] }
        var scripts: [String] = []
        for report in reports {
            for path in report.rivals where !scripts.contains(path) && !Self.isOurs(path) { scripts.append(path) }
        }
        return scripts.map { path in
            Symptom(
                "others",
                trouble: .warning,
                "Another script in a player's folder may tell Trakt too: \(path).",
                do: "Move it away if it does, or each film counts twice."
            )
        }
    }

    /// Our own program twice in one folder, under two names.
    private static func twins(_ visit: DoctorVisit) -> [Symptom] {
        // The same.
        guard let reports = try? HostDesk(in: visit.environment).list() else { return [] }
        return reports.compactMap { report in
            let others = report.rivals.filter(Self.isOurs)
            guard report.standing == .installed, !others.isEmpty else { return nil }
            return Symptom(
                "others",
                trouble: .warning,
                "This program is twice among the scripts of \(report.name): \(others.joined(separator: ", ")).",
                do: "Remove all but \(report.link ?? "trakt-mpv.run")."
            )
        }
    }

    private static func isOurs(_ path: String) -> Bool {
        URL(filePath: path).resolvingSymlinksInPath().lastPathComponent == "trakt-mpv"
    }

    /// Where a server keeps what its Trakt plugin knows.
    private static let serverMarks = [
        "/var/lib/jellyfin/plugins/configurations/Trakt.xml", "/config/plugins/configurations/Trakt.xml",
        "/var/lib/emby/plugins/configurations/Trakt.xml",
    ]

    /// A server on this machine with a plugin of its own, and the player of such a server.
    private static func servers(_ visit: DoctorVisit) -> [Symptom] {
        let data = visit.variables["XDG_DATA_HOME"] ?? "\(visit.paths.home)/.local/share"
        let marks = self.serverMarks + ["\(data)/jellyfin/plugins/configurations/Trakt.xml"]
        guard let mark = marks.first(where: { unsafe access($0, F_OK) == 0 }) else { return [] }
        return [
            Symptom(
                "others",
                trouble: .warning,
                "A media server on this machine has a Trakt plugin (\(mark)): what is played through it, it tells itself.",
                do:
                    "Play such files through the server or with trakt-mpv, not with both at once; a rule with `never` keeps a "
                    + "folder to the server."
            )
        ]
    }
}
