package import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// How the simulator behaves.
package struct SimulatorSettings: Sendable {
    package var hostname = "127.0.0.1"
    /// 0 takes any free port.
    package var port = 0
    package var userName = "simulated"
    /// Client ids that are known; any when empty.
    package var clientIDs: [String] = []
    /// Client ids of apps that are gone from the start.
    package var goneApps: [String] = []
    /// Client ids of apps that OAuth knows, and to which all else says no.
    package var blockedApps: [String] = []
    package var isVIP = false
    /// What becomes of a second app on a free account.
    package var places = AppPlaces.any
    /// What paths begin with that only VIP members may use.
    package var vipPaths: [String] = []
    /// Whether every code is approved as soon as it is made.
    package var approvesAll = false
    /// Seconds that an access token lives.
    package var tokenLifetime: TimeInterval = 7 * 86400
    /// Seconds that a code lives.
    package var codeLifetime: TimeInterval = 600
    /// Seconds between two polls; nil is 5, or 1 when every code is approved.
    package var deviceInterval: Int?
    /// Seconds in which the same scrobble is refused.
    package var duplicateWindow: TimeInterval = 3600
    package var hasRateLimits = true
    /// GETs in five minutes.
    package var getLimit = 500
    /// Whether programs may call themselves as their HTTP library does.
    package var takesAnyAgent = false
    /// Whether `start_at` and `end_at` are read as days.
    package var readsDays = false
    /// Seconds that the server's clock runs ahead.
    package var clockSkew: TimeInterval = 0
    /// Faults from the start: JSON, or `KEY=VALUE,…`.
    package var faults: [String] = []
    package var seed: UInt64 = 1
    /// Where each request is noted as a line of JSON.
    package var journalPath: String?
    /// Where plays, tokens and codes are kept.
    package var statePath: String?
    package var now: @Sendable () -> Date = { Date() }

    package init() {}

    /// What whoever starts it should know; nil where only this machine gets at it.
    package var warning: String? {
        LocalOnly.isLoopback(self.hostname)
            ? nil
            : "Everybody who reaches \(self.hostname) can read and change all that is here: it is no loopback address."
    }
}

/// Why the simulator does not run, in a sentence.
package struct SimulatorFailure: Error, CustomStringConvertible {
    package let description: String
}

/// Runs the pretend Trakt until the task is cancelled.
///
/// - Parameters:
///   - settings: How it behaves.
///   - onReady: Called with the port as soon as requests are taken.
/// - Throws: `SimulatorFailure` when the port is taken, a file cannot be used or a fault cannot be understood.
package func runSimulator(
    _ settings: SimulatorSettings,
    onReady: @escaping @Sendable (Int) async -> Void
) async throws {
    let server = try await buildSimulator(settings, onReady: onReady)
    do {
        try await server.run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
        throw SimulatorFailure(description: "Port \(settings.port) is in use by another program.")
    } catch let error as IOError where error.errnoCode == EACCES {
        throw SimulatorFailure(description: "Port \(settings.port) may not be used by this user.")
    }
}

/// Builds the pretend Trakt.
///
/// - Parameters:
///   - settings: How it behaves.
///   - onReady: Called with the port as soon as requests are taken.
/// - Returns: The server, to be run.
/// - Throws: `SimulatorFailure`.
private func buildSimulator(
    _ settings: SimulatorSettings,
    onReady: @escaping @Sendable (Int) async -> Void
) async throws -> Server<HTTP1Channel> {
    let clock = SimulatedClock(settings.now, skew: settings.clockSkew)
    let (account, journal) = try openFiles(settings, clock)
    let limits = RateLimits(RatePolicy(isOn: settings.hasRateLimits, gets: settings.getLimit), clock: clock)
    let faults = try await plannedFaults(settings)
    let rules = TraktRules(
        account: account,
        limits: limits,
        clientIDs: Set(settings.clientIDs),
        blockedIDs: Set(settings.blockedApps),
        takesAnyAgent: settings.takesAnyAgent,
        vipPaths: settings.vipPaths
    )
    for app in settings.goneApps { await account.setGone(app, true) }
    let routes = Routes(account: account, rules: rules, readsDays: settings.readsDays)
    let control = ControlRoutes(account: account, journal: journal, faults: faults, limits: limits)
    let exchange = Exchange(
        router: makeRouter(routes, control, LocalOnly(hostname: settings.hostname)),
        journal: journal,
        faults: faults,
        clock: clock,
        logger: quietLogger()
    )
    // Not through Hummingbird's Application, which writes its own Date over that of the simulated clock.
    let gate = HTTP1Channel.Configuration(additionalChannelHandlers: [GateInstaller(faults.outage)])
    let channel = HTTP1Channel(
        responder: { request, writer, channel in
            try await exchange.handle(request, writer: writer, channel: channel)
        },
        configuration: gate
    )
    return Server(
        childChannelSetup: channel,
        configuration: ServerConfiguration(address: .hostname(settings.hostname, port: settings.port)),
        onServerRunning: { channel in await onReady(channel.localAddress?.port ?? settings.port) },
        eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
        logger: quietLogger()
    )
}

private func plannedFaults(_ settings: SimulatorSettings) async throws -> FaultPlan {
    let faults = FaultPlan(seed: settings.seed)
    for text in settings.faults {
        do {
            await faults.add(try Fault(commandLine: text))
        } catch {
            throw SimulatorFailure(description: "\(error)")
        }
    }
    return faults
}

private func openFiles(_ settings: SimulatorSettings, _ clock: SimulatedClock) throws -> (SimulatedAccount, Journal) {
    let policy = AccountPolicy(
        userName: settings.userName,
        approvesAll: settings.approvesAll,
        tokenLifetime: settings.tokenLifetime,
        codeLifetime: settings.codeLifetime,
        deviceInterval: settings.deviceInterval ?? (settings.approvesAll ? 1 : 5),
        duplicateWindow: settings.duplicateWindow,
        isVIP: settings.isVIP,
        places: settings.places
    )
    do {
        let account = try SimulatedAccount(
            catalogue: .standard,
            policy: policy,
            clock: clock,
            path: settings.statePath
        )
        return (account, try Journal(path: settings.journalPath))
    } catch {
        let paths = [settings.statePath, settings.journalPath].compactMap { $0 }.joined(separator: " or ")
        throw SimulatorFailure(description: "\(paths) cannot be read or written.")
    }
}

private func makeRouter(
    _ routes: Routes,
    _ control: ControlRoutes,
    _ local: LocalOnly
) -> RouterResponder<BasicRequestContext> {
    let router = Router()
    router.add(middleware: local)
    router.add(middleware: routes.rules)
    routes.addOAuth(to: router)
    routes.addScrobbling(to: router)
    routes.addHistory(to: router)
    routes.addSync(to: router)
    routes.addHidden(to: router)
    routes.addCatalogue(to: router)
    ActivationPages(account: routes.account).add(to: router)
    HomePage(account: routes.account).add(to: router)
    AppsPage(account: routes.account).add(to: router)
    control.add(to: router)
    return router.buildResponder()
}

private func quietLogger() -> Logger {
    var logger = Logger(label: "trakt-simulator")
    logger.logLevel = .critical
    return logger
}
