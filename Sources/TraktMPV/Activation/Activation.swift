import Foundation
import Logbook
import Logging
import ScrobbleSync
import Storage
import TaskRuntime
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
        let isInteractive = self.isInteractive
        return await self.activate(givesUpWithoutCode: place == .beforePlaying || !isInteractive) { onKey in
            if place == .login(isJSON: true) { return LinePresenter(isJSON: true) }
            let panel = isInteractive ? PanelPresenter(laterWord: "later", onKey: onKey) : nil
            return panel ?? LinePresenter(isJSON: false)
        }
    }

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
        await self.activate(givesUpWithoutCode: false, keys: keys) { _ in WindowPresenter(onScreen: show) }
    }

    private func activate(
        givesUpWithoutCode: Bool,
        keys: AsyncStream<ActivationFlow.Key>? = nil,
        presenter: @escaping Activation.MakePresenter
    ) async -> ActivationFlow.Outcome {
        await self.withTransport { transport in
            guard let client = self.trakt(transport) else { return .failed(Self.missingClientID) }
            let activation = Activation(
                client: client,
                tokens: self.tokens,
                logger: self.logger,
                givesUpWithoutCode: givesUpWithoutCode,
                keys: keys,
                makePresenter: presenter
            )
            let outcome = await activation.run()
            self.logger.info("The activation has ended", metadata: ["outcome": outcome.logValue])
            if case .connected(let name) = outcome { self.account.save(name) }
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

extension Environment {
    private var introduction: String { "\(self.paths.stateDirectory)/introduced" }

    /// Whether the user has been asked to connect and has answered: nobody is asked twice by themselves.
    var isIntroduced: Bool { FileManager.default.fileExists(atPath: self.introduction) }

    /// - Returns: Whether it could be noted.
    @discardableResult
    func noteIntroduced() -> Bool {
        self.logger.attempt("The folder of the state cannot be made", at: .warning) {
            try PrivateFolder.make(self.paths.stateDirectory)
        }
        return PrivateFile.make(self.introduction)
    }
}

/// Runs an `ActivationFlow` with real requests, a real clock and a presenter.
private struct Activation {
    private let client: TraktClient
    private let tokens: TokenStore
    private let logger: Logger
    private let givesUpWithoutCode: Bool
    /// What is pressed elsewhere; nil where the presenter has keys of its own.
    private let keys: AsyncStream<ActivationFlow.Key>?
    private let makePresenter: MakePresenter
    private let clock = EventLoopClock()
    private let began = ContinuousClock.now

    typealias MakePresenter =
        @Sendable (_ onKey: @escaping @Sendable (ActivationFlow.Key) -> Void) -> any ActivationPresenter

    /// How often the time left is looked at.
    private static let tickInterval = Duration.milliseconds(250)

    init(
        client: TraktClient,
        tokens: TokenStore,
        logger: Logger,
        givesUpWithoutCode: Bool,
        keys: AsyncStream<ActivationFlow.Key>?,
        makePresenter: @escaping MakePresenter
    ) {
        self.client = client
        self.tokens = tokens
        self.logger = logger
        self.givesUpWithoutCode = givesUpWithoutCode
        self.keys = keys
        self.makePresenter = makePresenter
    }

    func run() async -> ActivationFlow.Outcome {
        let (events, continuation) = AsyncStream.makeStream(of: ActivationFlow.Event.self)
        let presenter = self.makePresenter { continuation.yield(.key($0)) }
        var flow = ActivationFlow(givesUpWithoutCode: self.givesUpWithoutCode)
        let outcome = await withTaskGroup(of: Void.self) { group in
            self.carryOut(flow.firstStep, in: &group, continuation)
            group.addTask { await self.tick(continuation) }
            if let keys = self.keys { group.addTask { for await key in keys { continuation.yield(.key(key)) } } }
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
        // Ends with the activation.
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
            self.logger.note("The login could not be stored", error, at: .error)
            return .notStored("The login could not be stored: \(error.localizedDescription)")
        }
        let name = await self.logger.attempt("The account's name could not be asked for") {
            try await self.client.userName(token: token.access)
        }
        return .connected(name: name.map { DisplayText($0).description })
    }
}
