import Foundation
import Hummingbird

/// What the simulator received, in order.
package actor Journal {
    private(set) var lines: [JSON] = []

    func note(_ line: JSON) { self.lines.append(line) }
}

struct JournalMiddleware<Context: RequestContext>: RouterMiddleware {
    let journal: Journal
    let now: @Sendable () -> Date

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard !request.uri.path.hasPrefix("/simulator") else { return try await next(request, context) }
        var request = request
        let body = try await request.collectBody(upTo: 1 << 20)
        let date = self.now()
        let response = try await next(request, context)
        await self.journal.note(
            .object([
                "time": .string(Dates.text(date)), "method": .string(request.method.rawValue),
                "path": .string(request.uri.path), "body": .string(String(buffer: body)),
                "status": .number(Double(response.status.code)),
            ])
        )
        return response
    }
}
