/// How a player stands, and what was done about it.
package struct HostReport: Report {
    enum Deed: String, Encodable, Hashable, Sendable {
        case installed, removed, nothing, wouldInstall, wouldRemove
    }

    /// As in `--for`.
    let host: String
    let name: String
    /// Whether it is on this machine.
    let found: Bool
    /// nil where there is no way into it of its own.
    let standing: HostLink.Standing?
    /// What was done; nil where it was only looked at.
    let done: Deed?
    let link: String?
    let program: String?
    /// What the user is to enter in the player's settings.
    let line: String?
    /// Why there is no way, or which other host's is its way; what helps.
    let note: String?
    /// Other scripts that tell Trakt too.
    let rivals: [String]
    private let settings: String?

    private enum CodingKeys: String, CodingKey {
        case host, name, found, standing, done, link, program, line, note, rivals
    }

    init(_ host: PlayerHost, standing: HostLink.Standing?, deed: Deed?, program: String, rivals: [String]) {
        self.host = host.id
        self.name = host.name
        self.found = host.isFound
        self.standing = standing
        self.done = deed
        self.link = host.link
        self.program = host.link == nil ? nil : program
        self.rivals = rivals
        switch host.way {
        case .folder: (self.line, self.settings, self.note) = (nil, nil, nil)
        case .line(let link, let settings): (self.line, self.settings, self.note) = (Self.line(link), settings, nil)
        case .through(let other, let note):
            (self.line, self.settings, self.note) = (nil, nil, "\(note) `--for \(other)`.")
        case .none(let reason, let instead): (self.line, self.settings, self.note) = (nil, nil, "\(reason) \(instead)")
        }
    }

    /// In quotation marks where the player would take a part for the whole.
    private static func line(_ link: String) -> String {
        let option = "--script=\(link)"
        return option.contains(" ") ? "\"\(option)\"" : option
    }

    package var lines: [String] { self.done.map(self.deedLines) ?? [self.standingLine] }

    private func deedLines(_ deed: Deed) -> [String] {
        let place = "\(self.shown(self.link ?? "")) -> \(self.shown(self.program ?? ""))"
        let first =
            switch deed {
            case .installed: "\(self.name): linked \(place)"
            case .wouldInstall: "\(self.name): would link \(place)"
            case .removed: "\(self.name): removed \(self.shown(self.link ?? ""))"
            case .wouldRemove: "\(self.name): would remove \(self.shown(self.link ?? ""))"
            case .nothing:
                self.standing == .installed
                    ? "\(self.name): is there already: \(place)" : "\(self.name): nothing of ours is there."
            }
        guard let line = self.line, let settings = self.settings, deed == .installed || self.standing == .installed
        else {
            return [first]
        }
        return [first, "Enter this line in \(self.name), under \(settings):", "    \(self.shown(line))"]
    }

    private var standingLine: String {
        let state =
            switch self.standing {
            case .installed: "installed: \(self.shown(self.link ?? ""))"
            case .missing: "not installed; `trakt-mpv install mpv-script --for \(self.host)`"
            case .stale:
                "an old link, \(self.shown(self.link ?? "")); `trakt-mpv install mpv-script --for \(self.host)` renews it"
            case .inTheWay: "something that is not ours is at \(self.shown(self.link ?? ""))"
            case nil: self.shown(self.note ?? "")
            }
        return "\(self.name) (\(self.found ? "found" : "not found here")): \(state)"
    }

    package var trouble: String? {
        guard !self.rivals.isEmpty, self.standing == .installed || self.done == .wouldInstall else { return nil }
        let names = self.rivals.map(self.shown).joined(separator: ", ")
        return "Another script may tell Trakt too, and each film would count twice: \(names). Move it away if it does."
    }

    private func shown(_ text: String) -> String { DisplayText(text, limit: 4096).description }
}
