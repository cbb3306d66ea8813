import Foundation
import ScrobbleSync
import TraktAPI

extension Environment {
    /// Where an activation happens.
    package enum ActivationPlace: Hashable, Sendable {
        /// Before a film: a network that is not there must not keep anyone from watching.
        case beforePlaying
        case login(isJSON: Bool)
    }

    /// Connects this device: shows a code and waits for the user's yes.
    ///
    /// - Parameter place: Where.
    /// - Returns: How it went; a login is on disk when it is `connected`.
    package func activate(_ place: ActivationPlace) async -> ActivationFlow.Outcome {
        let transport = AsyncHTTPTransport()
        guard let client = self.trakt(transport) else {
            try? await transport.shutdown()
            return .failed(Self.missingClientID)
        }
        let isInteractive = self.isInteractive
        let activation = Activation(
            client: client,
            tokens: self.tokens,
            givesUpWithoutCode: place == .beforePlaying || !isInteractive
        ) { onKey in
            if place == .login(isJSON: true) { return LinePresenter(isJSON: true) }
            let panel = isInteractive ? PanelPresenter(laterWord: "later", onKey: onKey) : nil
            return panel ?? LinePresenter(isJSON: false)
        }
        let outcome = await activation.run()
        if case .connected(let name) = outcome { self.account.save(name) }
        try? await transport.shutdown()
        return outcome
    }
}

extension Environment {
    /// Connects this device with a panel that is drawn elsewhere.
    ///
    /// - Parameters:
    ///   - keys: What the user presses.
    ///   - show: Called whenever something may have changed, several times a second.
    /// - Returns: How it went; a login is on disk when it is `connected`.
    func activate(
        keys: AsyncStream<ActivationFlow.Key>,
        show: @escaping @Sendable (ActivationFlow.Screen) -> Void
    ) async -> ActivationFlow.Outcome {
        let transport = AsyncHTTPTransport()
        guard let client = self.trakt(transport) else {
            try? await transport.shutdown()
            return .failed(Self.missingClientID)
        }
        let activation = Activation(client: client, tokens: self.tokens, givesUpWithoutCode: false) { onKey in
            let task = Task { for await key in keys { onKey(key) } }
            return WindowPresenter(keys: task, onScreen: show)
        }
        let outcome = await activation.run()
        if case .connected(let name) = outcome { self.account.save(name) }
        try? await transport.shutdown()
        return outcome
    }
}

extension Environment {
    private var introduction: String { "\(self.paths.stateDirectory)/introduced" }

    /// Whether the user has been asked to connect and has answered: nobody is asked twice by themselves.
    var isIntroduced: Bool { FileManager.default.fileExists(atPath: self.introduction) }

    /// - Returns: Whether it could be noted.
    @discardableResult
    func noteIntroduced() -> Bool {
        try? FileManager.default.createDirectory(
            atPath: self.paths.stateDirectory,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return FileManager.default.createFile(
            atPath: self.introduction,
            contents: nil,
            attributes: [.posixPermissions: 0o600]
        )
    }
}

/// Runs an `ActivationFlow` with real requests, a real clock and a presenter.
private struct Activation {
    private let client: TraktClient
    private let tokens: TokenStore
    private let givesUpWithoutCode: Bool
    private let makePresenter: @Sendable (@escaping @Sendable (ActivationFlow.Key) -> Void) -> any ActivationPresenter
    private let clock = EventLoopClock()
    private let began = ContinuousClock.now

    /// How often the time left is looked at.
    private static let tickInterval = Duration.milliseconds(250)

    init(
        client: TraktClient,
        tokens: TokenStore,
        givesUpWithoutCode: Bool,
        presenter: @escaping @Sendable (@escaping @Sendable (ActivationFlow.Key) -> Void) -> any ActivationPresenter
    ) {
        self.client = client
        self.tokens = tokens
        self.givesUpWithoutCode = givesUpWithoutCode
        self.makePresenter = presenter
    }

    func run() async -> ActivationFlow.Outcome {
        let (events, continuation) = AsyncStream.makeStream(of: ActivationFlow.Event.self)
        let presenter = self.makePresenter { continuation.yield(.key($0)) }
        var flow = ActivationFlow(givesUpWithoutCode: self.givesUpWithoutCode)
        let outcome = await withTaskGroup(of: Void.self) { group in
            self.carryOut(flow.firstStep, in: &group, continuation)
            group.addTask { await self.tick(continuation) }
            presenter.show(flow.screen(at: self.now))
            for await event in events {
                let steps = flow.receive(event, at: self.now)
                for step in steps { self.carryOut(step, in: &group, continuation) }
                presenter.show(flow.screen(at: self.now))
                if flow.outcome != nil { break }
            }
            group.cancelAll()
            return flow.outcome ?? .quit
        }
        presenter.close()
        return outcome
    }

    private var now: Duration { self.clock.now - self.began }

    private func tick(_ events: AsyncStream<ActivationFlow.Event>.Continuation) async {
        while (try? await self.clock.sleep(for: Self.tickInterval)) != nil { events.yield(.tick) }
    }

    private func carryOut(
        _ step: ActivationFlow.Step,
        in group: inout TaskGroup<Void>,
        _ events: AsyncStream<ActivationFlow.Event>.Continuation
    ) {
        switch step {
        case .finish: return
        case .openBrowser(let link): Browser.open(link)
        case .askForCode: group.addTask { events.yield(await self.askForCode()) }
        case .poll(let code): group.addTask { events.yield(await self.poll(code)) }
        case .store(let token): group.addTask { events.yield(await self.store(token)) }
        }
    }

    private func askForCode() async -> ActivationFlow.Event {
        do { return .code(try await self.client.deviceCode()) } catch { return .noCode(error) }
    }

    private func poll(_ code: DeviceCode) async -> ActivationFlow.Event {
        do { return .poll(try await self.client.pollDevice(code), of: code) } catch { return .noPoll(error) }
    }

    private func store(_ token: AccessToken) async -> ActivationFlow.Event {
        do {
            try self.tokens.save(token)
        } catch {
            return .notStored("The login could not be stored: \(error.localizedDescription)")
        }
        let name = try? await self.client.userName(token: token.access)
        return .connected(name: name.map { DisplayText($0).description })
    }
}
