/// Why a setting is not changed or told.
package enum ConfigMistake: Error, Hashable, CustomStringConvertible {
    /// There is no such setting.
    case unknown(String)
    /// How a value of it must be.
    case refused(SettingKey, String)
    case oneValue(SettingKey)
    case noValue(SettingKey)
    /// It stood on a command line, which others can read.
    case seenByOthers(SettingKey)
    /// The config cannot be read; what is wrong with it.
    case unreadable(String)
    /// It is written so that only its author can change it.
    case byHand(SettingKey, path: String)
    case circle(path: String)
    /// In a sentence that says what to do.
    case disk(String)

    package var description: String {
        switch self {
        case .unknown(let word):
            let meant = Suggestion(for: word, among: SettingKey.allCases.map(\.rawValue)).map {
                "Did you mean \($0.word)?"
            }
            return "There is no setting \(DisplayText(word, limit: 40)). "
                + (meant ?? "`trakt-mpv config show` lists all that there are.")
        case .refused(let key, let how): return "\(key.rawValue) \(how). Nothing was changed."
        case .oneValue(let key): return "\(key.rawValue) takes one value; put it into quotation marks if it has spaces."
        case .noValue(let key):
            return "Say what \(key.rawValue) is to be: `trakt-mpv config set \(key.rawValue) VALUE`."
        case .seenByOthers(let key):
            return "Others can read command lines, and \(key.rawValue) is nobody else's to see. "
                + "`trakt-mpv config set \(key.rawValue)` asks for it, and reads it from stdin where it is no terminal."
        case .unreadable(let what): return "The config is left as it is. \(what)"
        case .byHand(let key, let path):
            return "\(key.rawValue) is written so that changing it here would change more. Change it by hand in "
                + "\(DisplayText(path, limit: 4096))."
        case .circle(let path):
            return "\(DisplayText(path, limit: 4096)) is a link that leads in a circle. Mend it first."
        case .disk(let sentence): return sentence
        }
    }
}
