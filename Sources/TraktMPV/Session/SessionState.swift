import Foundation
import MediaIdentification
import Playback
import ScrobbleSync

/// A session: what happened in, what is to be done out.
///
/// No clock, no player, no store, no task. What is written and told is `SessionTracking`'s, what is shown is
/// `SessionDisplay`'s; here they are brought together.
struct SessionState: Sendable {
    private let rules: SessionRules
    private var tracking: SessionTracking
    private var display: SessionDisplay
    private var announcements = SessionAnnouncements()
    private var hasToldStandstill = false
    /// What waits to be sent.
    private var waiting = 0
    /// Whether the file that was opened last is still in the player.
    private var isLoaded = false

    /// - Parameters:
    ///   - rules: What holds for the whole run.
    ///   - newID: Names viewings.
    init(_ rules: SessionRules, newID: @escaping @Sendable () -> String = { UUID().uuidString }) {
        self.rules = rules
        self.tracking = SessionTracking(rules, newID: newID)
        self.display = SessionDisplay(rules)
    }

    /// Whether a viewing is under way and frames run: only then is the position worth reading every second.
    var isPlaying: Bool { self.tracking.isPlaying }

    /// Running time at which `timePassed` is wanted at the latest.
    var nextDue: Duration? { self.display.nextDue }

    /// Whether the window is to stay for a prompt about what has just counted, where nothing follows it.
    var wantsRatingBeforeQuit: Bool { self.rules.screen.ratesBeforeQuit && self.display.mayAskForRating(self.subject) }

    /// Whether the user wants to be asked then at all.
    var mayAskBeforeQuit: Bool { self.rules.screen.ratesBeforeQuit && self.rules.screen.ratingPrompt != .off }

    /// Whether a rating is asked for now.
    var isAskingForRating: Bool { self.display.overlay.isRating }

    /// Takes what happened.
    ///
    /// - Parameters:
    ///   - input: What happened.
    ///   - moment: When.
    /// - Returns: What is to be done, in this order; a reply is taken before the next of them is done.
    mutating func receive(_ input: SessionInput, at moment: Moment) -> [SessionEffect] {
        let effects: [SessionEffect] =
            switch input {
            case .fileLoaded(let file): self.open(file, at: moment)
            case .played(let event):
                self.follow(event, at: moment) + self.display.followActivation(event, at: moment.uptime)
            case .framesRun: (self.display.wantsIntroduction ? [.ask(.isFirstLaunch)] : []) + self.tellStandstill()
            case .keyPressed(let key): self.press(key, at: moment)
            case .messaged(let message): self.obey(message, at: moment)
            case .timePassed: self.display.pass(self.subject, at: moment.uptime)
            case .playerGone: self.leave(at: moment)
            case .news(let news): self.hear(news, at: moment)
            case .reply(let reply): self.goOn(reply, at: moment)
            }
        return effects + self.releaseLive() + self.announceStart()
    }

    /// Tells others what is on, as soon as it is shown here.
    private mutating func announceStart() -> [SessionEffect] {
        guard let viewing = self.tracking.viewing, viewing == self.display.shownViewing else { return [] }
        return self.announcements.start(viewing, isPaused: !self.tracking.isPlaying)
    }

    /// Tells what is on now, unless it is open where to begin.
    private mutating func releaseLive() -> [SessionEffect] {
        self.display.isOpenWhereToBegin ? [] : self.tracking.release()
    }

    private var subject: SessionSubject? { self.tracking.subject }

    /// What other scripts may know.
    ///
    /// - Parameter position: Where the player was when it was looked at last, in seconds.
    /// - Returns: The status.
    func publicStatus(at position: Double?) -> PublicStatus {
        var status = PublicStatus(queue: self.waiting)
        guard self.isLoaded, let file = self.tracking.file else { return status }
        guard file.privacy == OpenFile.Privacy.none else {
            status.state = .private
            return status
        }
        guard self.display.viewing != nil || self.display.hasCounted else { return status }
        status.state = self.display.hasCounted ? .counted : .watching
        status.title = self.display.title(of: self.subject)
        if let position, let duration = file.played.duration, duration > 0 {
            status.progress = Int(exactly: min(max(position / duration * 100, 0), 100).rounded(.down))
        }
        return status
    }

    // MARK: - The player

    private mutating func open(_ file: LoadedFile, at moment: Moment) -> [SessionEffect] {
        self.isLoaded = true
        var effects = self.tracking.open(file) + self.display.open(at: moment.uptime)
        effects += self.display.wantsPlace(of: self.subject, isTracked: self.tracking.isTracked)
        guard let played = self.tracking.file?.played else { return effects }
        effects += self.follow(.loaded(played), at: moment)
        // Of the store alone: an answer that must be there before frames run.
        guard self.tracking.isTracked, let path = self.subject?.path else { return effects }
        return effects + [.ask(.earlierViewings(path: path))]
    }

