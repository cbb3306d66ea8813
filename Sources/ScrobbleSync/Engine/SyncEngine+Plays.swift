package import Foundation
package import TraktAPI

extension SyncEngine {
    /// When an item was watched, as Trakt's history has it: the newest five hundred plays of it.
    ///
    /// - Parameter item: A film or an episode.
    /// - Returns: The dates, or why they cannot be had, in one sentence.
    /// - Throws: `StorageTrouble`, `CancellationError`.
    package func plays(of item: ScrobbleItem) async throws -> (dates: [Date], obstacle: String?) {
        let range = Date(timeIntervalSince1970: 86400)...(self.wire.now().date + 86400)
        let reply = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.history(of: item, in: range, token: token)
        }
        guard case .answer(let plays) = reply else { return ([], reply.trouble) }
        return (plays.compactMap(\.date), nil)
    }
}
