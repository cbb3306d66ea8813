internal import CBuildSettings
internal import Foundation
package import Playback
package import ScrobbleSync
package import TraktAPI
internal import TOMLKit

/// What the user can set.
package struct Settings: Sendable {
    package var clientID: String?
    /// Whether it is the one that the program was built with.
    package var isClientIDBuiltIn = false
    package var clientSecret: String?
    package var api = ServiceURL.api
    package var auth = ServiceURL.auth
    /// Proxies and authorities.
    package var network = NetworkSettings()
    package var policy = ScrobblePolicy()
    package var screen = ScreenSettings()
    package var credits = Credits.chapters
    /// How much of films, and how much of shows, is told.
    package var kinds = KindSwitches()
    package var logLevel = LogLevel.info
    /// How long what may have arrived is looked for before it is told again; shorter for trials.
    package var patience = Patience.usual
    /// As the user has written it; nil where the environment decides.
    private(set) var proxy: String?
    /// The folders in which films and shows lie, as the user has written them; `libraryFolders` are whole paths.
    package var library = ["~/Videos"]
    /// What `~/` stands for.
    private var home = ""
    /// Programs of the user's that are told what happens.
    package var hooks: [Hook] = []
    /// What whole trees are; the first that applies holds.
    package var rules: [Correction] = []
    /// What is wrong with keys and values.
    package private(set) var findings: [ConfigFinding] = []
    /// Where what holds comes from, where it is no default.
    private var origins: [SettingKey: SettingOrigin] = [:]
    /// Why nothing may be told to Trakt, in one sentence, which is among the complaints; nil where all could be read.
    ///
    /// What could not be read may say `never`.
    package private(set) var standstill: String?

    /// One sentence for each key or value that is wrong: file, line where known, key.
    package var complaints: [String] { self.findings.map(\.description) }

    /// Where the value of a setting comes from.
    package func origin(of key: SettingKey) -> SettingOrigin { self.origins[key] ?? .preset }

    /// What holds where nobody has set anything, not even who has built the program.
    init() {}

    /// Reads a config that is not on the disk, and nothing of the environment.
    ///
    /// - Parameters:
    ///   - text: The config.
    ///   - home: What `~/` stands for.
    init(text: String, home: String) {
        self.home = home
        self.read(text, file: "", home: home)
    }

    /// The folders in which films and shows lie.
    package var libraryFolders: [String] {
        self.library.map { $0 == "~" || $0.hasPrefix("~/") ? self.home + $0.dropFirst() : $0 }
    }

    /// Reads the config file, then the environment, which wins.
    ///
    /// - Parameters:
    ///   - paths: Where the file is; none is no mistake.
    ///   - variables: The environment.
    package init(_ paths: Paths, variables: [String: String]) {
        self.home = Paths(variables).home
        switch ConfigFile(paths.configFile, isNamed: paths.isConfigNamed) {
        case .missing: break
        case .text(let text): self.read(text, file: paths.configFile, home: self.home)
        case .unreadable(let place, let reason): self.stop(place, reason)
        }
        self.read(variables)
        self.network = NetworkSettings(proxy: self.proxy, variables: variables)
    }

    private mutating func read(_ variables: [String: String]) {
        self.readClientID(variables)
        if let secret = self.key(.clientSecret, in: variables) {
            self.clientSecret = secret
            self.origins[.clientSecret] = .environment("TRAKT_MPV_CLIENT_SECRET")
        }
        if let text = variables["TRAKT_MPV_API_URL"] { self.api = self.address(text, "TRAKT_MPV_API_URL") ?? self.api }
        if let text = variables["TRAKT_MPV_AUTH_URL"] {
            self.auth = self.address(text, "TRAKT_MPV_AUTH_URL") ?? self.auth
        }
        if let seconds = variables["TRAKT_MPV_UNSURE_SECONDS"].flatMap(Double.init), (1...600).contains(seconds) {
            self.patience = Patience(seconds: seconds)
        }
        if let text = variables["TRAKT_MPV_LOG"], !text.isEmpty {
            if let level = LogLevel(rawValue: text) {
                self.logLevel = level
                self.origins[.logLevel] = .environment("TRAKT_MPV_LOG")
            } else {
                self.ignore("TRAKT_MPV_LOG", "must be \(LogLevel.choice)")
            }
        }
    }

    /// The first that says something: the environment, the file, what the program was built with.
    private mutating func readClientID(_ variables: [String: String]) {
        let builtIn = unsafe String(cString: cbuildsettings_client_id())
        if let id = self.key(.clientID, in: variables), !id.isEmpty {
            self.clientID = id
            self.origins[.clientID] = .environment("TRAKT_MPV_CLIENT_ID")
        } else if (self.clientID ?? "").isEmpty, !builtIn.isEmpty {
            self.clientID = builtIn
            self.origins[.clientID] = .build
        }
        self.isClientIDBuiltIn = !builtIn.isEmpty && self.clientID == builtIn
    }

    /// A variable that is not as it must be is as if it were not there.
    private mutating func ignore(_ variable: String, _ what: String) {
        self.findings.append(ConfigFinding(.variable(variable), what, "it is ignored"))
    }

    /// An id or a secret from the environment; one that cannot stand in a request is none.
    private mutating func key(_ setting: SettingKey, in variables: [String: String]) -> String? {
        guard let name = setting.variable, let text = variables[name] else { return nil }
        guard !text.isEmpty, !TraktClient.Credentials.isKey(text) else { return text }
        self.ignore(name, "must be \(Self.wantedKey)")
        return nil
    }

    /// What an id or a secret looks like.
    private static let wantedKey = "up to 256 letters, digits and signs, as Trakt shows it"

    private static func key(_ text: String?) -> String? {
        text.flatMap { $0.isEmpty || TraktClient.Credentials.isKey($0) ? $0 : nil }
    }

    private mutating func address(_ text: String, _ name: String) -> ServiceURL? {
        guard let url = ServiceURL(text) else {
            self.ignore(name, "must be an https address (plain http for loopback only)")
            return nil
        }
        return url
    }

    private mutating func read(_ text: String, file: String, home: String) {
        let table: TOMLTable
        do {
            table = try ConfigTable.parse(text)
        } catch let error as TOMLParseError {
            let place = ConfigFile.place(line: error.source.begin.line, in: text, file)
            return self.stop(place, "\(DisplayText(error.description))")
        } catch {
            return self.stop(.file(file, nil, nil), "\(DisplayText("\(error)"))")
        }
        let layout = ConfigLayout(text)
        for key in table.keys {
            guard key != "rule" else {
                let rules = RuleSettings(table[key], text: text, file: file, home: home)
                self.rules = rules.rules
                self.findings += rules.findings
                self.standstill = self.standstill ?? rules.unclear?.description
                continue
            }
            guard key != "hook" else {
                let hooks = HookSettings(table[key], layout: layout, file: file)
                self.hooks = hooks.hooks
                self.findings += hooks.findings
                continue
            }
            let line = layout.line(of: key)
            let place = ConfigFinding.Place.file(file, line, key)
            guard !RuleSettings.mayExclude(key, table[key]) else {
                self.stop(place, "a rule is written as [[rule]]")
                continue
            }
            guard let setting = SettingKey(rawValue: key) else {
                self.findings.append(Self.unknown(key, at: place))
                continue
            }
            let known = self.findings.count
            self.read(table[key], of: setting, at: place)
            if self.findings.count == known { self.origins[setting] = .file(line: line) }
        }
    }

    private static func unknown(_ key: String, at place: ConfigFinding.Place) -> ConfigFinding {
        let known = SettingKey.allCases.map(\.rawValue) + ["rule", "hook"]
        let meant = Suggestion(for: key, among: known).map { "; did you mean \($0.word)?" } ?? ""
        return ConfigFinding(place, "there is no such setting\(meant)", "it is ignored")
    }

    /// Nothing is told while what may say `never` is not understood.
    private mutating func stop(_ place: ConfigFinding.Place, _ reason: String) {
        let finding = ConfigFinding(place, reason, ConfigFinding.nothingIsSent)
        self.findings.append(finding)
        self.standstill = self.standstill ?? finding.description
    }

    private mutating func read(
        _ value: (any TOMLValueConvertible)?,
        of key: SettingKey,
        at place: ConfigFinding.Place
    ) {
        let text = value?.string
        switch key {
        case .clientID: self.set(\.clientID, to: Self.key(text), at: place, wanted: Self.wantedKey)
        case .clientSecret: self.set(\.clientSecret, to: Self.key(text), at: place, wanted: Self.wantedKey)
        case .proxy: self.readProxy(text, at: place)
        case .threshold: self.set(\.policy.threshold, to: value, in: 1...100, at: place, unit: "a number")
        case .minimumShare: self.set(\.policy.minimumShare, to: value, in: 0...100, at: place, unit: "a number")
        case .minimumLength: self.set(\.policy.minimumLength, to: value, in: 0...86400, at: place, unit: "seconds")
        case .continueDays: self.set(\.policy.continueDays, to: value, in: 0...365, at: place, unit: "days")
        case .osd: self.choose(\.screen.level, text, at: place)
        case .menuKey:
            let name = text.flatMap { ScreenSettings.isKey($0) ? $0 : nil }
            self.set(\.screen.menuKey, to: name, at: place, wanted: "the name of a key, as in mpv's input.conf")
        case .resume: self.choose(\.screen.resume, text, at: place)
        case .ratingPrompt: self.choose(\.screen.ratingPrompt, text, at: place)
        case .ratingBeforeQuit:
            self.set(\.screen.ratesBeforeQuit, to: value?.bool, at: place, wanted: "true or false")
        case .credits: self.choose(\.credits, text, at: place)
        case .films: self.choose(\.kinds.films, text, at: place)
        case .shows: self.choose(\.kinds.shows, text, at: place)
        case .library: self.set(\.library, to: Self.folders(value), at: place, wanted: Self.wantedFolders)
        case .logLevel: self.choose(\.logLevel, text, at: place)
        }
    }

    private static let wantedFolders = "a list of whole paths, from / or ~/, as [\"~/Videos\"]"

    private static func folders(_ value: (any TOMLValueConvertible)?) -> [String]? {
        guard let array = value?.array else { return nil }
        let folders = (0..<array.count).compactMap { array[$0].string }
        let areWhole = folders.allSatisfy { $0.hasPrefix("/") || $0 == "~" || $0.hasPrefix("~/") }
        return folders.count == array.count && areWhole ? folders : nil
    }

    /// The default holds in place of what is wrong.
    private mutating func refuse(_ place: ConfigFinding.Place, wanted: String) {
        self.findings.append(ConfigFinding(place, "must be \(wanted)", "the default holds"))
    }

    private mutating func readProxy(_ text: String?, at place: ConfigFinding.Place) {
        // One that cannot be understood still is one: past it nothing may go out.
        self.proxy = text ?? "?"
        guard text != "none", text.flatMap(ProxyAddress.init) == nil else { return }
        let wanted = "must be http://HOST:PORT, socks5://HOST:PORT or none"
        self.findings.append(ConfigFinding(place, wanted, "nothing is sent before it is"))
    }

    private mutating func set<Value>(
        _ path: WritableKeyPath<Self, Value>,
        to value: Value?,
        at place: ConfigFinding.Place,
        wanted: String
    ) {
        guard let value else { return self.refuse(place, wanted: wanted) }
        self[keyPath: path] = value
    }

    private mutating func set(
        _ path: WritableKeyPath<Self, String?>,
        to value: String?,
        at place: ConfigFinding.Place,
        wanted: String
    ) {
        guard let value else { return self.refuse(place, wanted: wanted) }
        self[keyPath: path] = value
    }

    private mutating func set(
        _ path: WritableKeyPath<Self, Double>,
        to value: (any TOMLValueConvertible)?,
        in range: ClosedRange<Double>,
        at place: ConfigFinding.Place,
        unit: String
    ) {
        let number = (value?.double ?? value?.int.map(Double.init)).flatMap { range.contains($0) ? $0 : nil }
        let wanted = "\(unit) from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
        self.set(path, to: number, at: place, wanted: wanted)
    }

    private mutating func choose<Value: RawRepresentable<String> & CaseIterable>(
        _ path: WritableKeyPath<Self, Value>,
        _ text: String?,
        at place: ConfigFinding.Place
    ) {
        let words = Value.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        self.set(path, to: text.flatMap { Value(rawValue: $0) }, at: place, wanted: "one of \(words)")
    }
}
