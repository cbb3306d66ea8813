import Foundation
import Hummingbird

/// `/activate`: where a person approves a device; `/`: what is in the history.
func addActivationPages(to router: Router<BasicRequestContext>, _ account: SimulatedAccount) {
    router.get("/activate") { _, _ in Response.html(codeForm(message: "")) }
    router.get("/activate/:code") { _, context -> Response in
        await permissionPage(account, try context.parameters.require("code"))
    }
    router.post("/activate") { request, _ -> Response in
        let form = try await fields(request)
        let code = form["code"] ?? ""
        guard let answer = form["answer"] else { return await permissionPage(account, code) }
        switch await account.decide(code, approve: answer == "approve") {
        case .unknown: return .html(codeForm(message: "This code is wrong. Look at your device again."))
        case .expired: return .html(codeForm(message: "This code has expired. Your device shows a new one."))
        case .noted:
            let text = answer == "approve" ? "Connected. You can go back to your device." : "Denied."
            return .html(page("<p id=\"done\">\(text)</p>"))
        }
    }
    router.get("/") { _, _ -> Response in
        var rows = ""
        for play in await account.plays.reversed() {
            rows += "<li>\(escaped(name(await account.json(play.item)))) — \(Dates.text(play.watchedAt))</li>"
        }
        var now = "nothing"
        if let item = await account.watching { now = escaped(name(await account.json(item))) }
        return .html(page("<p>Now: <span id=\"now\">\(now)</span></p><ul id=\"history\">\(rows)</ul>"))
    }
}

/// "Severance 2×07" or "Dune (2021)".
func name(_ item: [String: JSON]) -> String {
    if let movie = item["movie"] { return "\(movie["title"]?.string ?? "") (\(movie["year"]?.integer ?? 0))" }
    let number = item["episode"]?["number"]?.integer ?? 0
    let season = item["episode"]?["season"]?.integer ?? 0
    return "\(item["show"]?["title"]?.string ?? "") \(season)×\(number < 10 ? "0" : "")\(number)"
}

private func permissionPage(_ account: SimulatedAccount, _ code: String) async -> Response {
    switch await account.isKnown(code) {
    case .unknown: return .html(codeForm(message: "This code is wrong. Look at your device again."))
    case .expired: return .html(codeForm(message: "This code has expired. Your device shows a new one."))
    case .noted:
        let form = """
            <p>trakt-mpv asks to see and change your history.</p><form method="post" action="/activate">
            <input type="hidden" name="code" value="\(escaped(code))">
            <button id="approve" name="answer" value="approve">Approve</button>
            <button id="deny" name="answer" value="deny">Deny</button></form>
            """
        return .html(page(form))
    }
}

private func codeForm(message: String) -> String {
    page(
        """
        <p id="message">\(message)</p><form method="post" action="/activate"><label>Code
        <input id="code" name="code" autofocus autocomplete="off"></label><button id="continue">Continue</button></form>
        """
    )
}

private func page(_ body: String) -> String {
    "<!doctype html><html lang=\"en\"><title>Trakt simulator</title><body><h1>Trakt simulator</h1>\(body)</body></html>"
}

private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
}

private func fields(_ request: Request) async throws -> [String: String] {
    let body = String(buffer: try await request.body.collect(upTo: 4096))
    return body.split(separator: "&").reduce(into: [:]) { fields, pair in
        let parts = pair.split(separator: "=", maxSplits: 1).map { String($0).replacing("+", with: " ") }
        if parts.count == 2 { fields[parts[0]] = parts[1].removingPercentEncoding ?? "" }
    }
}
