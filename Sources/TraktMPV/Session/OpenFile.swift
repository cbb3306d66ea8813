import MediaIdentification
import Playback
import ScrobbleSync

/// A file and what it says it is.
struct SessionSubject: Hashable, Sendable {
    var evidence: MediaEvidence
    var description: MediaDescription

    var path: String { self.evidence.path }
    var folder: String { MediaLocation.folder(of: self.path) }
}

/// The file that is played, and what is known of it so far.
struct OpenFile: Hashable, Sendable {
    enum Privacy: Hashable, Sendable {
        /// It may be told.
        case none
        /// Nothing of this run is told or kept.
        case wholeRun
        /// The user has said so of this file.
        case asked
        /// The user has said so of its folder.
        case folder

        var isAsked: Bool { self == .asked || self == .folder }
    }

    private(set) var subject: SessionSubject
    private(set) var privacy: Privacy
    /// The facts that tracking needs.
    private(set) var played: PlayedFile
    /// Where the chapters begin, in seconds.
    private let chapters: [Double]
    private let whichCredits: Settings.Credits
    /// Of the episodes that the file holds, in minutes; empty where they are not known.
    private var runtimes: [Double] = []

    init(_ loaded: LoadedFile, privacy: Privacy, credits: Settings.Credits) {
        let evidence = MediaEvidence(
            path: loaded.file.path,
            mediaTitle: loaded.mediaTitle,
            metadata: loaded.metadata,
            duration: loaded.file.duration
        )
        self.subject = SessionSubject(evidence: evidence, description: MediaIdentifier().describe(evidence))
        self.privacy = privacy
        self.played = loaded.file
        self.chapters = loaded.chapters.map(\.time)
        self.whichCredits = credits
        if credits != .off { self.played.credits = loaded.chapters.last { $0.isCredits }?.time }
        self.divide()
    }

    /// The numbers of the episodes of a part.
    func episodes(of part: Int) -> [Int] { self.subject.description.part(part).episodes }

    /// Takes what lies beside the file.
    mutating func addSurroundings(_ evidence: MediaEvidence) {
        self.subject = SessionSubject(evidence: evidence, description: MediaIdentifier().describe(evidence))
        self.divide()
    }

    /// Takes how long the episodes are that the file holds, in minutes: where no chapter fits, it is cut by that.
    mutating func addRuntimes(_ runtimes: [Double]) {
        self.runtimes = runtimes
        self.divide()
    }

    mutating func setPrivacy(_ privacy: Privacy) {
        self.privacy = privacy
        self.divide()
    }

    private mutating func divide() {
        self.played.isIgnored = self.privacy != .none || self.subject.description.isExtra
        self.played.parts = EpisodeParts.divide(
            count: self.subject.description.episodes.count,
            duration: self.played.duration,
            chapters: self.chapters,
            runtimes: self.runtimes
        )
    }

    /// Where the credits begin by Trakt's word.
    ///
    /// - Parameter minutes: Trakt's runtime.
    /// - Returns: Seconds, where the runtime counts and no chapter tells.
    func credits(byRuntime minutes: Int?) -> Double? {
        let file = self.played
        guard self.whichCredits == .runtime, file.credits == nil, file.parts.count < 2, let duration = file.duration,
            let minutes, (5...1000).contains(minutes)
        else { return nil }
        let credits = min(duration, Double(minutes) * 60) - ScrobblePolicy.creditsLength
        // A runtime that is far from the file's is of another cut.
        return credits > duration * 0.75 ? credits : nil
    }
}
