import MPV
import Playback

/// What the state wants done: by the player, the store, the screen, or somebody who may take time.
extension ScrobbleSession {
    mutating func perform(_ effect: SessionEffect) {
        switch effect {
        case .ask(let question): self.answer(question)
        case .write(let entry):
            if case .state = entry { self.codePages.noteWriting(at: self.now().uptime) }
            for reply in self.journal.write(entry) { self.feed(.reply(reply)) }
        case .run(let errand): self.helper?.start(errand)
        case .readSurroundings(let evidence):
            let inbox = self.inbox
            FileSurroundings.read(evidence, logger: self.journal.logger) { inbox.post(.evidenceFound($0)) }
        case .show(let panel):
            self.screen.show(panel)
            self.line.cover()
        case .offer(let menu): self.screen.offer(menu)
        case .closePanel:
            self.screen.close()
            self.line.uncover()
        case .hold(let keys): self.screen.hold(keys)
        case .look: self.look()
        case .say(let notice): self.line.show(notice, isInWindow: self.screen.hasWindow)
        case .setPause(let isPaused): self.player.ask("set", "pause", isPaused ? "yes" : "no")
        case .resume(let percent): self.resume(at: percent)
        case .announce(let kind, let viewing, let progress):
            self.activity?.tell(kind, of: viewing, at: progress?.percent)
        case .announcePrivacy(let viewing): self.activity?.tellEnd(ofPrivate: viewing)
        case .startActivation: self.activationKeys = self.helper?.startActivation()
        case .pressActivation(let key): self.activationKeys?.yield(key)
        case .copy(let text): self.screen.copy(text)
        case .openPage(let page): Browser.open(page.address)
        case .quit:
            // The player may stay.
            self.board.clear()
            self.host.quit()
        }
    }

    private mutating func answer(_ question: SessionQuestion) {
        guard let reply = self.reply(to: question) else { return }
        self.feed(.reply(reply))
    }

    private func reply(to question: SessionQuestion) -> SessionReply? {
        switch question {
        case .mayFindPlace(let needsWindow):
            let mayAsk = self.screen.mayHaveWindow && !self.screen.isQuiet
            guard let helper, helper.isConnected, !needsWindow || mayAsk else { return nil }
            return .mayFindPlace
        case .isFirstLaunch:
            guard let helper, self.mayAsk else { return nil }
            let isFirst = !helper.isConnected && helper.noteFirstLaunch()
            return .windowFound(isFirstLaunch: isFirst, isPlaying: isFirst && self.player.flag("pause") == false)
        case .weighPlace(let place):
            return .placeWeighed(place, position: self.position, hasWindow: self.mayAsk)
        case .earlierViewings(let path): return .watchedBefore(path: path, self.journal.earlier(of: path))
        case .earlierLike(let viewing): return .watchedLike(viewing, self.journal.earlier(likeThat: viewing))
        case .mayAskForRating(let viewing, let title):
            guard self.mayAsk, self.farewell != .immediate else { return nil }
            let quitKeys = self.farewell == .delayed ? self.screen.quitKeys : []
            return .mayAskForRating(viewing, title: title, quitKeys: quitKeys)
        case .account(let use): return .account(self.helper?.account, use)
        case .hasClipboard: return self.screen.hasClipboard ? .clipboardFound : nil
        }
    }

    /// Whether there is a window in which something may come up unasked.
    private var mayAsk: Bool { self.screen.hasWindow && !self.screen.isQuiet }

    private mutating func resume(at percent: Double) {
        guard let duration = self.player.double("duration"), duration > 0 else { return }
        self.feed(.reply(.resumes(at: duration * percent / 100)))
        self.player.ask("seek", "\(percent)", "absolute-percent", "exact")
    }
}