    /// Says once why nothing is told; not before there can be a window.
    private mutating func tellStandstill() -> [SessionEffect] {
        guard let reason = self.rules.standstill, !self.hasToldStandstill, !self.rules.isPrivate else { return [] }
        self.hasToldStandstill = true
        return [.say(.warningInWindow(reason))]
    }

    private mutating func follow(_ event: PlaybackEvent, at moment: Moment) -> [SessionEffect] {
        if case .unloaded = event { self.isLoaded = false }
        let effects = self.carryOut(self.tracking.receive(event, at: moment), at: moment)
        guard case .tick = event else { return effects }
        return effects + self.tracking.beat(at: moment)
    }

    private mutating func leave(at moment: Moment) -> [SessionEffect] {
        self.carryOut(self.tracking.finish(at: moment), at: moment) + self.tracking.eraseRest() + [.closePanel]
            + self.display.remindOfRatings()
    }

    private mutating func carryOut(_ intents: [ScrobbleIntent], at moment: Moment) -> [SessionEffect] {
        var effects: [SessionEffect] = []
        for intent in intents {
            switch intent {
            case .begin(_, let part, let start):
                let viewing = self.tracking.begin(part, at: start)
                if let viewing { effects.append(.write(.begin(viewing))) }
                self.display.begin(viewing, at: moment.uptime)
            case .live(let call, let progress, let played):
                self.tracking.hold(call, progress, played: played)
                effects += self.releaseLive() + self.announcements.follow(call, at: progress)
            case .checkpoint(let state): effects += self.tracking.write(state)
            case .counted(let state):
                effects += self.tracking.write(state) + self.display.count(self.subject)
                effects += self.announcements.count(at: state.progress)
            case .end(let state):
                effects += self.tracking.end(state) + self.announcements.end(at: state.progress)
                effects += self.display.end(self.subject)
            case .continued:
                effects += self.tracking.giveUp() + self.announcements.end(at: nil) + self.display.goOn(self.subject)
            }
        }
        return effects
    }

    // MARK: - Others

    private mutating func hear(_ news: SessionNews, at moment: Moment) -> [SessionEffect] {
        switch news {
        case .quitAsked: return (self.isAskingForRating ? self.close(at: moment) : []) + [.quit]
        case .delivery(let event): return self.hearOfDelivery(event)
        case .seenBefore(let viewing, let seen):
            self.display.noteSeen(seen, of: viewing)
            return []
        case .evidenceFound(let evidence): return self.tracking.learnSurroundings(evidence, at: moment)
        case .runtimesFound(let path, let runtimes):
            self.tracking.learnRuntimes(runtimes, of: path, at: moment)
            return []
        case .placeFound(let path, let place):
            guard path == self.subject?.path else { return [] }
            let known = place.map { self.carryOut(self.tracking.learnPlace($0.progress), at: moment) } ?? []
            return known + self.display.takePlace(place)
        case .matchesFound(let path, let list):
            return path == self.subject?.path ? self.display.showMatches(list) : []
        case .corrected(let path, let title):
            guard path == self.subject?.path else { return [] }
            self.display.forgetMatch(chosen: title, at: moment.uptime)
            return self.tracking.tellAgain()
        case .takenBack(let path, let sentence):
            // It is private no more: what was told since may have gone with the rest.
            if path == self.subject?.path { return self.tracking.tellAgain() }
            return sentence.map { [.say(.answer($0))] } ?? []
        case .folderLeftAlone(let folder):
            self.tracking.noteStored(leftAlone: folder)
            return [.say(.answer("This folder is left alone from now on."))]
        case .folderNotLeftAlone(_, let reason):
            return [.say(.answer("This folder is left alone until you quit; it could not be stored: \(reason)"))]
        case .activationShown(let screen): return self.display.showActivation(screen)
        case .activationEnded(let outcome): return self.display.endActivation(outcome, at: moment.uptime)
        case .copyAsked(let text): return [.copy(text)]
        case .undoDoubted(let play): return self.display.doubt(play, at: moment.uptime)
        case .answered(let sentence): return [.say(.answer(sentence))]
        }
    }

