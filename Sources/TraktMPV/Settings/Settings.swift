internal import CBuildSettings
internal import Foundation
package import Playback
package import ScrobbleSync
package import TraktAPI
internal import TOMLKit

/// What the user can set.
package struct Settings: Sendable {
    package var clientID: String?
    package var clientSecret: String?
    package var api = ServiceURL.api
    package var auth = ServiceURL.auth
    package var policy = ScrobblePolicy()
    package var screen = ScreenSettings()
    package var credits = Credits.chapters
    package var logLevel = LogLevel.info
    /// How long what may have arrived is looked for before it is told again; shorter for trials.
    package var patience = Patience.usual
    /// What whole trees are; the first that applies holds.
    package var rules: [Correction] = []
    /// One sentence for each key or value that is wrong: file, line where known, key.
    ///
    /// The default holds for that key.
    package var complaints: [String] = []

    /// Reads the config file, then the environment, which wins.
    ///
    /// - Parameters:
    ///   - paths: Where the file is; none is no mistake.
    ///   - variables: The environment.
    package init(_ paths: Paths, variables: [String: String]) {
        do {
            self.read(
                try String(contentsOfFile: paths.configFile, encoding: .utf8),
                file: paths.configFile,
                home: Paths(variables).home
            )
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            // A file that is not there is no mistake.
        } catch {
            self.complaints.append("\(paths.configFile): \(Self.words(error)); the defaults hold.")
        }
        self.read(variables)
    }

    /// Why the file could not be read.
    private static func words(_ error: any Error) -> String {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        guard let cause, cause.domain == NSPOSIXErrorDomain else { return "cannot be read as text" }
        let reason = unsafe String(cString: strerror(Int32(truncatingIfNeeded: cause.code)))
        return "cannot be read: \(reason.lowercased())"
    }

    private mutating func read(_ variables: [String: String]) {
        let builtIn = unsafe String(cString: cbuildsettings_client_id())
        // The first that says something: the environment, the file, what the program was built with.
        self.clientID = [variables["TRAKT_MPV_CLIENT_ID"], self.clientID, builtIn].compactMap { $0 }.first {
            !$0.isEmpty
        }
        self.clientSecret = variables["TRAKT_MPV_CLIENT_SECRET"] ?? self.clientSecret
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

    private mutating func address(_ text: String, _ name: String) -> ServiceURL? {
        guard let url = ServiceURL(text) else {
            self.complaints.append("\(name) must be an https address (plain http for loopback only); it is ignored.")
            return nil
        }
        return url
    }

    private mutating func read(_ text: String, file: String, home: String) {
        // The parser takes a C string and would silently stop here.
        guard !text.utf8.contains(0) else {
            self.complaints.append("\(file): is no text; the defaults hold.")
            return
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch {
            self.complaints.append("\(file): \(DisplayText("\(error)")); the defaults hold.")
            return
        }
        for key in table.keys {
            guard key != "rule" else {
                let rules = RuleSettings(table[key], text: text, file: file, home: home)
                self.rules = rules.rules
                self.complaints += rules.complaints
                continue
            }
            let place = "\(file), line \(Self.line(of: key, in: text)), key \(DisplayText(key, limit: 60))"
            self.read(table[key], of: key, at: place)
        }
    }

    private mutating func read(_ value: (any TOMLValueConvertible)?, of key: String, at place: String) {
        let text = value?.string
        switch key {
        case "client_id": self.set(\.clientID, to: text, at: place, wanted: "text")
        case "client_secret": self.set(\.clientSecret, to: text, at: place, wanted: "text")
        case "threshold": self.set(\.policy.threshold, to: value, in: 1...100, at: place, unit: "a number")
        case "minimum_share": self.set(\.policy.minimumShare, to: value, in: 0...100, at: place, unit: "a number")
        case "minimum_length": self.set(\.policy.minimumLength, to: value, in: 0...86400, at: place, unit: "seconds")
        case "osd": self.choose(\.screen.level, text, at: place)
        case "menu_key":
            let name = text.flatMap { ScreenSettings.isKey($0) ? $0 : nil }
            self.set(\.screen.menuKey, to: name, at: place, wanted: "the name of a key, as in mpv's input.conf")
        case "resume": self.choose(\.screen.resume, text, at: place)
        case "rating_prompt": self.choose(\.screen.ratingPrompt, text, at: place)
        case "credits": self.choose(\.credits, text, at: place)
        case "log_level": self.choose(\.logLevel, text, at: place)
        default: self.complaints.append("\(place): there is no such setting; it is ignored.")
        }
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
