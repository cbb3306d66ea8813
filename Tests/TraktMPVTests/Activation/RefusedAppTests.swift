import Foundation
import Testing
import TraktAPI

@testable import TraktMPV

/// What an activation says when it is the app that is refused, and not the user.
@Suite struct RefusedAppTests {
    private func showing() throws -> (ActivationFlow, DeviceCode) {
        let json = """
            {"device_code":"d","user_code":"5055CC52","verification_url":"https://auth.trakt.tv/activate","expires_in":600,
            "interval":5}
            """
        let code = try JSONDecoder().decode(DeviceCode.self, from: Data(json.utf8))
        var flow = ActivationFlow(givesUpWithoutCode: false)
        #expect(flow.receive(.code(code), at: .zero) == [])
        #expect(flow.receive(.tick, at: .seconds(5)) == [.poll(code)])
        return (flow, code)
    }

    private func failure(_ steps: [ActivationFlow.Step]) throws -> String {
        guard case .finish(.failed(let reason))? = steps.first else {
            Issue.record("it goes on")
            return ""
        }
        return reason
    }

    @Test func `an app that is gone ends the activation at once, with the page of one's own apps`() throws {
        var (flow, _) = try self.showing()
        let reason = try self.failure(flow.receive(.noPoll(.forbidden), at: .seconds(6)))
        #expect(reason.contains("gone or blocked") && reason.contains(TraktPages.ownApps))
        #expect(!reason.lowercased().contains("create an app"))
    }

    @Test(
        arguments: [
            (.init(), "may have one", "or have VIP"), (.init(count: 1, isVIP: false), "may have 1", "or have VIP"),
            (.init(count: 50, isVIP: true), "may have 50", TraktPages.connectedApps),
        ] as [(TraktLimit, String, String)]
    )
    func `a second app that is refused has words of its own, with the place where the first is disconnected`(
        limit: TraktLimit,
        count: String,
        remedy: String
    ) throws {
        var (flow, code) = try self.showing()
        let reason = try self.failure(flow.receive(.poll(.noPlace(limit), of: code), at: .seconds(6)))
        #expect(reason.contains("connects no further app") && reason.contains(count))
        #expect(reason.contains(TraktPages.connectedApps) && reason.contains(remedy))
        #expect(reason.contains("or have VIP") == (limit.isVIP != true))
    }

    @Test func `a locked account ends it, too`() throws {
        var (flow, _) = try self.showing()
        let reason = try self.failure(flow.receive(.noPoll(.accountLocked(isDeactivated: true)), at: .seconds(6)))
        #expect(reason.contains("deactivated"))
    }
}