    private mutating func hearOfDelivery(_ event: SyncEvent) -> [SessionEffect] {
        switch event {
        case .matched(let viewing, let match):
            self.tracking.learnRuntime(match.runtime, of: viewing)
            let isOurs = viewing == self.tracking.viewing
            return self.display.noteMatch(match, of: viewing, self.subject)
                + (isOurs ? [.ask(.earlierLike(viewing))] : [])
        case .needsMatch(let viewing, let reason, let news):
            _ = self.display.skipStart(of: viewing)
            guard news != .knownAsUnknown else {
                self.display.silence(viewing)
                return []
            }
            return [.say(.warning(reason, inWindow: "\(reason.asSentence) \(self.rules.screen.menuKey) to choose."))]
        case .excluded(let viewing, let isNews):
            guard self.display.skipStart(of: viewing), isNews else { return [] }
            return [.say(.news("Not told to Trakt, as you have said"))]
        case .toldElsewhere(let viewing, let isCheckIn):
            guard viewing == self.tracking.viewing else { return [] }
            let who = isCheckIn ? "You have checked in to this at Trakt" : "Another app tells Trakt of this already"
            return [.say(.news("\(who): nothing is told twice"))]
        case .parked(let viewing, let reason):
            return self.display.isSilent(viewing) ? [] : [.say(.warning(reason))]
        case .obstacle(let reason): return [.say(.warning(reason))]
        case .clockOff(let seconds):
            return [.say(.warning(ClockNote.sentence(seconds: seconds, isSet: false)))]
        case .timesMended(let seconds):
            return [.say(.warning(ClockNote.sentence(seconds: seconds, isSet: true)))]
        case .waiting(let count):
            self.waiting = count
            return count > 0 ? [.say(.newsInWindow("\(count) waiting"))] : []
        case .delivered: return []
        }
    }

    // MARK: - What came of an effect

    private mutating func goOn(_ reply: SessionReply, at moment: Moment) -> [SessionEffect] {
        switch reply {
        case .mayFindPlace: return self.display.findPlace(of: self.subject, at: moment.uptime)
        case .windowFound(let isFirstLaunch, let isPlaying):
            return self.display.introduce(isFirstLaunch: isFirstLaunch, isPlaying: isPlaying)
        case .placeWeighed(let place, let position, let hasWindow):
            return self.display.weigh(
                place,
                from: position,
                hasWindow: hasWindow,
                of: self.subject,
                note: PlaceNote(place.date, isFromElsewhere: place.isFromElsewhere, now: moment.date),
                at: moment.uptime
            )
        case .mayAskForRating(let viewing, let title, let quitKeys):
            return self.display.askForRating(viewing, title: title, quitKeys: quitKeys, at: moment.uptime)
        case .account(let account, .menu): return self.display.showMenu(self.tracking.file, account: account)
        case .account(let account, .connecting): return account == nil ? self.display.connect() : []
        case .clipboardFound: self.display.noteClipboard()
        case .resumes(let position): return self.carryOut(self.tracking.resume(at: position), at: moment)
        case .watchedBefore(let path, let past):
            if path == self.subject?.path { self.display.notePast(past) }
            return self.carryOut(self.tracking.learnPast(past, of: path, at: moment), at: moment)
        case .watchedLike(let viewing, let past):
            return self.carryOut(self.tracking.learnPast(past, like: viewing, at: moment), at: moment)
        case .recorded(let viewing): self.tracking.noteRecorded(viewing)
        case .notRecorded(let viewing):
            self.tracking.drop(viewing)
            self.display.drop(viewing)
        case .erased(let viewings, let sentence):
            return self.tracking.noteErased(viewings, saying: sentence)
        case .notErased(let reason):
            return [.say(.answer("What was recorded of this file could not be erased: \(reason)"))]
        case .storeTrouble(let sentence): return [.say(.warning(sentence))]
        case .answered(let sentence): return [.say(.answer(sentence))]
        }
        return []
    }
}

// MARK: - What the user wants

extension SessionState {
    private mutating func press(_ key: ScreenKey, at moment: Moment) -> [SessionEffect] {
        switch key {
        case .menu where self.display.overlay == .none: return [.ask(.account(.menu))]
        case .menu: return self.fulfil(.close, at: moment)
        case .makePrivate: return self.close(at: moment) + self.makePrivate(at: moment)
        case .panel(let key):
            let (wish, effects) = self.display.press(key, at: moment.uptime)
            guard let wish else { return effects }
            return effects + self.fulfil(wish, at: moment)
        }
    }

