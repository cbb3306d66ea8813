import HTTPTypes
import Hummingbird

/// The rules that hold for every request: who asks, how, and how often (`Documentation/trakt.md §1.2, §1.5`).
struct TraktRules: RouterMiddleware {
    typealias Context = BasicRequestContext

    let account: SimulatedAccount
    let limits: RateLimits
    /// The only programs that are known; any when empty.
    let clientIDs: Set<String>
    /// Programs that get logins and nothing else: not approved, or blocked (`Documentation/trakt.md §1.6`).
    let blockedIDs: Set<String>
    /// Whether the names of HTTP libraries are let through.
    let takesAnyAgent: Bool
    /// What paths begin with that only VIP members may use.
    let vipPaths: [String]

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard !Self.isPage(path) else { return try await next(request, context) }
        if let refusal = self.refusalAtTheEdge(request) { return refusal }
        if path.hasPrefix("/oauth/") { return try await next(request, context) }
        guard request.header("trakt-api-version") == "2", let key = request.header("trakt-api-key"),
            !self.blockedIDs.contains(key), await self.knows(key)
        else { return Response(status: .forbidden, body: .init(byteBuffer: ByteBuffer(string: "Forbidden"))) }
        let token = Self.bearer(request)
        let isValid = if let token { await self.account.isValid(token, for: key) } else { false }
        if request.method != .get || Self.needsLogin(path), !isValid { return Response(status: .unauthorized) }
        let refusal =
            if request.method == .get {
                await self.limits.get(by: isValid ? "user" : "client \(key)", isAuthed: isValid)
            } else {
                await self.limits.write()
            }
        if let refusal { return refusal.response }
        if self.vipPaths.contains(where: { path.hasPrefix($0) }), await !self.account.isVIP {
            var response = Response.status(426)
            response.set("X-Upgrade-URL", Self.vipPage)
            return response
        }
        return try await next(request, context)
    }

    /// Whether a path is for people and tests: pages, and the knobs of the simulator.
    static func isPage(_ path: String) -> Bool {
        path == "/" || ["/activate", "/settings", "/simulator"].contains { path.hasPrefix($0) }
    }

    /// Where Trakt sends those who want more.
    static let vipPage = "https://trakt.tv/vip"

    /// Whether an app is known, and not gone.
    func knows(_ clientID: String) async -> Bool {
        guard !clientID.isEmpty, self.clientIDs.isEmpty || self.clientIDs.contains(clientID) else { return false }
        return await !self.account.isGone(clientID)
    }

    /// What Cloudflare and the JSON parser refuse before anybody is asked who they are.
    private func refusalAtTheEdge(_ request: Request) -> Response? {
        let agent = request.headers[.userAgent] ?? ""
        guard !agent.isEmpty, self.takesAnyAgent || !Self.isLibrary(agent) else {
            return .html(Self.blocked, .forbidden)
        }
        let type = request.headers[.contentType]
        let isJSON = type?.lowercased().hasPrefix("application/json") ?? (request.method == .get)
        return isJSON ? nil : Response(status: .preconditionFailed)
    }

    private static let blocked = """
        <!DOCTYPE html><html lang="en-US"><head><title>Access denied | api.trakt.tv used Cloudflare to restrict access\
        </title></head><body><h1>Error 1010</h1><p>error code: 1010</p></body></html>
        """

    /// Names that HTTP libraries give themselves.
    private static func isLibrary(_ agent: String) -> Bool {
        ["python-requests/", "Python-urllib/", "Go-http-client/", "okhttp/", "Java/", "libwww-perl/", "aiohttp/"]
            .contains { agent.hasPrefix($0) }
    }

    private static func needsLogin(_ path: String) -> Bool {
        path.hasPrefix("/sync/") || path == "/users/settings" || path.hasPrefix("/users/me/")
            || path.hasPrefix("/users/hidden/")
            || path.hasSuffix("/progress/watched")
    }

    static func bearer(_ request: Request) -> String? {
        let words = (request.headers[.authorization] ?? "").split(separator: " ")
        return words.count == 2 && words[0].lowercased() == "bearer" ? String(words[1]) : nil
    }
}
