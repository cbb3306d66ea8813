import ScrobbleSync
import TraktAPI

/// Whether somebody is connected, and by which app.
extension Environment {
    /// The app that asks; nil where there is none, and while nothing may be sent.
    var clientID: String? { self.settings.standstill == nil ? self.ownClientID : nil }

    /// The same, whether or not anything may be sent.
    private var ownClientID: String? { self.settings.clientID.flatMap { $0.isEmpty ? nil : $0 } }

    /// Which app it is.
    var app: StatusReport.App {
        self.ownClientID == nil ? .none : self.settings.isClientIDBuiltIn ? .builtIn : .own
    }

    /// Whether there is a login that the client id may use.
    var isConnected: Bool { self.tokens.load().map(self.owns) ?? false }

    /// Why there is none, in one sentence: for whoever looks at the state, not at a request.
    var missingLogin: String? {
        guard let pair = self.tokens.load() else { return self.tokens.hasDied ? LoginWords.ended : nil }
        return self.owns(pair) ? nil : LoginWords.otherApp
    }

    /// Without a client id nobody can tell.
    private func owns(_ pair: AccessToken) -> Bool {
        guard let app = pair.app, let id = self.ownClientID else { return true }
        return app == TraktClient.digest(ofApp: id)
    }

    /// The name of the account that is connected; nil where nobody is, and where Trakt did not tell it.
    var connectedAccount: String? { self.isConnected ? self.account.name : nil }

    /// Why nothing is sent without an app, and what to do; the same sentence wherever it is told.
    package static let missingClientID =
        "This build carries no client id, and none of yours is set: set client_id in the config (VIP members make one at "
        + "\(TraktPages.ownApps)); until then nothing is sent, and everything you watch is recorded."

    /// Whether a login has anything to log in with.
    package var canConnect: Bool { self.clientID != nil }

    /// Tells why nothing is sent, where that is not among the complaints, which every command begins with.
    package func tellSilence() {
        if self.clientID == nil, self.settings.standstill == nil { self.tellOnce(Self.missingClientID) }
    }
}
