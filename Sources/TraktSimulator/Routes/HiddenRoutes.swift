import Foundation
import Hummingbird

/// What is hidden and dropped, and shows that are watched anew (`Documentation/trakt.md §8.3–8.4`).
extension Routes {
    func addHidden(to router: Router<Context>) {
        self.add("/users/hidden/:section", [.get: self.hidden, .post: self.hide], to: router)
        self.add("/users/hidden/:section/remove", [.post: self.unhide], to: router)
        self.add("/shows/:id/progress/watched/reset", [.post: self.reset, .delete: self.unreset], to: router)
    }

    private func section(_ context: Context) -> String? {
        context.parameters.get("section").flatMap { SimulatedAccount.sections[$0] == nil ? nil : $0 }
    }

    @Sendable private func hidden(_ request: Request, _ context: Context) async throws -> Response {
        guard let section = self.section(context) else { return Response(status: .notFound) }
        // Films and seasons are not hidden here.
        let isOfShows = request.query("type").map { $0 == "show" } ?? true
        let found = isOfShows ? await self.account.hidden(in: section) : []
        let now = self.account.clock.now
        return await .page(of: found.count, request, defaultLimit: 10) { range in
            found[range].compactMap { show, date in
                self.catalogue.show(id: show).map {
                    ["hidden_at": .date(date), "type": "show", "show": $0.json(isFull: false, now: now)]
                }
            }
        }
    }

    @Sendable private func hide(_ request: Request, _ context: Context) async throws -> Response {
        guard let section = self.section(context) else { return Response(status: .notFound) }
        let (shows, missing) = try self.shows(try await self.body(request))
        await self.account.hide(shows, in: section, isHidden: true)
        return .json(["added": ["shows": .integer(shows.count)], "not_found": ["shows": missing]], .created)
    }

    @Sendable private func unhide(_ request: Request, _ context: Context) async throws -> Response {
        guard let section = self.section(context) else { return Response(status: .notFound) }
        let (shows, missing) = try self.shows(try await self.body(request))
        await self.account.hide(shows, in: section, isHidden: false)
        return .json(["deleted": ["shows": .integer(shows.count)], "not_found": ["shows": missing]])
    }

    private func shows(_ body: JSON) throws(BadBody) -> (known: [Int], missing: JSON) {
        if let list = body["shows"], !list.isArray { throw BadBody() }
        var (known, absent): ([Int], [JSON]) = ([], [])
        for entry in body["shows"]?.array ?? [] {
            if let show = try self.catalogue.title(entry, isShow: true) { known.append(show.id) } else { absent.append(entry) }
        }
        return (known, .array(absent))
    }

    @Sendable private func reset(_ request: Request, _ context: Context) async throws -> Response {
        guard let show = self.catalogue.title(try context.parameters.require("id"), isShow: true) else {
            return Response(status: .notFound)
        }
        return .json(["reset_at": .date(await self.account.reset(show: show.id, isReset: true))])
    }

    @Sendable private func unreset(_ request: Request, _ context: Context) async throws -> Response {
        guard let show = self.catalogue.title(try context.parameters.require("id"), isShow: true) else {
            return Response(status: .notFound)
        }
        await self.account.reset(show: show.id, isReset: false)
        return Response(status: .noContent)
    }
}
