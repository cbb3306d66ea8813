import Playback
import ScrobbleSync

/// A setting, by its key in the config.
package enum SettingKey: String, CaseIterable, Hashable, Sendable {
    case clientID = "client_id"
    case clientSecret = "client_secret"
    case proxy
    case threshold
    case minimumShare = "minimum_share"
    case continueDays = "continue_days"
    case minimumLength = "minimum_length"
    case credits
    case films
    case shows
    case osd
    case menuKey = "menu_key"
    case resume
    case ratingPrompt = "rating_prompt"
    case ratingBeforeQuit = "rating_before_quit"
    case library
    case logLevel = "log_level"

    /// The variable of the environment that wins over it.
    package var variable: String? {
        switch self {
        case .clientID: "TRAKT_MPV_CLIENT_ID"
        case .clientSecret: "TRAKT_MPV_CLIENT_SECRET"
        case .logLevel: "TRAKT_MPV_LOG"
        case .proxy, .threshold, .minimumShare, .continueDays, .minimumLength, .credits, .films, .shows, .osd, .menuKey,
            .resume,
            .ratingPrompt, .ratingBeforeQuit, .library:
            nil
        }
    }

    /// What a value of it is made of.
    package enum Sort: Hashable, Sendable {
        case text, number, flag
        /// Any number of texts.
        case list
    }

    package var sort: Sort {
        switch self {
        case .threshold, .minimumShare, .continueDays, .minimumLength: .number
        case .ratingBeforeQuit: .flag
        case .library: .list
        case .clientID, .clientSecret, .proxy, .credits, .films, .shows, .osd, .menuKey, .resume, .ratingPrompt,
            .logLevel:
            .text
        }
    }

    /// Whether a value is nobody else's to see: neither in a listing nor on a command line, which others can read.
    ///
    /// - Parameter value: What it is, or is to be.
    /// - Returns: Whether it is.
    package func isSecret(_ value: SettingValue) -> Bool {
        switch (self, value) {
        case (.clientSecret, .text(let text)): !text.isEmpty
        // `NAME:PASSWORD@HOST`.
        case (.proxy, .text(let text)): text.contains("@")
        default: false
        }
    }

    /// What holds.
    package func value(in settings: Settings) -> SettingValue {
        switch self {
        case .clientID: .text(settings.clientID ?? "")
        case .clientSecret: .text(settings.clientSecret ?? "")
        case .proxy: .text(settings.proxy ?? "")
        case .threshold: .number(settings.policy.threshold)
        case .minimumShare: .number(settings.policy.minimumShare)
        case .continueDays: .number(settings.policy.continueDays)
        case .minimumLength: .number(settings.policy.minimumLength)
        case .credits: .text(settings.credits.rawValue)
        case .films: .text(settings.kinds.films.rawValue)
        case .shows: .text(settings.kinds.shows.rawValue)
        case .osd: .text(settings.screen.level.rawValue)
        case .menuKey: .text(settings.screen.menuKey)
        case .resume: .text(settings.screen.resume.rawValue)
        case .ratingPrompt: .text(settings.screen.ratingPrompt.rawValue)
        case .ratingBeforeQuit: .flag(settings.screen.ratesBeforeQuit)
        case .library: .list(settings.library)
        case .logLevel: .text(settings.logLevel.rawValue)
        }
    }
}

/// Where what holds comes from.
package enum SettingOrigin: Hashable, Sendable {
    case preset
    /// The client id that this build carries.
    case build
    /// The config, at a line from 1.
    case file(line: Int)
    /// A variable of the environment.
    case environment(String)
}

/// What a setting is set to.
package enum SettingValue: Hashable, Sendable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([String])

    /// As TOML has it.
    package var toml: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .number, .flag: self.plain
        case .list(let items): "[\(items.map(Self.quoted).joined(separator: ", "))]"
        }
    }

    /// Without quotation marks, as scripts want it; a list has a line for each.
    package var plain: String {
        switch self {
        case .text(let text): text
        case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
        case .flag(let flag): flag ? "true" : "false"
        case .list(let items): items.joined(separator: "\n")
        }
    }

    /// A text in quotation marks, on one line.
    private static func quoted(_ text: String) -> String {
        var quoted = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return "\"\(quoted)\""
    }
}

extension SettingValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let items): try container.encode(items)
        }
    }
}
