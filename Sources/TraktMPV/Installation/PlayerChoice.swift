import Foundation

/// Which program opens which type of file, where the user has not said so: it must not change by an entry of ours.
///
/// Desktops look for a choice in the files `mimeapps.list`, and where there is none take the first program that knows the
/// type, those of the user's own folder first.
struct PlayerChoice {
    /// Where the user's choices are.
    var path: String { "\(self.places.configHome)/mimeapps.list" }

    private let places: InstallationPlaces
    private let record: InstalledFiles

    private static let kind = "desktop-defaults"
    private static let section = "Default Applications"

    init(_ places: InstallationPlaces, in environment: Environment) {
        self.places = places
        self.record = InstalledFiles(directory: environment.paths.stateDirectory, logger: environment.logger)
    }

    /// Makes choices of what has been taken so far without one.
    ///
    /// - Parameters:
    ///   - types: The types of files.
    ///   - entry: The entry that must not be taken.
    /// - Returns: The entries that were chosen.
    /// - Throws: `CocoaError` or `POSIXError`.
    func keep(_ types: [String], but entry: String) throws -> [String] {
        let chosen = self.chosen
        let taken = self.caches
        let pairs = types.filter { !chosen.contains($0) }.compactMap { type -> (key: String, value: String)? in
            for (folder, cache) in taken {
                for name in (cache[type] ?? "").split(separator: ";").map(String.init) where name != entry {
                    let place = "\(folder)/\(name)"
                    if FileManager.default.fileExists(atPath: place) { return (type, name) }
                }
            }
            return nil
        }
        guard !pairs.isEmpty else { return [] }
        let known = self.record.record(of: Self.kind)
        try self.record.keep(known.merging(pairs, uniquingKeysWith: { $1 }), of: Self.kind)
        try self.edit { $0.add(pairs, to: Self.section) }
        return Set(pairs.map(\.value)).sorted()
    }

    /// Takes choices back that were made so and are still the same.
    ///
    /// - Throws: `CocoaError` or `POSIXError`.
    func giveBack() throws -> [String] {
        let known = self.record.record(of: Self.kind)
        guard !known.isEmpty else { return [] }
        try self.edit { $0.remove(known, from: Self.section) }
        // What is left is nothing but the name of the section: the file was made for it.
        if KeyFile(file: self.path).lines.allSatisfy({ $0.isEmpty || $0 == "[\(Self.section)]" }) {
            try FileManager.default.removeItem(atPath: self.path)
        }
        try self.record.keep([:], of: Self.kind)
        return []
    }

    private func edit(_ change: (inout KeyFile) -> Void) throws {
        // Some keep it elsewhere and have a link here.
        let file = URL(filePath: self.path).resolvingSymlinksInPath()
        var list = KeyFile(file: file.path)
        change(&list)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(list.text.utf8).write(to: file, options: .atomic)
    }

    /// The types for which there is a choice, of the user or of the system.
    private var chosen: Set<String> {
        let folders =
            [self.places.configHome] + self.places.systemConfig
            + ([self.places.dataHome] + self.places.systemData).map { "\($0)/applications" }
        let names = self.places.desktops.map { "\($0)-mimeapps.list" } + ["mimeapps.list"]
        return folders.reduce(into: []) { types, folder in
            for name in names {
                types.formUnion(KeyFile(file: "\(folder)/\(name)").sections[Self.section, default: [:]].keys)
            }
        }
    }

    /// What programs say they know, the user's own first.
    private var caches: [(folder: String, types: [String: String])] {
        ([self.places.dataHome] + self.places.systemData).map { data in
            let folder = "\(data)/applications"
            return (folder, KeyFile(file: "\(folder)/mimeinfo.cache").sections["MIME Cache"] ?? [:])
        }
    }
}
