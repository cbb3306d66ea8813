internal import Foundation
internal import TraktAPI

/// What is queued belongs to the account that it was watched under.
extension DeliveryExecutor {
    /// Whose a viewing is.
    enum Ownership {
        /// It may be told to the account that is connected.
        case ours
        /// It is kept for its own account, and why.
        case another(reason: String)
        /// Trakt could not be asked who is connected.
        case unknown(Obstacle?)
    }

    func ownership(of viewing: Viewing) async throws -> Ownership {
        guard let owner = viewing.account else { return .ours }
        var name = ConnectedAccount(of: self.outbox).name
        if name == nil {
            // A login whose name did not come: nothing is told by chance.
            let asked = try await self.wire.read { token throws(TraktError) in
                try await self.wire.client.account(token: token)
            }
            switch asked {
            case .answer(let told):
                name = told.name
                ConnectedAccount(of: self.outbox).save(told)
            case .failure(let error): return .unknown(try self.wire.obstacle(after: error))
            case .closed(let obstacle): return .unknown(obstacle)
            case .withdrawn: return .unknown(nil)
            }
        }
        guard owner != name else { return .ours }
        let how = "`trakt-mpv queue retry --mine ID` tells it to \(name ?? "the account that is connected")"
        return .another(reason: "\(KeptViewings.mark(of: owner)); \(how).")
    }
}
