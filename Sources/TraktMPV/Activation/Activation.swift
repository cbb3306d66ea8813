import Foundation
import Logbook
import Logging
import ScrobbleSync

/// Connects this device to Trakt: shows a code and waits for the user's yes.
package struct Activation: Sendable {
    private let environment: Environment

    package init(in environment: Environment) {
        self.environment = environment
    }

    /// Connects in a terminal, or with lines for whoever reads them.
    ///
    /// - Parameters:
    ///   - output: Where the code is shown when there is no terminal for a panel.
    ///   - isBeforePlaying: Whether a film waits: a network that is not there must not keep anyone from watching.
    /// - Returns: How it went; a login is on disk when it is `connected`. Ctrl-C ends the process.
    package func connect(output: Output, isBeforePlaying: Bool = false) async -> ActivationFlow.Outcome {
        let givesUp = isBeforePlaying || !output.canAsk
        // Whoever is asked before a film is asked once in a lifetime.
        let later = isBeforePlaying ? "later, not asked again" : "later"
        let outcome = await self.run(givesUpWithoutCode: givesUp, hasKeys: output.canAsk) { onKey in
            guard output.canAsk else { return LinePresenter(output) }
            let presenter: (any ActivationPresenter)? =
                switch TerminalStyle(ProcessInfo.processInfo.environment) {
                case .drawn: PanelPresenter(laterWord: later, onKey: onKey)
                case .plain: PlainPresenter(laterWord: later, onKey: onKey)
                }
            return presenter ?? LinePresenter(output)
        }
        if case .interrupted = outcome { Interruption.end() }
        if case .connected = outcome {
            self.environment.logger.attempt("What waits could not be tried again") {
                try QueueDesk(in: self.environment).retryAfterLogin()
            }
        }
        return outcome
    }

    /// Connects with a panel that is drawn elsewhere.
    ///
    /// - Parameters:
    ///   - keys: What the user presses.
    ///   - show: Called whenever something may have changed, several times a second.
    ///   - copy: Called with what is to be put into the clipboard.
    /// - Returns: How it went; a login is on disk when it is `connected`.
    func connect(
        keys: AsyncStream<ActivationFlow.Key>,
        show: @escaping @Sendable (ActivationFlow.Display) -> Void,
        copy: @escaping @Sendable (String) -> Void
    ) async -> ActivationFlow.Outcome {
        await self.run(givesUpWithoutCode: false, keys: keys) { _ in WindowPresenter(onDisplay: show, onCopy: copy) }
    }

    private func run(
        givesUpWithoutCode: Bool,
        hasKeys: Bool = true,
        keys: AsyncStream<ActivationFlow.Key>? = nil,
        presenter: @escaping ActivationRun.MakePresenter
    ) async -> ActivationFlow.Outcome {
        await self.environment.withTrakt { trakt in
            guard let trakt else { return .failed(self.environment.reasonForSilence) }
            if let reason = self.reasonNotToStore { return .failed(reason) }
            // One place is all that a free account has for such apps: the old login gives it back.
            if !self.environment.revocations.isEmpty { await trakt.settleRevocations() }
            let run = ActivationRun(
                client: trakt.client,
                tokens: self.environment.tokens,
                account: self.environment.account,
                logger: self.environment.logger,
                flow: ActivationFlow(givesUpWithoutCode: givesUpWithoutCode, hasKeys: hasKeys),
                keys: keys,
                makePresenter: presenter
            )
            let outcome = await run.run()
            self.environment.logger.info("The activation has ended", metadata: ["outcome": outcome.logValue])
            return outcome
        }
    }

    /// Why a login could not be kept; looked at before the user types a code for nothing.
    private var reasonNotToStore: String? {
        do {
            try self.environment.tokens.tryOut()
            return nil
        } catch {
            self.environment.logger.note("A login could not be stored", error, at: .error)
            return "A login could not be stored. \(error)"
        }
    }
}

extension ActivationFlow.Outcome {
    fileprivate var logValue: Logger.MetadataValue {
        switch self {
        case .connected(let name): .personal("connected as \(name)", public: "connected")
        case .denied: "denied"
        case .later: "later"
        case .quit: "quit"
        case .interrupted: "interrupted"
        case .failed(let reason): .personal("failed: \(reason)", public: "failed")
        }
    }
}
