import Foundation
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// Does for the screen what takes time: network, disk, browser.
///
/// Answers come back as messages to the player's thread.
struct Assistant: Sendable {
    private let environment: Environment
    private let outbox: Outbox
    private let deliverer: Deliverer
    private let inbox: PlayerInbox<SessionMessage>

    init(_ environment: Environment, _ outbox: Outbox, _ deliverer: Deliverer, _ inbox: PlayerInbox<SessionMessage>) {
        self.environment = environment
        self.outbox = outbox
        self.deliverer = deliverer
        self.inbox = inbox
    }

    var isConnected: Bool { self.environment.tokens.load() != nil }

    var account: String? { self.isConnected ? self.environment.account.name ?? "you" : nil }

    /// Looks for what a file may be; with a search, for what the user has typed.
    func findMatches(for subject: ViewingJournal.Subject, search: String? = nil) {
        Task {
            var description = subject.description
            var evidence = subject.evidence
            if let search {
                description.search(for: search)
                evidence.nfo = []
            }
            let list: MatchList
            do {
                let found = try await self.deliverer.guesser.explain(description, evidence: evidence)
                list = MatchList(
                    note: found.candidates.isEmpty ? "Trakt knows nothing by that name." : found.reason,
                    found
                )
            } catch {
                list = MatchList(note: "\(error)", candidates: [])
            }
            self.inbox.post(.matches(path: subject.path, list))
        }
    }

    /// Remembers the user's choice, and tries again what waits for it.
    func choose(_ candidate: Candidate, for subject: ViewingJournal.Subject) {
        let isFilm = candidate.kind == .movie
        let scope =
            isFilm ? Correction.Scope(file: subject.path) : Corrections.scope(of: subject.evidence, subject.description)
        let id = "\(candidate.trakt)"
        self.correct(Correction(scope: scope, target: isFilm ? .movie(id) : .show(.init(show: id))), subject)
    }

    /// Leaves the folder of a file alone from now on.
    func never(_ subject: ViewingJournal.Subject) {
        let folder = URL(filePath: subject.path).deletingLastPathComponent().path
        self.correct(Correction(scope: .init(folder: folder), target: .never), subject)
    }

    private func correct(_ correction: Correction, _ subject: ViewingJournal.Subject) {
        Task {
            do {
                let stored = try await self.environment.remember(correction, self.outbox, self.deliverer.matcher)
                if case .planned(let plan) = stored {
                    for viewing in plan.requeued { await self.deliverer.forget(viewing.id) }
                    if !plan.replaced.isEmpty {
                        self.answer(
                            "\(plan.replaced.count) on Trakt under another title; `trakt-mpv match PATH` puts them right."
                        )
                    }
                }
                self.inbox.post(.corrected(path: subject.path))
                self.deliverer.wake()
            } catch {
                self.answer("This could not be stored: \(error)")
            }
        }
    }

    /// Queues a rating; it goes out as soon as Trakt can be reached.
    func rate(_ viewing: Viewing, _ rating: Int) {
        do {
            try self.outbox.rate(viewing.id, rating, at: Date())
            self.deliverer.wake()
            self.answer("Rated \(rating)")
        } catch {
            self.answer("The rating could not be stored: \(error)")
        }
    }

    /// Takes the last play back.
    func undo() {
        Task {
            do {
                guard let entry = try self.outbox.lastDelivered(isPlay: true) else {
                    return self.answer("There is no play to undo.")
                }
                switch try await self.deliverer.undo(entry) {
                case .removed: self.answer("Removed from Trakt: \(entry.viewing.displayTitle)")
                case .nothingThere: self.answer("It is not on Trakt any more: \(entry.viewing.displayTitle)")
                case .obstacle(let sentence): self.answer(sentence)
                }
            } catch {
                self.answer("This could not be undone: \(error)")
            }
        }
    }

    /// Looks for where a file was left.
    func findPlace(of subject: ViewingJournal.Subject) {
        Task { self.inbox.post(.place(path: subject.path, await self.deliverer.place(of: subject))) }
    }

    func sync() {
        let count = (try? self.outbox.waitingCount()) ?? 0
        self.deliverer.wake()
        self.answer(count == 0 ? "Nothing waits." : "Sending what waits: \(count)")
    }

    /// Opens the page of what is played, else a search for it.
    func openOnTrakt(_ match: Match?, _ subject: ViewingJournal.Subject) {
        Browser.open(TraktPage(match, title: subject.description.title ?? "").address)
    }

    /// Whether nobody has been asked to connect yet; from now on somebody has.
    var isFirstLaunch: Bool {
        !self.environment.isIntroduced && self.environment.noteIntroduced()
    }

    /// Connects in the window.
    ///
    /// - Returns: Where the user's keys go.
    func activate() -> AsyncStream<ActivationFlow.Key>.Continuation {
        let (keys, continuation) = AsyncStream.makeStream(of: ActivationFlow.Key.self)
        Task {
            let inbox = self.inbox
            let outcome = await self.environment.activate(keys: keys) { inbox.post(.activation($0)) }
            inbox.post(.activated(outcome))
            if case .connected = outcome { self.deliverer.wake() }
        }
        return continuation
    }

    private func answer(_ sentence: String) { self.inbox.post(.answer(sentence)) }
}

extension MatchList {
    init(note: String?, _ explanation: MatchExplanation) {
        self.init(note: note, candidates: explanation.candidates)
    }
}

/// The page of a film, a show or an episode on Trakt.
struct TraktPage: Hashable, Sendable {
    let address: String

    /// - Parameters:
    ///   - match: What it is; nil leads to a search.
    ///   - title: What to search for.
    init(_ match: Match?, title: String) {
        if let match, let slug = match.slug, TraktClient.isReference(slug) {
            var address = "https://trakt.tv/\(match.kind == .movie ? "movies" : "shows")/\(slug)"
            if let season = match.season, let number = match.number {
                address += "/seasons/\(season)/episodes/\(number)"
            }
            self.address = address
            return
        }
        var unreserved = CharacterSet.alphanumerics
        unreserved.insert(charactersIn: "-._~")
        let query = DisplayText(title).description.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
        self.address = "https://trakt.tv/search?query=\(query)"
    }
}
