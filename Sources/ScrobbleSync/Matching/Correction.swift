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
        ///   - file: A file, as typed; of an address that names nothing, with the digest of its query.
        ///   - folder: A folder, as typed.
        ///   - title: A title in any form.
        package init(file: String? = nil, folder: String? = nil, title: String? = nil) {
            self.file = file.map(MediaLocation.scope)
            self.folder = folder.map { MediaAddress.withoutDigest(MediaLocation.realPath($0)) }
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
        // What is never to be told is meant with every query.
        if target == .never { self.scope.file = scope.file.map(MediaAddress.withoutDigest) }
    }

    /// Whether it is about this file.
    package func applies(to evidence: MediaEvidence, _ description: MediaDescription) -> Bool {
        self.applies(to: Subject(evidence, description))
    }

    /// What a scope is held against.
    struct Subject {
        /// Every spelling of every file that is read: the paths as typed, the real ones, and all between them; a rule may have
        /// been read while a disk was away, and a link may lead in or out.
        var paths: Set<String>
        var series: String?

        init(_ evidence: MediaEvidence, _ description: MediaDescription) {
            self.paths = Set(MediaAddress.sources(of: evidence.path).flatMap(MediaLocation.spellings))
            if MediaAddress.isAddress(evidence.path) { self.paths.formUnion(MediaLocation.spellings(evidence.path)) }
            self.series = description.title.map { TitleText($0).plain }
        }

        /// Whether one of the files is in a folder by the word of the file system, however both are spelled: in a file system
        /// without capitals, through a mount.
        func isPhysically(in folder: String) -> Bool { FileIdentity(folder)?.holds(anyOf: self.paths) ?? false }
    }

    func applies(to subject: Subject) -> Bool {
        guard !self.scope.isEmpty else { return false }
        if let file = self.scope.file, !subject.paths.contains(file) { return false }
        if let folder = self.scope.folder, !subject.paths.contains(where: { MediaLocation.isInside($0, folder) }) {
            guard self.target == .never, subject.isPhysically(in: folder) else { return false }
        }
        if let wanted = self.scope.series, wanted != subject.series { return false }
        return true
    }

    /// The narrower goes first: a file, then the deeper folder, then a series alone.
    var narrowness: [Int] {
        [self.scope.file == nil ? 0 : 1, self.scope.folder?.utf8.count ?? 0, self.scope.series == nil ? 0 : 1]
    }
}
