import Foundation
import MPV
import MediaIdentification
import Playback
import ScrobbleSync

/// Writes down what the tracker says, and tells delivery about it.
///
/// Lives on the player's thread.
final class ViewingJournal {
    private let outbox: Outbox?
    private let session: String
    private let deliverer: Deliverer?
    /// Tells others that this player lives, and how far it has come.
    private let lock: SessionLock?
    /// Whether the user wants nothing of this run on the wire or on disk.
    private let isPrivate: Bool
    private let credits: Settings.Credits
    /// What is played.
    private(set) var subject: Subject?
    private(set) var viewing: Viewing?
    private var file: PlayedFile?
    /// Of the episodes that the file holds, in minutes; empty where they are not known.
    private var runtimes: [Double] = []
    private var hasStorageTrouble = false
    private var live: LiveCall?

    /// A file and what it says it is.
    struct Subject: Hashable, Sendable {
        var evidence: MediaEvidence
        var description: MediaDescription
        var isPrivate = false

        var path: String { self.evidence.path }
    }

    /// Seconds of credits where only the runtime is known.
    private static let creditsLength = 120.0

    private struct LiveCall {
        var call: ScrobbleIntent.LiveCall
        var progress: PlaybackProgress
    }

    /// - Parameters:
    ///   - outbox: The store; nil when there is none: playing goes on without.
    ///   - session: Names this run of the player.
    ///   - deliverer: Who sends; nil without a client id.
    ///   - isPrivate: Whether the user wants nothing of this run on the wire or on disk.
    ///   - credits: Which credits count as the end.
    init(outbox: Outbox?, session: String, deliverer: Deliverer?, isPrivate: Bool, credits: Settings.Credits) {
        self.outbox = outbox
        self.session = session
        self.deliverer = deliverer
        // Held until the process ends: its loss is how others know that this player is gone.
        self.lock = outbox?.sessionLock(session)
        self.isPrivate = isPrivate
        self.credits = credits
    }

    /// Takes the facts of the file that the player has just loaded.
    ///
    /// - Parameters:
    ///   - player: The player.
    ///   - onEvidence: Called later, from elsewhere, with what lies beside the file.
    /// - Returns: The facts that tracking needs.
    func open(_ player: any MPVPlayer, onEvidence: @escaping @Sendable (MediaEvidence) -> Void) -> PlayedFile {
        var file = PlayedFile(player)
        var metadata: [String: String] = [:]
        for (key, value) in player.node("metadata").map ?? [:] { metadata[key] = value.string }
        let evidence = MediaEvidence(
            path: file.path,
            mediaTitle: player.string("media-title"),
            metadata: metadata,
            duration: file.duration
        )
        self.viewing = nil
        self.live = nil
        self.runtimes = []
        self.subject = Subject(
            evidence: evidence,
            description: MediaIdentifier().describe(evidence),
            isPrivate: self.isPrivate
        )
        let chapters = player.chapters
        if self.credits != .off { file.credits = chapters.last { $0.isCredits }?.time }
        self.file = file
        if !self.isPrivate { FileSurroundings.read(evidence, onEvidence: onEvidence) }
        return self.described(chapters.map(\.time))
    }

    /// The file with what its description says about it.
    private func described(_ chapters: [Double]) -> PlayedFile {
        var file = self.file ?? PlayedFile(path: "", duration: nil)
        let description = self.subject?.description ?? MediaDescription()
        file.isIgnored = self.isPrivate || description.isExtra
        file.parts = EpisodeParts.divide(
            count: description.episodes.count,
            duration: file.duration,
            chapters: chapters,
            runtimes: self.runtimes
        )
        self.file = file
        return file
    }

    /// Asks how long the episodes of a file are that holds several: where no chapter fits, it is cut by that.
    ///
    /// - Parameter onRuntimes: Called later, from elsewhere, with the path and minutes; not at all where one is not known.
    func findRuntimes(_ onRuntimes: @escaping @Sendable (String, [Double]) -> Void) {
        guard let deliverer = self.deliverer, let subject = self.subject, !subject.isPrivate, let file = self.file,
            file.parts.count > 1
        else { return }
        // The player's thread waits for nobody; an answer that comes too late is dropped.
        Task {
            guard let runtimes = await deliverer.runtimes(of: subject) else { return }
            onRuntimes(subject.path, runtimes)
        }
    }

    /// Takes how long the episodes are; of another file it comes too late and is dropped.
    ///
    /// - Returns: The facts that tracking needs, where they may be others now.
    func add(runtimes: [Double], of path: String, _ player: any MPVPlayer) -> PlayedFile? {
        guard path == self.subject?.path, self.subject?.isPrivate == false else { return nil }
        self.runtimes = runtimes
        return self.described(player.chapters.map(\.time))
    }

