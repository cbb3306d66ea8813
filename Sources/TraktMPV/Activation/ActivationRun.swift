import Foundation
import Logbook
import Logging
import ScrobbleSync
import TaskRuntime
import TraktAPI

/// Runs an `ActivationFlow` with real requests, a real clock and a presenter.
struct ActivationRun {
    private let client: TraktClient
    private let tokens: TokenStore
    private let accountFile: ConnectedAccount
    private let logger: Logger
    private let flow: ActivationFlow
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
        account: ConnectedAccount,
        logger: Logger,
        flow: ActivationFlow,
        keys: AsyncStream<ActivationFlow.Key>?,
        makePresenter: @escaping MakePresenter
    ) {
        self.client = client
        self.tokens = tokens
        self.accountFile = account
        self.logger = logger
        self.flow = flow
        self.keys = keys
        self.makePresenter = makePresenter
    }

    func run() async -> ActivationFlow.Outcome {
        let (events, continuation) = AsyncStream.makeStream(of: ActivationFlow.Event.self)
        let presenter = self.makePresenter { continuation.yield(.key($0)) }
        var flow = self.flow
        let outcome = await withTaskGroup(of: Void.self) { group in
            self.carryOut(flow.firstStep, in: &group, events: continuation)
            group.addTask { await self.tick(continuation) }
            if let keys = self.keys { group.addTask { for await key in keys { continuation.yield(.key(key)) } } }
            presenter.show(flow.display(at: self.now))
            for await event in events {
                let steps = flow.receive(event, at: self.now)
                for step in steps {
                    if case .copy(let text) = step { presenter.copy(text) }
                    self.carryOut(step, in: &group, events: continuation)
                }
                presenter.show(flow.display(at: self.now))
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
        events: AsyncStream<ActivationFlow.Event>.Continuation
    ) {
        switch step {
        case .finish, .copy: return
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
        let former = self.tokens.load()
        do {
            try self.tokens.begin(token)
        } catch {
            self.logger.note("The login could not be stored", error, at: .error)
            return .notStored("The login could not be stored: \(error)")
        }
        // A free account has one place for an app, and nobody needs the login before any more.
        async let _ = self.revoke(former, unless: token)
        let account = await self.logger.attempt("The account could not be asked for") {
            try await self.client.account(token: token.access)
        }
        // What is known of another account must not stand for this one.
        if let account { self.accountFile.save(account) } else { self.accountFile.remove() }
        return .connected(name: (account?.name).map { DisplayText($0).description })
    }

    /// Revokes the login that a new one has replaced; what cannot be revoked expires by itself.
    private func revoke(_ former: AccessToken?, unless token: AccessToken) async {
        guard let former, former.access != token.access else { return }
        await self.logger.attempt("The login before could not be revoked; it expires by itself") {
            try await self.client.revoke(former.access)
        }
    }
}
