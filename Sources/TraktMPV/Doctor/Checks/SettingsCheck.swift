import Foundation

/// What the user has set.
enum SettingsCheck {
    @Sendable static func settings(_ visit: DoctorVisit) -> [Symptom] {
        let complaints = visit.settings.complaints.map { complaint in
            Symptom(
                "settings",
                trouble: complaint == visit.settings.standstill ? .error : .warning,
                complaint,
                do: "Mend that line, or take it out; Config/config.example.toml shows every setting."
            )
        }
        let open = self.readableByOthers(visit).map { [$0] } ?? []
        guard complaints.isEmpty else { return complaints + open }
        let file = visit.paths.configFile
        guard unsafe access(file, F_OK) == 0 else {
            return [Symptom("settings", .ok, "No file \(file): the defaults hold.")]
        }
        let count = visit.settings.rules.count
        let rules = count == 0 ? "without rules" : count == 1 ? "with 1 rule" : "with \(count) rules"
        return open + [Symptom("settings", .ok, "\(file) is understood, \(rules).")]
    }

    /// A secret, or the password of a proxy, in a file that others may read.
    private static func readableByOthers(_ visit: DoctorVisit) -> Symptom? {
        let file = visit.paths.configFile
        var status = stat()
        guard unsafe stat(file, &status) == 0, status.st_mode & 0o077 != 0,
            case .text(let text) = ConfigFile(file, isNamed: false),
            text.contains("client_secret") || text.contains("@")
        else { return nil }
        let isSecret = text.split(separator: "\n").contains { line in
            let line = line.drop(while: \.isWhitespace)
            return line.hasPrefix("client_secret") || line.hasPrefix("proxy") && line.contains("@")
        }
        guard isSecret else { return nil }
        return Symptom(
            "settings",
            trouble: .warning,
            "\(file) holds a secret, and others may read it.",
            do: "`chmod 600` makes it yours alone."
        )
    }
}
