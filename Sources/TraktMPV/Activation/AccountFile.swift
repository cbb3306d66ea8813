import Foundation

/// The name of the account that is connected, kept so that `status` needs no network.
struct AccountFile {
    private struct Content: Codable {
        var name: String
    }

    private let path: String

    /// - Parameter directory: The state directory.
    init(directory: String) {
        self.path = "\(directory)/account.json"
    }

    var name: String? {
        let data = FileManager.default.contents(atPath: self.path)
        return data.flatMap { try? JSONDecoder().decode(Content.self, from: $0) }.map {
            DisplayText($0.name).description
        }
    }

    /// Remembers the name; a name that cannot be stored is no trouble.
    func save(_ name: String) {
        guard let data = try? JSONEncoder().encode(Content(name: name)) else { return }
        try? data.write(to: URL(filePath: self.path), options: .atomic)
    }

    func remove() { unsafe unlink(self.path) }
}