    /// Takes how long the film is, by Trakt's word.
    ///
    /// - Parameter minutes: Trakt's runtime.
    /// - Returns: Where the credits begin, in seconds, where they count and no chapter tells.
    func credits(byRuntime minutes: Int?) -> Double? {
        guard self.credits == .runtime, let file = self.file, file.credits == nil, file.parts.count < 2,
            let duration = file.duration, let minutes, (5...1000).contains(minutes)
        else { return nil }
        let credits = min(duration, Double(minutes) * 60) - Self.creditsLength
        // A runtime that is far from the file's is of another cut.
        return credits > duration * 0.75 ? credits : nil
    }

    /// Takes what lies beside the file that is played; of another file it comes too late and is dropped.
    ///
    /// - Parameters:
    ///   - evidence: What is known now.
    ///   - player: The player.
    /// - Returns: The facts that tracking needs, where they may be others now.
    func add(_ evidence: MediaEvidence, _ player: any MPVPlayer) -> PlayedFile? {
        guard evidence.path == self.subject?.path, self.subject?.isPrivate == false else { return nil }
        let description = MediaIdentifier().describe(evidence)
        self.subject?.evidence = evidence
        self.subject?.description = description
        if let viewing { try? self.outbox?.describe(viewing.id, evidence, description) }
        return self.described(player.chapters.map(\.time))
    }

    /// Forgets the file that is played: nothing of it is to be on the wire or on disk.
    func makePrivate() {
        self.subject?.isPrivate = true
        if let viewing { try? self.outbox?.erase(viewing.id) }
        self.viewing = nil
        self.live = nil
    }

    /// Tells Trakt once more what is playing: it is known as something else now.
    func tellAgain() {
        guard let viewing, let live, live.call == .start else { return }
        self.deliverer?.tell(live.call, viewing.id, live.progress)
    }

    /// Gives a sign of life: all that is known of a viewing that is killed within the next second.
    func beat(_ state: ViewingState) {
        guard let viewing = self.viewing else { return }
        self.lock?.beat(
            Heartbeat(
                viewing: viewing.id,
                progress: state.progress.percent,
                played: state.played,
                isCounted: state.isCounted,
                date: state.date
            )
        )
    }

    /// Does what is to be done.
    ///
    /// - Returns: What to tell the user, once, when it could not be written down.
    func carryOut(_ intent: ScrobbleIntent) -> String? {
        guard let outbox = self.outbox else { return nil }
        do {
            try self.carryOut(intent, outbox)
            return outbox.takeTrouble()
        } catch {
            defer { self.hasStorageTrouble = true }
            return self.hasStorageTrouble ? nil : "What you watch cannot be recorded: \(error)"
        }
    }

    private func carryOut(_ intent: ScrobbleIntent, _ outbox: Outbox) throws {
        switch intent {
        case .begin(_, let part, let date):
            guard let subject = self.subject else { return }
            let viewing = Viewing(
                session: self.session,
                evidence: subject.evidence,
                description: subject.description.part(part),
                startedAt: date
            )
            try outbox.insert(viewing)
            self.viewing = viewing
            self.deliverer?.wake()
        case .live(let call, let progress):
            guard let viewing = self.viewing else { return }
            self.live = LiveCall(call: call, progress: progress)
            self.deliverer?.tell(call, viewing.id, progress)
        case .checkpoint(let state), .counted(let state): try self.write(state, outbox, isOver: false)
        case .end(let state):
            try self.write(state, outbox, isOver: true)
            self.viewing = nil
            self.live = nil
            self.deliverer?.wake()
        }
    }

    private func write(_ state: ViewingState, _ outbox: Outbox, isOver: Bool) throws {
        guard let viewing = self.viewing else { return }
        try outbox.checkpoint(
            viewing.id,
            progress: state.progress.percent,
            played: state.played,
            isCounted: state.isCounted,
            at: state.date,
            isOver: isOver
        )
    }
}

extension MediaDescription {
    /// The description of one episode of a file that holds several.
    func part(_ index: Int) -> Self {
        guard self.episodes.count > 1, self.episodes.indices.contains(index) else { return self }
        var part = self
        part.episodes = [self.episodes[index]]
        part.absolute = self.absolute.indices.contains(index) ? [self.absolute[index]] : []
        // The title in the name is of the whole file.
        part.episodeTitle = nil
        return part
    }
}

/// A chapter of a file.
struct Chapter: Hashable, Sendable {
    /// Where it begins, in seconds.
    var time: Double
    var title: String

    /// Whether the credits begin here, by what such chapters are called.
    var isCredits: Bool {
        let words = self.title.lowercased().split { !$0.isLetter }.map(String.init)
        let names: Set<String> = [
            "credits", "outro", "ending", "abspann", "générique", "créditos", "titoli", "ed", "endcredits",
        ]
        let isOpening = words.contains { ["opening", "op", "intro"].contains($0) }
        return !isOpening && !words.isEmpty && words.count <= 4 && words.contains { names.contains($0) }
    }
}

extension MPVPlayer {
    var chapters: [Chapter] {
        (self.node("chapter-list").list ?? []).compactMap { chapter in
            guard case .double(let time)? = chapter.map?["time"], time.isFinite else { return nil }
            return Chapter(time: time, title: chapter.map?["title"]?.string ?? "")
        }
    }
}
