import Foundation
import Storage

/// What the user does about settings: look at them, change them, have them checked.
package struct ConfigDesk: Sendable {
    private let settings: Settings
    private let paths: Paths

    package init(in environment: Environment) {
        self.settings = environment.settings
        self.paths = environment.paths
    }

    /// The setting that a word means.
    ///
    /// - Throws: `ConfigMistake`.
    package static func key(_ word: String) throws(ConfigMistake) -> SettingKey {
        guard let key = SettingKey(rawValue: word) else { throw .unknown(word) }
        return key
    }

    // MARK: - Looking

    /// Where the config is.
    package var place: some Report { ConfigPlaceReport(path: self.paths.configFile) }

    /// All settings, and where each comes from.
    package var listing: some Report {
        ConfigListing(
            path: self.paths.configFile,
            exists: FileManager.default.fileExists(atPath: self.paths.configFile),
            settings: SettingKey.allCases.map(self.line),
            rules: self.settings.rules.count
        )
    }

    /// One setting: for people, who have asked for it, with all that is secret.
    package func report(on key: SettingKey) -> some Report {
        let line = SettingLine(key, key.value(in: self.settings), self.settings.origin(of: key), isShown: true)
        return Worded(line, lines: line.plain)
    }

    private func line(_ key: SettingKey) -> SettingLine {
        SettingLine(key, key.value(in: self.settings), self.settings.origin(of: key), isShown: false)
    }

    /// What is wrong with the settings.
    package var check: ConfigCheck {
        ConfigCheck(
            path: self.paths.configFile,
            exists: FileManager.default.fileExists(atPath: self.paths.configFile),
            findings: self.settings.findings.map(ConfigCheck.Finding.init)
        )
    }

    // MARK: - Changing

    /// Sets a setting in the config, which is made where it is missing.
    ///
    /// - Parameters:
    ///   - key: The setting.
    ///   - words: What it is to be, as typed: one, or for a list any number.
    /// - Returns: What was done.
    /// - Throws: `ConfigMistake`; then nothing has changed.
    package func set(_ key: SettingKey, to words: [String]) throws -> some Report {
        let value = try self.value(of: key, words)
        try self.change(key) { edit throws(ConfigEdit.Refusal) in try edit.setting(key, to: value) }
        let shown = key.isSecret(value) ? "set" : "set to \(value.toml)"
        return self.changed(key, shown, value)
    }

    /// Takes a setting out of the config: its default holds.
    ///
    /// - Throws: `ConfigMistake`; then nothing has changed.
    package func unset(_ key: SettingKey) throws -> some Report {
        try self.change(key) { edit throws(ConfigEdit.Refusal) in try edit.removing(key) }
        let value = key.value(in: Settings())
        return self.changed(key, "left to its default (\(value.toml))", value)
    }

    /// Why what was set does not hold all the same, in one sentence; nil where it does.
    package func objection(to key: SettingKey) -> String? {
        guard case .environment(let name) = self.settings.origin(of: key) else { return nil }
        return "\(name) is set in the environment and wins over the config."
    }

    private func changed(_ key: SettingKey, _ done: String, _ value: SettingValue) -> some Report {
        let path = DisplayText(self.paths.configFile, limit: 4096).description
        let line = SettingLine(key, value, nil, isShown: false)
        return Worded(line, "\(key.rawValue) is \(DisplayText(done, limit: 4096)) in \(path).")
    }

    /// What words mean for a setting, if they are right.
    ///
    /// - Throws: `ConfigMistake`.
    func value(of key: SettingKey, _ words: [String]) throws(ConfigMistake) -> SettingValue {
        if key.sort == .list { return try self.checked(.list(words), for: key) }
        guard let word = words.first else { throw .noValue(key) }
        guard words.count == 1 else { throw .oneValue(key) }
        let value: SettingValue =
            switch key.sort {
            case .number: Double(word).map { .number($0) } ?? .text(word)
            case .flag: ["true", "false"].contains(word) ? .flag(word == "true") : .text(word)
            case .text, .list: .text(word)
            }
        return try self.checked(value, for: key)
    }

    /// What the reader of the config says no to is not written into it.
    private func checked(_ value: SettingValue, for key: SettingKey) throws(ConfigMistake) -> SettingValue {
        if case .number(let number) = value, !number.isFinite { throw .refused(key, "must be a number") }
        let tried = Settings(text: "\(key.rawValue) = \(value.toml)\n", home: self.paths.home)
        if let finding = tried.findings.first { throw .refused(key, finding.what) }
        return value
    }

    private func change(
        _ key: SettingKey,
        _ change: (ConfigEdit) throws(ConfigEdit.Refusal) -> String
    ) throws {
        guard let path = UserFile.target(of: self.paths.configFile) else {
            throw ConfigMistake.circle(path: self.paths.configFile)
        }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        do {
            try PrivateFolder.make(folder)
            try UserFile.holding(folder) {
                let text = try self.read(path)
                let new = try change(ConfigEdit(text))
                if new != text { try UserFile.replace(path, with: Data(new.utf8)) }
            }
        } catch let refusal as ConfigEdit.Refusal {
            throw refusal == .unreadable ? self.unreadable : .byHand(key, path: path)
        } catch let mistake as ConfigMistake {
            throw mistake
        } catch {
            let sentence = DiskTrouble(error)?.sentence(about: folder)
            throw ConfigMistake.disk(sentence ?? "\(DisplayText(path, limit: 4096)) could not be written: \(error)")
        }
    }

    private func read(_ path: String) throws(ConfigMistake) -> String {
        switch ConfigFile(path, isNamed: false) {
        case .missing: return ""
        case .text(let text): return text
        case .unreadable: throw self.unreadable
        }
    }

    /// What is wrong with a config that cannot be read whole.
    private var unreadable: ConfigMistake {
        .unreadable(self.settings.standstill ?? "\(DisplayText(self.paths.configFile, limit: 4096)) cannot be read.")
    }
}
