import Foundation
import ScrobbleSync
import TraktAPI

extension Environment {
    package enum ActivationOutcome: Hashable, Sendable {
        case connected(String)
        case denied
        /// The user wants to go on without.
        case later
        case failed(String)
    }

    /// Connects this device: shows a code and waits for the user's yes.
    ///
    /// A code that expires is replaced at most twice; after that it gives up, for repeated failures can lock an account.
    ///
    /// - Parameter show: Shows lines to the user.
    /// - Returns: How it went.
    package func activate(_ show: @Sendable (String) -> Void) async -> ActivationOutcome {
        let transport = AsyncHTTPTransport()
        let outcome = await self.activate(over: transport, show)
        try? await transport.shutdown()
        return outcome
    }

    private func activate(
        over transport: AsyncHTTPTransport,
        _ show: @Sendable (String) -> Void
    ) async -> ActivationOutcome {
        guard let client = self.trakt(transport) else { return .failed(Self.missingClientID) }
        for _ in 0..<3 {
            let code: DeviceCode
            do { code = try await client.deviceCode() } catch { return .failed(error.description) }
            show("Open \(DisplayText(code.verification_url)) and enter the code")
            show("")
            show("    \(DisplayText(code.user_code).description.map(String.init).joined(separator: " "))")
            show("")
            if self.isInteractive { show("Enter: later") }
            switch await self.poll(client, code, show) {
            case .some(let outcome): return outcome
            case nil: show("The code has expired. Here is a new one.")
            }
        }
        return .failed("Three codes have expired. Run `trakt-mpv login` when you are ready.")
    }

    /// Whether the user has pressed Enter; the line is taken.
    private static func hasInput() -> Bool {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard unsafe Foundation.poll(&descriptor, 1, 0) == 1 else { return false }
        _ = readLine()
        return true
    }

    /// Polls until the code is decided; nil when it has expired.
    private func poll(
        _ client: TraktClient,
        _ code: DeviceCode,
        _ show: @Sendable (String) -> Void
    ) async -> ActivationOutcome? {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(max(code.expires_in, 1))
        var interval = Duration.seconds(max(code.interval, 1))
        var isOffline = false
        while clock.now < deadline {
            let next = clock.now + interval
            while clock.now < next {
                if self.isInteractive, Self.hasInput() { return .later }
                do { try await clock.sleep(for: .milliseconds(200)) } catch { return .failed("Interrupted.") }
            }
            do {
                switch try await client.pollDevice(code) {
                case .pending: isOffline = false
                case .slowDown(let wait): interval = max(wait ?? .zero, interval + .seconds(5))
                case .denied: return .denied
                case .expired, .void: return nil
                case .granted(let token):
                    // On disk before it is used.
                    try self.tokens.save(token)
                    let name = try? await client.userName(token: token.access)
                    return .connected(DisplayText(name ?? "you").description)
                }
            } catch let error as TraktError {
                if !isOffline { show("\(error) The code is still good.") }
                isOffline = true
            } catch {
                return .failed("The login could not be stored in \(self.paths.stateDirectory).")
            }
        }
        return nil
    }
}
