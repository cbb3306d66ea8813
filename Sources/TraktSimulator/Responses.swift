import Foundation
import HTTPTypes
import Hummingbird

extension Response {
    static func json(_ value: JSON, _ status: HTTPResponse.Status = .ok) -> Self {
        Self(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: value.data))
        )
    }

    static func html(_ text: String, _ status: HTTPResponse.Status = .ok) -> Self {
        Self(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }

    static func status(_ code: Int) -> Self { Self(status: .init(code: code)) }

    /// One page of a list, with the headers that say which (`Documentation/trakt.md §9`).
    ///
    /// - Parameters:
    ///   - count: How long the whole list is.
    ///   - request: May have `page` and `limit`.
    ///   - defaultLimit: What holds when it has no limit.
    ///   - items: Makes the items of a range of positions.
    /// - Returns: The answer.
    static func page(
        of count: Int,
        _ request: Request,
        defaultLimit: Int,
        items: (Range<Int>) async -> [JSON]
    ) async -> Self {
        // More than 250 is clamped without a word.
        let limit = min(max(request.query("limit").flatMap { Int($0) } ?? defaultLimit, 1), 250)
        let page = max(request.query("page").flatMap { Int($0) } ?? 1, 1)
        let (first, isHuge) = (page - 1).multipliedReportingOverflow(by: limit)
        let start = isHuge ? count : min(first, count)
        var response = Self.json(.array(await items(start..<min(start + limit, count))))
        response.set("X-Pagination-Page", "\(page)")
        response.set("X-Pagination-Limit", "\(limit)")
        response.set("X-Pagination-Page-Count", "\((count + limit - 1) / limit)")
        response.set("X-Pagination-Item-Count", "\(count)")
        return response
    }

    mutating func set(_ name: String, _ value: String) {
        if let field = HTTPField.Name(name) { self.headers[field] = value }
    }
}

extension Request {
    /// The body as JSON; nil where it is none.
    func json() async throws -> JSON? {
        JSON(parsing: try await self.body.collect(upTo: Exchange.largestBody).readableBytesView)
    }

    /// A parameter behind the `?`, without its percent signs.
    func query(_ name: String) -> String? { self.uri.queryParameters[Substring(name)].map { String($0) } }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { self.headers[$0] } }

    /// The words of `extended`.
    var extended: Set<String> {
        Set((self.query("extended") ?? "").split(separator: ",").map { String($0) })
    }
}
