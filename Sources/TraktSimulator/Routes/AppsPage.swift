import Hummingbird

/// `/settings/apps`: which apps are connected, how many may be, and a button that disconnects each.
struct AppsPage: Sendable {
    let account: SimulatedAccount

    func add(to router: Router<BasicRequestContext>) {
        router.get("/settings/apps") { _, _ in Response.html(await self.page()) }
        router.post("/settings/apps/disconnect") { request, _ -> Response in
            if let app = try await formFields(request)["app"] { await self.account.disconnect(app) }
            return .html(await self.page())
        }
        router.get("/settings/apps/api") { _, _ in Response.html(await self.ownApps()) }
    }

    private func page() async -> String {
        let (apps, limit, isVIP) = (
            await self.account.connectedApps, await self.account.appLimit, await self.account.isVIP
        )
        let rows = apps.map { app in
            """
            <tr><td>\(Page.escaped(app))</td><td><form method="post" action="/settings/apps/disconnect">
            <button class="plain" name="app" value="\(Page.escaped(app))">Disconnect</button></form></td></tr>
            """
        }
        let kind =
            isVIP
            ? "A VIP account may connect \(limit) community apps." : "A free account may connect one community app."
        let none = "<p id=\"apps\" class=\"quiet\">No app is connected.</p>"
        return Page.html(
            "Connected apps",
            "<p id=\"places\">\(kind)</p>" + (apps.isEmpty ? none : "<table id=\"apps\">\(rows.joined())</table>")
        )
    }

    private func ownApps() async -> String {
        Page.html(
            "Your API apps",
            await self.account.isVIP
                ? "<p id=\"own\">As a VIP member you can make apps here; they go when your membership does.</p>"
                : "<p id=\"own\">API apps are for VIP members. Apps whose owners are none are deleted.</p>"
        )
    }
}
