/// Where the config is.
struct ConfigPlaceReport: Report {
    let path: String

    var lines: [String] { [DisplayText(self.path, limit: 4096).description] }
}

/// One setting: what holds, and why.
struct SettingLine: Report {
    enum Origin: String, Encodable, Hashable, Sendable {
        case preset = "default"
        case build, file, environment
    }

    let key: String
    /// nil where it is secret.
    let value: SettingValue?
    /// Whether there is one that is not told.
    let isHidden: Bool
    /// nil where it is not asked about.
    let origin: Origin?
    /// Of the config, from 1.
    let line: Int?
    /// Of the environment.
    let variable: String?

    private enum CodingKeys: String, CodingKey {
        case key, value, origin, line, variable
        case isHidden = "hidden"
    }

    /// - Parameters:
    ///   - key: The setting.
    ///   - value: What holds.
    ///   - origin: Where that comes from.
    ///   - isShown: Whether it is told though it is secret.
    init(_ key: SettingKey, _ value: SettingValue, _ origin: SettingOrigin?, isShown: Bool) {
        self.key = key.rawValue
        self.isHidden = key.isSecret(value) && !isShown
        self.value = self.isHidden ? nil : value
        (self.origin, self.line, self.variable) =
            switch origin {
            case .preset: (.preset, nil, nil)
            case .build: (.build, nil, nil)
            case .file(let line): (.file, line, nil)
            case .environment(let name): (.environment, nil, name)
            case nil: (nil, nil, nil)
            }
    }

    var lines: [String] { [DisplayText("\(self.left)  \(self.right)", limit: 4096).description] }

    /// For scripts: the value alone.
    var plain: [String] {
        (self.value?.plain ?? "").split(separator: "\n", omittingEmptySubsequences: false)
            .map { DisplayText(String($0), limit: 4096).description }
    }

    var left: String { "\(self.key) = \(self.value?.toml ?? "(set, and not shown)")" }

    var right: String {
        switch self.origin {
        case .preset: "default"
        case .build: "this build"
        case .file: self.line.map { "line \($0)" } ?? ""
        case .environment: self.variable ?? ""
        case nil: ""
        }
    }
}

/// All settings.
struct ConfigListing: Report {
    let path: String
    let exists: Bool
    let settings: [SettingLine]
    /// How many `[[rule]]` there are; `match --list` shows them.
    let rules: Int

    /// The widest left column; what is longer stands out.
    private static let widest = 40

    var lines: [String] {
        let head = DisplayText(self.path, limit: 4096).description + (self.exists ? "" : " (not there: defaults hold)")
        let width = min(self.settings.map(\.left.count).max() ?? 0, Self.widest)
        let rows = self.settings.map { setting in
            let left = setting.left
            let gap = String(repeating: " ", count: max(width - left.count, 0) + 2)
            return DisplayText("\(left)\(gap)\(setting.right)", limit: 4096).description
        }
        let rules = self.rules == 0 ? [] : ["\(self.rules) [[rule]]: `trakt-mpv match --list` shows them"]
        return [head] + rows + rules
    }
}

/// What is wrong with the settings, and what to do.
package struct ConfigCheck: Report {
    struct Finding: Encodable, Hashable, Sendable {
        /// Of the config, from 1.
        let line: Int?
        /// Of the config, or the variable of the environment.
        let key: String?
        let problem: String
        /// What holds until it is mended.
        let consequence: String
        let remedy: String

        init(_ finding: ConfigFinding) {
            self.line = finding.place.line
            self.key = finding.place.key
            self.problem = finding.what
            self.consequence = finding.consequence
            self.remedy = Self.remedy(finding)
        }

        private static func remedy(_ finding: ConfigFinding) -> String {
            let (line, key) = (finding.place.line, finding.place.key)
            if case .variable(let name) = finding.place { return "Change \(name), or unset it." }
            if let known = key.flatMap({ SettingKey(rawValue: $0) }), finding.consequence != ConfigFinding.nothingIsSent
            {
                return "`trakt-mpv config set \(known.rawValue) VALUE` puts it right, and `trakt-mpv config unset "
                    + "\(known.rawValue)` goes back to the default."
            }
            guard let line else { return "Have the file readable, and text in UTF-8." }
            return "Mend line \(line), or take it out."
        }

        var lines: [String] {
            let place = [self.line.map { "line \($0)" }, self.key].compactMap(\.self).joined(separator: ", ")
            return [
                "\(place.isEmpty ? "the file" : place): \(self.problem); \(self.consequence).", "    \(self.remedy)",
            ]
        }
    }

    let path: String
    let exists: Bool
    let findings: [Finding]

    /// Whether nothing is wrong.
    package var isRight: Bool { self.findings.isEmpty }

    package var lines: [String] {
        let path = DisplayText(self.path, limit: 4096).description
        guard !self.isRight else {
            return [self.exists ? "Nothing is wrong in \(path)." : "There is no \(path): all defaults hold."]
        }
        return [path] + self.findings.flatMap(\.lines)
    }
}
