import Foundation
import ScrobbleSync
import TraktAPI

/// Takes out of a text what is nobody else's business, so that it can be pasted: tokens, ids and secrets, the name of the
/// account, the user's folder.
struct SecretBlanks: Sendable {
    private let home: String
    private let secrets: [String]

    /// What is shorter stands in ordinary words, too.
    private static let shortest = 8

    init(_ environment: Environment) {
        self.home = environment.paths.home
        let token = environment.tokens.load()
        let settings = environment.settings
        self.secrets = [
            token?.access, token?.refresh, settings.clientSecret, settings.clientID, environment.account.name,
        ].compactMap(\.self).filter { $0.count >= Self.shortest }.sorted { $0.count > $1.count }
    }

    /// Harmless, without secrets, with `~` for the user's folder.
    func blank(_ text: String) -> String {
        var text = DisplayText(text, limit: 2000).description
        for secret in self.secrets { text = text.replacing(secret, with: "…") }
        guard self.home.count > 1 else { return text }
        return text.replacing(self.home, with: "~")
    }
}
