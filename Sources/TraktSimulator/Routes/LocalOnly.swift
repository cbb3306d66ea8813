import HTTPTypes
import Hummingbird

/// Keeps pages and knobs from other people's web pages.
///
/// A browser lets any page send requests to this machine. A page of another origin says so in `Origin`; one that has its
/// own name lead here (DNS rebinding) has that name in `Host`. Trakt's own paths need a token, and are open as Trakt's are.
struct LocalOnly: RouterMiddleware {
    typealias Context = BasicRequestContext

    /// Where the simulator listens, by its user's word.
    let hostname: String

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard TraktRules.isPage(request.uri.path), let reason = self.objection(to: request) else {
            return try await next(request, context)
        }
        return .json(["error": .string(reason)], .forbidden)
    }

    private func objection(to request: Request) -> String? {
        let authority = request.head.authority?.lowercased() ?? ""
        guard self.isOurs(Self.host(of: authority)) else { return "Nobody of that name is here." }
        guard let origin = request.header("Origin") else { return nil }
        return origin.lowercased() == "http://\(authority)" ? nil : "Another site's pages may not do this."
    }

    /// A name says who is meant; an address cannot have been led here by anybody's name server.
    private func isOurs(_ host: Substring) -> Bool {
        Self.isLoopback(String(host)) || host == self.hostname.lowercased() || Self.isAddress(host)
    }

    /// The host of `HOST:PORT`, brackets of an IPv6 address included.
    private static func host(of authority: String) -> Substring {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return authority[...end] }
        return authority.prefix { $0 != ":" }
    }

    private static func isAddress(_ host: Substring) -> Bool {
        host.hasPrefix("[")
            || !host.isEmpty && host.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    }

    /// Whether a host is this machine and cannot be reached from another.
    static func isLoopback(_ host: String) -> Bool {
        ["localhost", "::1", "[::1]"].contains(host) || host.hasPrefix("127.") && Self.isAddress(host[...])
    }
}
