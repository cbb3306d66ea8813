import HTTPTypes
import Hummingbird

/// The rules that hold for every REST request: headers, login, one write a second.
struct TraktRules<Context: RequestContext>: RouterMiddleware {
    let account: SimulatedAccount

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        let isPage = path == "/" || path.hasPrefix("/activate") || path.hasPrefix("/simulator")
        guard !isPage else { return try await next(request, context) }
        guard let agent = request.headers[.userAgent], !agent.isEmpty else {
            return .html("error code: 1010", .forbidden)
        }
        guard request.method == .get || request.headers[.contentType]?.hasPrefix("application/json") == true else {
            return Response(status: .preconditionFailed)
        }
        if path.hasPrefix("/oauth") { return try await next(request, context) }
        guard self.header(request, "trakt-api-version") == "2",
            self.header(request, "trakt-api-key")?.isEmpty == false
        else { return Response(status: .forbidden) }
        let needsLogin = request.method != .get || path.hasPrefix("/sync") || path.hasPrefix("/users")
        if needsLogin {
            let bearer = request.headers[.authorization]?.dropFirst("Bearer ".count)
            guard let bearer, await self.account.isValid(String(bearer)) else { return Response(status: .unauthorized) }
        }
        if request.method != .get, await self.account.isTooFast() {
            return Response(status: .tooManyRequests, headers: [.retryAfter: "1"])
        }
        return try await next(request, context)
    }

    private func header(_ request: Request, _ name: String) -> String? {
        HTTPField.Name(name).flatMap { request.headers[$0] }
    }
}