    private mutating func obey(_ message: ScriptMessage, at moment: Moment) -> [SessionEffect] {
        switch message {
        case .menu: return self.press(.menu, at: moment)
        case .makePrivate: return self.press(.makePrivate, at: moment)
        case .match:
            guard self.tracking.file?.privacy == OpenFile.Privacy.none, self.rules.hasTrakt else { return [] }
            return self.close(at: moment) + self.choose(.matches, at: moment)
        case .undo: return self.rules.hasTrakt ? self.choose(.undo, at: moment) : []
        case .sync: return self.choose(.sync, at: moment)
        case .choose(let row):
            return self.display.offers(row, self.tracking.file) ? self.fulfil(.row(row), at: moment) : []
        case .menuScriptFound:
            self.display.noteMenuScript()
            return []
        case .rate(let rating):
            guard let viewing = self.display.viewing else {
                return [.say(.answer("There is nothing to rate: nothing is tracked."))]
            }
            return [.write(.rating(rating, of: viewing.id))]
        }
    }

    private mutating func fulfil(_ wish: Panel.Wish, at moment: Moment) -> [SessionEffect] {
        switch wish {
        case .close:
            // Whoever does not want to is not reminded.
            if case .rating(let viewing, _, _, _) = self.display.overlay { self.display.settleRating(of: viewing.id) }
            return self.display.pressActivation(.later) + self.close(at: moment)
        case .row(let row) where row.isFinal: return self.display.confirm(Confirmation(row), at: moment.uptime)
        case .row(let row): return self.close(at: moment) + self.choose(row, at: moment)
        case .confirmed(let row):
            let play = self.display.overlay.doubtedPlay
            return self.close(at: moment)
                + (play.map { [.run(.undoOthers(viewing: $0.viewing))] } ?? self.choose(row, at: moment))
        case .typeSearch(let text): return self.display.show(.search(SearchField(text: text)))
        case .search(let text): return self.findMatches(text)
        case .choose(let candidate):
            return self.close(at: moment) + (self.subject.map { [.run(.choose(candidate, for: $0))] } ?? [])
        case .activation(let key): return self.display.pressActivation(key)
        case .rate(let rating):
            guard case .rating(let viewing, _, _, _) = self.display.overlay else { return [] }
            self.display.settleRating(of: viewing.id)
            return self.close(at: moment) + [.write(.rating(rating, of: viewing.id))]
        case .resume(let isWanted):
            guard case .resume(_, let place, _) = self.display.overlay else { return [] }
            return self.close(at: moment) + (isWanted ? [.resume(percent: place.progress)] : [])
        }
    }

    private mutating func close(at moment: Moment) -> [SessionEffect] { self.display.close(at: moment.uptime) }

    private mutating func choose(_ row: Menu.Row, at moment: Moment) -> [SessionEffect] {
        switch row {
        case .matches: self.findMatches(nil)
        case .search: self.display.show(.search(SearchField()))
        case .makePrivate: self.makePrivate(at: moment)
        case .endPrivate: self.endPrivate(at: moment)
        case .never: self.leaveFolderAlone(at: moment)
        case .undo: [.run(.undo)]
        case .rate:
            self.display.askForRating(
                self.display.viewing,
                title: self.display.title(of: self.subject),
                at: moment.uptime
            )
        case .open:
            self.subject.map { [.openPage(TraktPage(self.display.match, title: $0.description.title ?? ""))] } ?? []
        case .sync: [.write(.sendWaiting)]
        case .activation: [.ask(.account(.connecting))]
        }
    }

    private mutating func findMatches(_ search: String?) -> [SessionEffect] {
        guard let subject = self.subject else { return [] }
        return self.display.show(.waiting("Asking Trakt …")) + [.run(.findMatches(subject, search: search))]
    }

    private mutating func makePrivate(at moment: Moment) -> [SessionEffect] {
        let effects = self.display.open(at: moment.uptime) + self.announcements.hide()
        return effects + self.tracking.makePrivate(saying: "Private: nothing of this file is told or kept.")
    }

    /// What is watched from here on is recorded and told; what went before is gone.
    private mutating func endPrivate(at moment: Moment) -> [SessionEffect] {
        guard let played = self.tracking.endPrivate() else { return [] }
        var effects = self.tracking.lookAround()
        effects += self.carryOut(self.tracking.receive(.loaded(played), at: moment), at: moment)
        if self.tracking.isTracked, let path = self.subject?.path { effects.append(.ask(.earlierViewings(path: path))) }
        return effects + [.look, .say(.answer("Not private any more: what you watch from here on counts."))]
    }

    private mutating func leaveFolderAlone(at moment: Moment) -> [SessionEffect] {
        guard let subject = self.subject else { return [] }
        return self.tracking.leaveAlone(subject.folder) + self.display.open(at: moment.uptime)
            + self.announcements.hide()
            + self.tracking.makePrivate(.folder, saying: nil)
    }
}
