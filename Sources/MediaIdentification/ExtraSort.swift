/// What is not to be scrobbled.
package enum ExtraSort: String, Codable, Sendable {
    case sample, trailer, extra
    /// An opening or ending without credits.
    case opening

    /// By the number that the vocabulary gives a word.
    init?(place: Int16) {
        switch place {
        case 1: self = .sample
        case 2: self = .trailer
        case 3: self = .extra
        case 4: self = .opening
        default: return nil
        }
    }
}
