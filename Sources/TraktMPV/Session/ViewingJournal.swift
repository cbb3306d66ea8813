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
    private var evidence: MediaEvidence?
    private var description = MediaDescription()
    private var viewing: Viewing?
    private var hasStorageTrouble = false

    /// - Parameters:
    ///   - outbox: The store; nil when there is none: playing goes on without.
    ///   - session: Names the lock that says that this player lives.
    ///   - deliverer: Who sends; nil without a client id.
    init(outbox: Outbox?, session: String, deliverer: Deliverer?) {
        self.outbox = outbox
        self.session = session
        self.deliverer = deliverer
    }

    /// Takes the facts of the file that the player has just loaded.
    ///
    /// - Parameters:
    ///   - client: The player.
    ///   - onEvidence: Called later, from elsewhere, with what lies beside the file.
    /// - Returns: The facts that tracking needs.
    func open(_ client: MPVClient, onEvidence: @escaping @Sendable (MediaEvidence) -> Void) -> PlayedFile {
        var file = PlayedFile(client)
        var metadata: [String: String] = [:]
        for (key, value) in client.node("metadata").map ?? [:] { metadata[key] = value.string }
        let evidence = MediaEvidence(
            path: file.path,
            mediaTitle: client.string("media-title"),
            metadata: metadata,
            duration: file.duration
        )
        self.evidence = evidence
        self.description = MediaIdentifier().describe(evidence)
        file.parts = EpisodeParts.divide(
            count: self.description.episodes.count,
            duration: file.duration,
            chapters: client.chapterTimes
        )
        return file
    }

    /// Takes what lies beside the file that is played; of another file it comes too late and is dropped.
    func add(_ evidence: MediaEvidence) {
        guard evidence.path == self.evidence?.path else { return }
        self.evidence = evidence
        self.description = MediaIdentifier().describe(evidence)
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
            guard let evidence = self.evidence else { return }
            let viewing = Viewing(
                session: self.session,
                evidence: evidence,
                description: self.description.part(part),
                startedAt: date
            )
            try outbox.insert(viewing)
            self.viewing = viewing
            self.deliverer?.wake()
        case .live(let call, let progress):
            guard let viewing = self.viewing else { return }
            self.deliverer?.tell(call, viewing.id, progress)
        case .checkpoint(let state), .counted(let state): try self.write(state, outbox, isOver: false)
        case .end(let state):
            try self.write(state, outbox, isOver: true)
            self.viewing = nil
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

extension MPVClient {
    /// Where the chapters begin, in seconds.
    var chapterTimes: [Double] {
        (self.node("chapter-list").list ?? []).compactMap { chapter in
            if case .double(let time)? = chapter.map?["time"] { time } else { nil }
        }
    }
}
