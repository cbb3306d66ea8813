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
    /// - Returns: How it went; a login is on disk when it is `connected`.
    package func connect(output: Output, isBeforePlaying: Bool = false) async -> ActivationFlow.Outcome {
        let givesUp = isBeforePlaying || !self.environment.isInteractive
        return await self.run(givesUpWithoutCode: givesUp) { onKey in
            let panel = output.canAsk ? PanelPresenter(laterWord: "later", onKey: onKey) : nil
            return panel ?? LinePresenter(output)
        }
    }

    /// Connects with a panel that is drawn elsewhere.
    ///
    /// - Parameters:
    ///   - keys: What the user presses.
    ///   - show: Called whenever something may have changed, several times a second.
    /// - Returns: How it went; a login is on disk when it is `connected`.
    func connect(
        keys: AsyncStream<ActivationFlow.Key>,
        show: @escaping @Sendable (ActivationFlow.Display) -> Void
    ) async -> ActivationFlow.Outcome {
        await self.run(givesUpWithoutCode: false, keys: keys) { _ in WindowPresenter(onDisplay: show) }
    }

    /// A name that Trakt did not tell is none: what is watched belongs to nobody in particular then.
    private func remember(_ name: String) {
        if name == ActivationFlow.somebody {
            self.environment.account.remove()
        } else {
            self.environment.account.save(name)
        }
    }

    private func run(
        givesUpWithoutCode: Bool,
        keys: AsyncStream<ActivationFlow.Key>? = nil,
        presenter: @escaping ActivationRun.MakePresenter
    ) async -> ActivationFlow.Outcome {
        await self.environment.withTrakt { trakt in
            guard let trakt else { return .failed(self.environment.reasonForSilence) }
            // One place is all that a free account has for such apps: the old login gives it back.
            if !self.environment.revocations.isEmpty { await trakt.settleRevocations() }
            let run = ActivationRun(
                client: trakt.client,
                tokens: self.environment.tokens,
                logger: self.environment.logger,
                givesUpWithoutCode: givesUpWithoutCode,
                keys: keys,
                makePresenter: presenter
            )
            let outcome = await run.run()
            self.environment.logger.info("The activation has ended", metadata: ["outcome": outcome.logValue])
            if case .connected(let name) = outcome { self.remember(name) }
            return outcome
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
        case .failed(let reason): .personal("failed: \(reason)", public: "failed")
        }
    }
}
