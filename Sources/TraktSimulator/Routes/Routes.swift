import HTTPTypes
import Hummingbird

/// What all routes work with.
struct Routes: Sendable {
    typealias Context = BasicRequestContext
    typealias Handler = @Sendable (Request, Context) async throws -> Response

    let account: SimulatedAccount
    let rules: TraktRules
    /// Whether `start_at` and `end_at` are read as days, as one of Trakt's documents says
    /// (`Documentation/trakt.md §1.3`).
    let readsDays: Bool

    var catalogue: Catalogue { self.account.catalogue }

    /// Adds a path with what it does for each method; the others get 405.
    func add(_ path: String, _ handlers: [HTTPRequest.Method: Handler], to router: Router<Context>) {
        for method: HTTPRequest.Method in [.get, .post, .put, .delete, .patch] {
            let handler = handlers[method] ?? { _, _ in Response(status: .methodNotAllowed) }
            router.on(RouterPath(path), method: method) { request, context -> Response in
                do {
                    return try await handler(request, context)
                } catch is BadBody {
                    return Response(status: .badRequest)
                }
            }
        }
    }

    /// The body as a JSON object without nulls.
    ///
    /// - Throws: `BadBody`, which becomes 400 (`Documentation/trakt.md §1.3`).
    func body(_ request: Request) async throws -> JSON {
        guard let body = try await request.json(), body.members != nil, !body.hasNull else { throw BadBody() }
        return body
    }
}
