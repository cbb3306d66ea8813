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
    /// Folders in which `next` looks for what is next; a `~` in front is the user's own.
    package var library = ["~/Videos"]
    package var logLevel = LogLevel.info
    /// How long what may have arrived is looked for before it is told again; shorter for trials.
    package var patience = Patience.usual
    /// As the user has written it; nil where the environment decides.
    private var proxy: String?
    /// What whole trees are; the first that applies holds.
    package var rules: [Correction] = []
    /// One sentence for each key or value that is wrong: file, line where known, key.
    ///
    /// The default holds for that key.
    package var complaints: [String] = []
    /// Why nothing may be told to Trakt, in one sentence, which is among the complaints; nil where all could be read.
    ///
    /// What could not be read may say `never`.
    package private(set) var standstill: String?

    /// Reads the config file, then the environment, which wins.
    ///
    /// - Parameters:
    ///   - paths: Where the file is; none is no mistake.
    ///   - variables: The environment.
    package init(_ paths: Paths, variables: [String: String]) {
        switch ConfigFile(paths.configFile, isNamed: paths.isConfigNamed) {
        case .missing: break
        case .text(let text): self.read(text, file: paths.configFile, home: Paths(variables).home)
        case .unreadable(let reason): self.stop(reason)
        }
        self.read(variables)
        self.network = NetworkSettings(proxy: self.proxy, variables: variables)
    }

    private mutating func read(_ variables: [String: String]) {
        let builtIn = unsafe String(cString: cbuildsettings_client_id())
        // The first that says something: the environment, the file, what the program was built with.
        self.clientID = [self.key("TRAKT_MPV_CLIENT_ID", in: variables), self.clientID, builtIn].compactMap { $0 }.first
        {
            !$0.isEmpty
        }
        self.isClientIDBuiltIn = !builtIn.isEmpty && self.clientID == builtIn
        self.clientSecret = self.key("TRAKT_MPV_CLIENT_SECRET", in: variables) ?? self.clientSecret
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
            } else {
                self.complaints.append("TRAKT_MPV_LOG must be \(LogLevel.choice); it is ignored.")
            }
        }
    }

    /// An id or a secret from the environment; one that cannot stand in a request is none.
    private mutating func key(_ name: String, in variables: [String: String]) -> String? {
        guard let text = variables[name], !text.isEmpty, !TraktClient.Credentials.isKey(text) else {
            return variables[name]
        }
        self.complaints.append("\(name) must be \(Self.wantedKey); it is ignored.")
        return nil
    }

    /// What an id or a secret looks like.
    private static let wantedKey = "up to 256 letters, digits and signs, as Trakt shows it"

    private static func key(_ text: String?) -> String? {
        text.flatMap { $0.isEmpty || TraktClient.Credentials.isKey($0) ? $0 : nil }
    }

    private mutating func address(_ text: String, _ name: String) -> ServiceURL? {
        guard let url = ServiceURL(text) else {
            self.complaints.append("\(name) must be an https address (plain http for loopback only); it is ignored.")
            return nil
        }
        return url
    }

    private mutating func read(_ text: String, file: String, home: String) {
        let table: TOMLTable
        do {
            table = try ConfigTable.parse(text)
        } catch let error as TOMLParseError {
            let place = ConfigFile.place(line: error.source.begin.line, in: text)
            return self.stop("\(DisplayText(file, limit: 4096)), \(place): \(DisplayText(error.description))")
        } catch {
            return self.stop("\(DisplayText(file, limit: 4096)): \(DisplayText("\(error)"))")
        }
        for key in table.keys {
            guard key != "rule" else {
                let rules = RuleSettings(table[key], text: text, file: file, home: home)
                self.rules = rules.rules
                self.complaints += rules.complaints
                self.standstill = self.standstill ?? rules.unclear
                continue
            }
            let place = "\(file), line \(Self.line(of: key, in: text)), key \(DisplayText(key, limit: 60))"
            guard !RuleSettings.mayExclude(key, table[key]) else {
                self.stop("\(place): a rule is written as [[rule]]")
                continue
            }
            self.read(table[key], of: key, at: place)
        }
    }

    /// Nothing is told while what may say `never` is not understood.
    private mutating func stop(_ reason: String) {
        let sentence = reason + Self.consequence
        self.complaints.append(sentence)
        self.standstill = self.standstill ?? sentence
    }

    /// The end of a sentence that begins with what is wrong.
    static let consequence = "; until this is mended everything is recorded and nothing is sent."

    private mutating func read(_ value: (any TOMLValueConvertible)?, of key: String, at place: String) {
        let text = value?.string
        switch key {
        case "client_id": self.set(\.clientID, to: Self.key(text), at: place, wanted: Self.wantedKey)
        case "client_secret": self.set(\.clientSecret, to: Self.key(text), at: place, wanted: Self.wantedKey)
        case "proxy": self.readProxy(text, at: place)
        case "threshold": self.set(\.policy.threshold, to: value, in: 1...100, at: place, unit: "a number")
        case "minimum_share": self.set(\.policy.minimumShare, to: value, in: 0...100, at: place, unit: "a number")
        case "minimum_length": self.set(\.policy.minimumLength, to: value, in: 0...86400, at: place, unit: "seconds")
        case "continue_days": self.set(\.policy.continueDays, to: value, in: 0...365, at: place, unit: "days")
        case "osd": self.choose(\.screen.level, text, at: place)
        case "menu_key":
            let name = text.flatMap { ScreenSettings.isKey($0) ? $0 : nil }
            self.set(\.screen.menuKey, to: name, at: place, wanted: "the name of a key, as in mpv's input.conf")
        case "resume": self.choose(\.screen.resume, text, at: place)
        case "rating_prompt": self.choose(\.screen.ratingPrompt, text, at: place)
        case "rating_before_quit":
            self.set(\.screen.ratesBeforeQuit, to: value?.bool, at: place, wanted: "true or false")
        case "credits": self.choose(\.credits, text, at: place)
        case "library":
            let folders = value?.array?.map(\.string)
            let all = folders.flatMap { $0.contains(nil) ? nil : $0.compactMap(\.self) }
            self.set(\.library, to: all, at: place, wanted: "a list of folders, as in [\"~/Videos\"]")
        case "log_level": self.choose(\.logLevel, text, at: place)
        default: self.complaints.append("\(place): there is no such setting; it is ignored.")
        }
    }

    private mutating func readProxy(_ text: String?, at place: String) {
        // One that cannot be understood still is one: past it nothing may go out.
        self.proxy = text ?? "?"
        guard text != "none", text.flatMap(ProxyAddress.init) == nil else { return }
        self.complaints.append(
            "\(place): must be http://HOST:PORT, socks5://HOST:PORT or none; nothing is sent before it is."
        )
    }

    private mutating func set<Value>(
        _ path: WritableKeyPath<Self, Value>,
        to value: Value?,
        at place: String,
        wanted: String
    ) {
        guard let value else {
            self.complaints.append("\(place): must be \(wanted); the default holds.")
            return
        }
        self[keyPath: path] = value
    }

    private mutating func set(
        _ path: WritableKeyPath<Self, String?>,
        to value: String?,
        at place: String,
        wanted: String
    ) {
        guard let value else {
            self.complaints.append("\(place): must be \(wanted); the default holds.")
            return
        }
        self[keyPath: path] = value
    }

    private mutating func set(
        _ path: WritableKeyPath<Self, Double>,
        to value: (any TOMLValueConvertible)?,
        in range: ClosedRange<Double>,
        at place: String,
        unit: String
    ) {
        let number = (value?.double ?? value?.int.map(Double.init)).flatMap { range.contains($0) ? $0 : nil }
        let wanted = "\(unit) from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
        self.set(path, to: number, at: place, wanted: wanted)
    }

    private mutating func choose<Value: RawRepresentable<String> & CaseIterable>(
        _ path: WritableKeyPath<Self, Value>,
        _ text: String?,
        at place: String
    ) {
        let words = Value.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        self.set(path, to: text.flatMap { Value(rawValue: $0) }, at: place, wanted: "one of \(words)")
    }

    private static func line(of key: String, in text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.firstIndex { $0.trimmingCharacters(in: .whitespaces).hasPrefix(key) } ?? 0) + 1
    }
}
