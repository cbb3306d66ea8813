package import Foundation
package import MediaIdentification

/// What the user has said a file, a folder or a series is; it goes before everything else.
package struct Correction: Codable, Hashable, Sendable {
    /// What it holds for: all that is given must agree.
    package struct Scope: Codable, Hashable, Sendable {
        /// The real path of one file.
        package var file: String?
        /// The real path of a folder, for what is in it at any depth; in a rule of the config also of one file.
        package var folder: String?
        /// A title as it is compared.
        package var series: String?

        /// - Parameters:
        ///   - file: A file, as typed; a URL without its query.
        ///   - folder: A folder, as typed.
        ///   - title: A title in any form.
        package init(file: String? = nil, folder: String? = nil, title: String? = nil) {
            self.file = file.map(MediaLocation.realPath)
            self.folder = folder.map(MediaLocation.realPath)
            self.series = title.map { TitleText($0).plain }
        }

        package var isEmpty: Bool { self.file == nil && self.folder == nil && (self.series ?? "").isEmpty }
    }

    package struct Show: Codable, Hashable, Sendable {
        /// Trakt's number or slug.
        package var show: String
        /// The season, whatever the name says.
        package var season: Int?
        /// The episode, whatever the name says; for one file.
        package var episode: Int?
        /// Added to the season in the name.
        package var seasonOffset: Int
        /// Added to the number in the name.
        package var episodeOffset: Int

        package init(
            show: String,
            season: Int? = nil,
            episode: Int? = nil,
            seasonOffset: Int = 0,
            episodeOffset: Int = 0
        ) {
            self.show = show
            self.season = season
            self.episode = episode
            self.seasonOffset = seasonOffset
            self.episodeOffset = episodeOffset
        }
    }

    package enum Target: Codable, Hashable, Sendable {
        case show(Show)
        /// Trakt's number or slug.
        case movie(String)
        /// Nothing is told to Trakt.
        case never
        /// The show as it is found, with another count of seasons or episodes.
        case offset(season: Int, episode: Int)
    }

    /// Nil for a rule of the config.
    package var id: Int64?
    package var scope: Scope
    package var target: Target
    /// What the target was called when it was said, for people; nil for nothing and for rules of the config.
    package var title: String?
    package var createdAt: Date?

    package init(id: Int64? = nil, scope: Scope, target: Target, title: String? = nil, createdAt: Date? = nil) {
        self.id = id
        self.scope = scope
        self.target = target
        self.title = title
        self.createdAt = createdAt
    }

    /// Whether it is about this file.
    package func applies(to evidence: MediaEvidence, _ description: MediaDescription) -> Bool {
        self.applies(to: Subject(evidence, description))
    }

    /// What a scope is held against.
    struct Subject {
        /// The real path, and the path as typed: a rule may have been read while a disk was away.
        var paths: Set<String>
        var series: String?

        init(_ evidence: MediaEvidence, _ description: MediaDescription) {
            self.paths = [MediaLocation.realPath(evidence.path), MediaLocation.typedPath(evidence.path)]
            self.series = description.title.map { TitleText($0).plain }
        }
    }

    func applies(to subject: Subject) -> Bool {
        guard !self.scope.isEmpty else { return false }
        if let file = self.scope.file, !subject.paths.contains(file) { return false }
        if let folder = self.scope.folder, !subject.paths.contains(where: { MediaLocation.isInside($0, folder) }) {
            return false
        }
        if let wanted = self.scope.series, wanted != subject.series { return false }
        return true
    }

    /// The narrower goes first: a file, then the deeper folder, then a series alone.
    var narrowness: [Int] {
        [self.scope.file == nil ? 0 : 1, self.scope.folder?.utf8.count ?? 0, self.scope.series == nil ? 0 : 1]
    }
}

/// Paths as they are compared: real ones, and URLs without what may be secret.
package enum MediaLocation {
    /// A path as a viewing keeps it: from the root, for it is read later by programs that are started elsewhere; a URL, and
    /// what comes through a pipe, as it is.
    package static func recorded(_ path: String) -> String {
        path.isEmpty || path == "-" || path.contains("://") ? path : Self.typedPath(path)
    }

    /// The real path, also of what no longer exists; a URL loses user, query and fragment.
    static func realPath(_ path: String) -> String {
        if path.contains("://") { return Self.withoutSecrets(path) }
        // Only what exists can be resolved: the deepest folder that does, and the rest as it is.
        var folder = URL(filePath: Self.typedPath(path))
        var rest: [String] = []
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path) {
            rest.insert(folder.lastPathComponent, at: 0)
            folder.deleteLastPathComponent()
        }
        let real = rest.reduce(folder.resolvingSymlinksInPath()) { $0.appending(path: $1) }
        return Self.withoutSlash(real.path)
    }

    /// The path as typed, absolute and without detours; a URL loses user, query and fragment.
    static func typedPath(_ path: String) -> String {
        if path.contains("://") { return Self.withoutSecrets(path) }
        let absolute = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        return Self.withoutSlash(URL(filePath: absolute).standardizedFileURL.path)
    }

    private static func withoutSlash(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    private static func withoutSecrets(_ url: String) -> String {
        let plain = String(url.prefix { $0 != "?" && $0 != "#" })
        guard let scheme = plain.range(of: "://") else { return plain }
        let rest = plain[scheme.upperBound...]
        let host = rest.prefix { $0 != "/" }
        guard let at = host.lastIndex(of: "@") else { return plain }
        return String(plain[..<scheme.upperBound] + rest[rest.index(after: at)...])
    }

    static func isInside(_ path: String, _ folder: String) -> Bool {
        path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
    }

    /// The folder of a file and the one around it; none for a URL.
    static func folders(of path: String) -> [String] {
        guard !path.contains("://") else { return [] }
        let folder = URL(filePath: Self.realPath(path)).deletingLastPathComponent()
        let around = folder.deletingLastPathComponent()
        return around.pathComponents.count < 2 ? [folder.path] : [folder.path, around.path]
    }
}
