import Foundation
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// Does for a session what takes time: network, disk.
///
/// Answers come back as news to the player's thread.
struct Assistant: SessionHelper {
    private let environment: Environment
    private let outbox: Outbox
    private let store: CorrectionStore
    private let deliverer: Deliverer
    private let work: BackgroundWork
    private let inbox: PlayerInbox<SessionNews>

    /// - Parameters:
    ///   - environment: With a client id.
    ///   - outbox: The store.
    ///   - deliverer: Who asks Trakt.
    ///   - work: Where it is done.
    ///   - inbox: Where answers go.
    init(
        _ environment: Environment,
        outbox: Outbox,
        deliverer: Deliverer,
        work: BackgroundWork,
        inbox: PlayerInbox<SessionNews>
    ) {
        self.store = CorrectionStore(in: environment, outbox: outbox)
        self.environment = environment
        self.outbox = outbox
        self.deliverer = deliverer
        self.work = work
        self.inbox = inbox
    }

    var isConnected: Bool { self.environment.isConnected }

    var account: String? {
        self.isConnected ? self.environment.connectedAccount.map { DisplayText($0).description } ?? "you" : nil
    }

    func noteFirstLaunch() -> Bool {
        let introduction = Introduction(in: self.environment)
        return !introduction.isDone && introduction.note()
    }

    func start(_ errand: Errand) { self.work.start { await self.run(errand) } }

    func startActivation() -> AsyncStream<ActivationFlow.Key>.Continuation {
        let (keys, continuation) = AsyncStream.makeStream(of: ActivationFlow.Key.self)
        self.work.start { [environment, inbox, deliverer] in
            let outcome = await Activation(in: environment).connect(keys: keys) {
                inbox.post(.activationShown($0))
            } copy: {
                inbox.post(.copyAsked($0))
            }
            inbox.post(.activationEnded(outcome))
            if case .connected = outcome { deliverer.wake() }
        }
        return continuation
    }

    /// Runs an errand and posts its result.
    func run(_ errand: Errand) async {
        switch errand {
        case .findRuntimes(let subject):
            guard let runtimes = await self.deliverer.runtimes(of: subject) else { return }
            self.inbox.post(.runtimesFound(path: subject.path, runtimes))
        case .findPlace(let subject):
            self.inbox.post(.placeFound(path: subject.path, await self.deliverer.place(of: subject)))
        case .findMatches(let subject, let search):
            self.inbox.post(.matchesFound(path: subject.path, await self.matches(for: subject, search: search)))
        case .choose(let candidate, let subject): await self.choose(candidate, for: subject)
        case .takeBack(let path, let sentence): await self.takeBack(path, saying: sentence)
        case .leaveAlone(let folder): await self.leaveAlone(folder)
        case .undo: await self.undo()
        case .undoOthers(let viewing): await self.undo(viewing)
        }
    }

    /// What a file may be; with a search, what the user has typed.
    private func matches(for subject: SessionSubject, search: String?) async -> MatchList {
        var description = subject.description
        var evidence = subject.evidence
        if let search {
            description.search(for: search)
            evidence.nfo = []
        }
        do {
            let corrections = self.environment.corrections(self.outbox)
            guard try search != nil || !corrections.isExcluded(subject.evidence, subject.description) else {
                return MatchList(note: MatchMistake.exclusion, candidates: [])
            }
            let found = try await self.deliverer.guesser.explain(
                description,
                evidence: evidence,
                isTyped: search != nil
            )
            let isAsked = !found.queries.isEmpty
            let note =
                found.candidates.isEmpty && isAsked ? "Trakt knows nothing by that name." : found.reason
            return MatchList(note: note, candidates: found.candidates, search: search)
        } catch {
            return MatchList(note: "\(error)", candidates: [], search: search)
        }
    }

    /// Remembers the user's choice, and tries again what waits for it.
    private func choose(_ candidate: Candidate, for subject: SessionSubject) async {
        let isFilm = candidate.kind == .movie
        let scope =
            isFilm ? Correction.Scope(file: subject.path) : Corrections.scope(of: subject.evidence, subject.description)
        let id = "\(candidate.trakt)"
        let target = isFilm ? Correction.Target.movie(id) : .show(.init(show: id))
        let correction = Correction(scope: scope, target: target, title: candidate.displayName)
        do {
            try await self.apply(try self.store.store(correction))
            self.inbox.post(
                .corrected(path: subject.path, title: candidate.match?.displayTitle ?? candidate.displayName)
            )
            self.deliverer.wake()
        } catch {
            self.answer("This could not be stored: \(error)")
        }
    }

    /// Leaves a folder alone from now on.
    private func leaveAlone(_ folder: String) async {
        let correction = Correction(scope: .init(folder: folder), target: .never)
        let stored: Correction
        do { stored = try self.store.store(correction) } catch {
            return self.inbox.post(.folderNotLeftAlone(folder, reason: "\(error)"))
        }
        self.inbox.post(.folderLeftAlone(folder))
        do {
            try await self.apply(stored)
            self.deliverer.wake()
        } catch {
            self.answer("What waits of this folder could not be given up: \(error)")
        }
    }

    /// Takes back what was told of a file that is private now, and forgets what was asked about it.
    private func takeBack(_ path: String, saying sentence: String?) async {
        self.environment.watched.remove()
        let isForgotten = self.environment.cache.forget(inFolders: Array(MediaLocation.folders(of: path).prefix(1)))
        let obstacle: String?
        do { obstacle = try await self.deliverer.takeBack() } catch { obstacle = "\(error)" }
        var sentence = sentence
        if let obstacle {
            sentence =
                "Private from now on, and nothing of it is kept. Trakt may show it until it can be asked: \(obstacle)"
        } else if !isForgotten {
            sentence = "Private, and nothing of it is at Trakt; what Trakt was asked about it could not be forgotten."
        }
        self.inbox.post(.takenBack(path: path, saying: sentence))
        self.deliverer.wake()
    }

    /// Applies what the user has said to what waits, and tells what else it is about.
    private func apply(_ stored: Correction) async throws {
        let outcome = try await self.store.apply(stored, matcher: self.deliverer.matcher)
        guard case .planned(let plan) = outcome else { return }
        for viewing in plan.requeued { await self.deliverer.forget(viewing.id) }
        guard !plan.replaced.isEmpty else { return }
        self.answer("\(plan.replaced.count) on Trakt under another title; `trakt-mpv match PATH` puts them right.")
    }

    /// Removes a play from Trakt's history: that of a viewing, which the user has named, else the last one.
    private func undo(_ viewing: String? = nil) async {
        do {
            let found = if let viewing { try self.outbox.entry(viewing) } else { try self.outbox.lastPlay() }
            guard let entry = found else { return self.answer("There is no play to undo.") }
            let title = "\(ViewingTitle(entry))"
            switch try await self.deliverer.undo(entry, isNamed: viewing != nil) {
            case .removed: self.answer("Removed from Trakt: \(title)")
            case .neverTold:
                let who = entry.delivery.otherApp?.name
                self.answer(who.map { UndoReport.notFromHere(title, $0) } ?? "Never to be told: \(title)")
            case .stored(let reason):
                self.answer("To be taken back as soon as Trakt can be asked: \(title.asSentence) \(reason)")
            case .nothingThere: self.answer("It is not on Trakt any more: \(title)")
            case .stays(let app):
                self.inbox.post(.undoDoubted(OthersPlay(viewing: entry.id, title: title, teller: app.name)))
            }
        } catch {
            self.answer("This could not be undone: \(error)")
        }
    }

    private func answer(_ sentence: String) { self.inbox.post(.answered(sentence)) }
}
