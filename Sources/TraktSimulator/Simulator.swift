package import Foundation
import Hummingbird
import Logging

/// How the simulator behaves.
package struct SimulatorSettings: Sendable {
    package var hostname = "127.0.0.1"
    /// 0 takes any free port.
    package var port = 0
    /// Whether every code is approved as soon as it is made.
    package var approvesAll = false
    /// Seconds that an access token lives.
    package var tokenLifetime: TimeInterval = 7 * 86400
    package var now: @Sendable () -> Date = { Date() }

    package init() {}
}

/// Runs the pretend Trakt until it is interrupted.
///
/// - Parameters:
///   - settings: How it behaves.
///   - onReady: Called with the port as soon as requests are taken.
/// - Throws: When the port is taken.
package func runSimulator(
    _ settings: SimulatorSettings,
    onReady: @escaping @Sendable (Int) async -> Void
) async throws {
    try await buildSimulator(settings, onReady: onReady).runService()
}

/// Builds the pretend Trakt.
///
/// - Parameters:
///   - settings: How it behaves.
///   - onReady: Called with the port as soon as requests are taken.
/// - Returns: The application, to be run as a service.
func buildSimulator(
    _ settings: SimulatorSettings,
    onReady: @escaping @Sendable (Int) async -> Void = { _ in }
) -> some ApplicationProtocol {
    let account = SimulatedAccount(
        catalogue: .standard,
        approvesAll: settings.approvesAll,
        tokenLifetime: settings.tokenLifetime,
        now: settings.now
    )
    let journal = Journal()
    let faults = FaultPlan()
    let router = Router()
    router.add(middleware: JournalMiddleware(journal: journal, now: settings.now))
    router.add(middleware: FaultMiddleware(plan: faults))
    router.add(middleware: TraktRules(account: account))
    addOAuthRoutes(to: router, account)
    addScrobbleRoutes(to: router, account)
    addHistoryRoutes(to: router, account)
    addCatalogueRoutes(to: router, account.catalogue)
    addActivationPages(to: router, account)
    addControlRoutes(to: router, account, journal, faults)
    var logger = Logger(label: "trakt-simulator")
    logger.logLevel = .error
    return Application(
        router: router,
        configuration: .init(address: .hostname(settings.hostname, port: settings.port)),
        onServerRunning: { channel in await onReady(channel.localAddress?.port ?? settings.port) },
        logger: logger
    )
}

extension Response {
    static func json(_ value: JSON, _ status: HTTPResponse.Status = .ok) -> Self {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(value)) ?? Data()
        return Self(
            status: status,
            headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: data))
        )
    }

    static func html(_ text: String, _ status: HTTPResponse.Status = .ok) -> Self {
        Self(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}

extension Request {
    /// The body as JSON; nil where it is none.
    func json() async throws -> JSON? {
        let buffer = try await self.body.collect(upTo: 1 << 20)
        return try? JSONDecoder().decode(JSON.self, from: Data(buffer.readableBytesView))
    }
}

/// Dates as Trakt writes them.
enum Dates {
    static func text(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
    }

    static func parse(_ text: String) -> Date? {
        (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text))
            ?? (try? Date.ISO8601FormatStyle().parse(text))
    }
}
