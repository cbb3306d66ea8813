import Foundation
import Logbook
import Logging
import Storage

/// The name of the account that is connected, kept so that `status` needs no network.
struct AccountFile {
    private struct Content: Codable {
        var name: String
    }

    private let path: String
    private let logger: Logger

    /// - Parameters:
    ///   - directory: The state directory.
    ///   - logger: Told of a file that cannot be read or written.
    init(directory: String, logger: Logger) {
        self.path = "\(directory)/account.json"
        self.logger = logger
    }

    var name: String? {
        guard let data = FileManager.default.contents(atPath: self.path) else { return nil }
        let content = self.logger.attempt("The account's name cannot be read") {
            try JSONDecoder().decode(Content.self, from: data)
        }
        return content.map { DisplayText($0.name).description }
    }

    /// Remembers the name; a name that cannot be stored is no trouble.
    func save(_ name: String) {
        self.logger.attempt("The account's name cannot be stored") {
            try PrivateFile.replace(self.path, with: try JSONEncoder().encode(Content(name: name)))
        }
    }

    func remove() { unsafe unlink(self.path) }
}
