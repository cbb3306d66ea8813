import Hummingbird

/// The bad days, settable while the simulator runs.
package actor FaultPlan {
    /// One fault: for the next so many requests whose path begins so.
    struct Fault: Sendable {
        var path: String
        var count: Int
        /// Answer with this status.
        var status: Int
        var retryAfter: String?
        var isHTML: Bool
        /// Whether the effect happens before the answer is replaced.
        var isApplied: Bool
    }

    private var faults: [Fault] = []

    func add(_ fault: Fault) { self.faults.append(fault) }

    func clear() { self.faults = [] }

    func take(for path: String) -> Fault? {
        guard let index = self.faults.firstIndex(where: { path.hasPrefix($0.path) && $0.count > 0 }) else { return nil }
        self.faults[index].count -= 1
        return self.faults[index]
    }
}

struct FaultMiddleware<Context: RequestContext>: RouterMiddleware {
    let plan: FaultPlan

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard !path.hasPrefix("/simulator"), let fault = await self.plan.take(for: path) else {
            return try await next(request, context)
        }
        if fault.isApplied { _ = try await next(request, context) }
        var response =
            fault.isHTML
            ? Response.html("<html><body>Bad day</body></html>", .init(code: fault.status))
            : Response(status: .init(code: fault.status))
        if let wait = fault.retryAfter { response.headers[.retryAfter] = wait }
        return response
    }
}
