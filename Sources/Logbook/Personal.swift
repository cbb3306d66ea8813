internal import Foundation
package import Logging

/// What belongs to the user: titles, paths and names of files, what was searched for.
///
/// It is in the log only when the user has asked for `debug` or `trace`. Any other reader of the entry gets what is for
/// everybody: that is the type's description. Tokens, codes and secrets are not personal but never logged at all.
package struct Personal: CustomStringConvertible, Sendable {
    /// For the user's own eyes.
    let text: String
    /// For everybody; where there is nothing for them, a dash.
    package var description: String { self.publicText ?? "–" }
    /// What may be seen instead.
    let publicText: String?

    /// - Parameters:
    ///   - text: What belongs to the user.
    ///   - public: What may be seen instead; nil for nothing.
    package init(_ text: String, public: String? = nil) {
        self.text = text
        self.publicText = `public`
    }
}

extension Logger.MetadataValue {
    /// What belongs to the user.
    package static func personal(_ text: String, public: String? = nil) -> Self {
        .stringConvertible(Personal(text, public: `public`))
    }

    /// An error: what it says may name files and titles, so that everybody sees only of which kind it is.
    package static func failure(_ error: any Error) -> Self {
        let kind = (error as? any LoggedError)?.logWord ?? Self.word(for: error)
        return .personal("\(kind): \(error)", public: kind)
    }

    /// `NSPOSIXErrorDomain 13`, `GRDB.DatabaseError 11`: where it comes from and its number, nothing that is carried along.
    private static func word(for error: any Error) -> String {
        let error = error as NSError
        return "\(error.domain) \(error.code)"
    }
}

/// An error that has a word of its own for the log, without anything personal.
package protocol LoggedError: Error {
    /// As in `no answer in time`.
    var logWord: String { get }
}
