import Foundation

/// The players that the program is, or could be, a script of, and the sockets that they listen at.
enum HostsCheck {
    @Sendable static func players(_ visit: DoctorVisit) -> [Symptom] {
        let reports: [HostReport]
        do { reports = try HostDesk(in: visit.environment).list() } catch {
            return [Symptom("players", .error, "\(error)")]
        }
        let bad = reports.compactMap(self.trouble)
        let installed = reports.filter { $0.standing == .installed }.map(\.name)
        let found = reports.filter { $0.found && $0.standing == .missing }.map(\.name)
        let words = [
            installed.isEmpty ? nil : "tracked in \(installed.joined(separator: ", "))",
            found.isEmpty
                ? nil : "not in \(found.joined(separator: ", ")) (`trakt-mpv install mpv-script --list`)",
        ].compactMap(\.self)
        let sentence =
            words.isEmpty ? "`trakt-mpv play` alone; no other player was found" : words.joined(separator: "; ")
        return bad + [Symptom("players", .ok, "\(sentence).".capitalizedFirst)]
    }

    private static func trouble(_ report: HostReport) -> Symptom? {
        switch report.standing {
        case .stale:
            Symptom(
                "players",
                trouble: .warning,
                "In \(report.name) the link \(report.link ?? "") leads to another trakt-mpv, or to none.",
                do: "`trakt-mpv install mpv-script --for \(report.host)` renews it."
            )
        case .inTheWay:
            Symptom(
                "players",
                trouble: .warning,
                "In \(report.name) something that is not ours is at \(report.link ?? "").",
                do: "Move it away, then `trakt-mpv install mpv-script --for \(report.host)`."
            )
        case .installed, .missing, nil: nil
        }
    }

    @Sendable static func sockets(_ visit: DoctorVisit) -> [Symptom] {
        let named = PlayerSockets(ofConfig: visit.variables, home: visit.paths.home).patterns
        let typed = RunningPrograms.read().flatMap(\.words).filter { $0.hasPrefix("--input-ipc-server=") }
            .map { String($0.dropFirst("--input-ipc-server=".count)) }
        let paths = Set((named + typed).filter { $0.hasPrefix("/") })
        let counts = Dictionary(grouping: ListeningSockets.read().filter { paths.contains($0.path) }, by: \.path)
        let shared = counts.filter { $0.value.count > 1 }.keys.sorted()
        guard shared.isEmpty else {
            return shared.map { path in
                Symptom(
                    "sockets",
                    trouble: .warning,
                    "Several players listen at \(path): only the last of them can be followed there.",
                    do:
                        "Use `trakt-mpv install mpv-script` in place of `trakt-mpv attach`, or give each player a socket of its own."
                )
            }
        }
        return [Symptom("sockets", .ok, "No two players listen at one socket.")]
    }
}

extension String {
    /// With a capital at its beginning, where that is a letter.
    var capitalizedFirst: String { self.prefix(1).uppercased() + self.dropFirst() }
}
