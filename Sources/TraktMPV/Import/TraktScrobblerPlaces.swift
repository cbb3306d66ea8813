import Foundation

/// Where trakt-scrobbler keeps things, by its own rules, and whether it is there.
struct TraktScrobblerPlaces: Hashable, Sendable {
    /// Its folder of settings.
    let config: String
    /// Its folder of data.
    let data: String
    private let units: [String]

    /// - Parameters:
    ///   - variables: The environment.
    ///   - home: The user's folder.
    init(_ variables: [String: String], home: String) {
        func base(_ name: String, _ fallback: String) -> String {
            variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(fallback)"
        }
        let config = base("XDG_CONFIG_HOME", ".config")
        self.config = "\(config)/trakt-scrobbler"
        self.data = "\(base("XDG_DATA_HOME", ".local/share"))/trakt-scrobbler"
        self.units = [
            "\(config)/systemd/user/default.target.wants/trakt-scrobbler.service",
            "\(config)/autostart/trakt-scrobbler.desktop",
        ]
    }

    var settings: String { "\(self.config)/config.yaml" }
    var rules: String { "\(self.config)/remap_rules.toml" }
    var backlog: String { "\(self.data)/watched_backlog.json" }

    /// Whether somebody has set it up.
    var isConfigured: Bool { unsafe access(self.settings, F_OK) == 0 }

    /// Whether it starts with the session.
    var startsByItself: Bool { self.units.contains { unsafe access($0, F_OK) == 0 } }

    /// Whether it runs now, as this user.
    var isRunning: Bool {
        RunningPrograms.read().contains { program in
            // `trakts run`, started by an interpreter or not, and `python -m trakt_scrobbler`.
            let names = program.words.prefix(3).map { $0.split(separator: "/").last.map(String.init) ?? "" }
            guard
                let place = names.firstIndex(where: { ["trakts", "trakt_scrobbler", "trakt-scrobbler"].contains($0) })
            else { return false }
            return names[place] != "trakts" || program.words.dropFirst(place + 1).first == "run"
        }
    }
}
