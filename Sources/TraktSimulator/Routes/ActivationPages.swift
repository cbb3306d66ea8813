import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

/// `/activate`: where a person connects a device: code, sign-in, permissions, approve or deny.
final class ActivationPages: Sendable {
    private let account: SimulatedAccount
    /// Cookies of those who have signed in.
    private let sessions = Mutex<Set<String>>([])

    init(account: SimulatedAccount) {
        self.account = account
    }

    func add(to router: Router<BasicRequestContext>) {
        router.get("/activate") { _, _ in Response.html(Self.codeForm("")) }
        router.get("/activate/:code") { _, context -> Response in
            let code = try context.parameters.require("code")
            return .html(Self.codeForm(code.removingPercentEncoding ?? code))
        }
        router.post("/activate") { request, _ -> Response in
            let code = try await formFields(request)["code"] ?? ""
            let isSignedIn = self.isSignedIn(request)
            return await self.page(for: code) { isSignedIn ? await self.permissions(code) : Self.signIn(code) }
        }
        router.post("/activate/sign-in") { request, _ -> Response in
            let form = try await formFields(request)
            let code = form["code"] ?? ""
            guard form["username"]?.isEmpty == false, form["password"]?.isEmpty == false else {
                return .html(Self.signIn(code, message: "Type a user name and a password; any will do."))
            }
            var response = await self.page(for: code) { await self.permissions(code) }
            response.set("Set-Cookie", "session=\(self.newSession()); Path=/activate; HttpOnly; SameSite=Strict")
            return response
        }
        router.post("/activate/answer") { request, _ -> Response in
            let form = try await formFields(request)
            let code = form["code"] ?? ""
            guard self.isSignedIn(request) else { return .html(Self.signIn(code), .forbidden) }
            let isApproved = form["answer"] == "approve"
            let standing = await self.account.decide(code, approve: isApproved)
            guard standing == .open else { return .html(Self.codeForm(code, message: Self.words(standing))) }
            return .html(Self.end(isApproved: isApproved))
        }
    }

    private func page(for code: String, _ next: () async -> String) async -> Response {
        let standing = await self.account.standing(code)
        return .html(standing == .open ? await next() : Self.codeForm(code, message: Self.words(standing)))
    }

    // MARK: - Who is there

    private func newSession() -> String {
        let session = UUID().uuidString
        self.sessions.withLock { _ = $0.insert(session) }
        return session
    }

    private func isSignedIn(_ request: Request) -> Bool {
        let cookies = (request.headers[.cookie] ?? "").split(separator: ";").map { CatalogueText.trimmed($0) }
        let known = self.sessions.withLock { $0 }
        return cookies.contains { $0.hasPrefix("session=") && known.contains(String($0.dropFirst(8))) }
    }

    // MARK: - Words

    private static func words(_ standing: SimulatedAccount.Standing) -> String {
        switch standing {
        case .unknown: "This code is wrong. Compare it with the one on your device, character by character."
        case .expired: "This code has expired. Your device shows a new one, or offers to get one."
        case .used: "This code has been used already. If your device is not connected, get a new code there."
        case .noPlace:
            "Your free account has one place for a community app, and it is taken. Disconnect that app at /settings/apps, or "
                + "have VIP."
        case .open: ""
        }
    }

    private static func codeForm(_ code: String, message: String = "") -> String {
        Page.html(
            "Connect a device",
            """
            \(Self.box(message))<p>Enter the code that your device shows. It is good for some minutes only.</p>
            <form method="post" action="/activate"><label for="code">Code</label>
            <input id="code" name="code" value="\(Page.escaped(code))" maxlength="64" autofocus autocomplete="off"
            autocapitalize="characters" spellcheck="false"><button id="continue">Continue</button></form>
            """
        )
    }

    private static func signIn(_ code: String, message: String = "") -> String {
        Page.html(
            "Sign in",
            """
            \(Self.box(message))<p>This is the pretend Trakt: any user name and any password will do.</p>
            <form method="post" action="/activate/sign-in">\(Self.hidden(code))
            <label for="username">User name or email</label>
            <input id="username" name="username" autocomplete="username" autofocus>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password">
            <button id="sign-in">Sign in</button></form>
            """
        )
    }

    private func permissions(_ code: String) async -> String {
        Page.html(
            "Connect this device?",
            """
            \(Self.box(await self.warning(code)))<p>Signed in as <strong id="user">\(Page.escaped(self.account.policy.userName))</strong>. The app whose code
            is <strong>\(Page.escaped(code.uppercased()))</strong> asks for your permission.</p>
            <h2>It will be able to</h2><ul id="permissions"><li>see your profile and settings</li>
            <li>see your history, ratings and playback progress</li>
            <li>add to your history what you watch, and take it away again</li>
            <li>show what you are watching now</li></ul>
            <h2>It will not be able to</h2><ul><li>see or change your password</li><li>delete your account</li></ul>
            <form method="post" action="/activate/answer">\(Self.hidden(code))
            <button id="approve" name="answer" value="approve">Approve</button>
            <button id="deny" name="answer" value="deny" class="plain">Deny</button></form>
            """
        )
    }

    /// What approving takes away.
    private func warning(_ code: String) async -> String {
        let (others, app) = (await self.account.connectedApps, await self.account.app(of: code))
        guard self.account.policy.places == .displace, await !self.account.isVIP, others.contains(where: { $0 != app })
        else { return "" }
        return "Your free account has one place for a community app: approving disconnects the app that has it now."
    }

    private static func end(isApproved: Bool) -> String {
        isApproved
            ? Page.html(
                "Connected",
                "<p id=\"done\">Connected. Your device goes on by itself; you can close this page.</p>"
            )
            : Page.html("Denied", "<p id=\"done\">Denied. The device was not connected, and nothing was shared.</p>")
    }

    private static func hidden(_ code: String) -> String {
        "<input type=\"hidden\" name=\"code\" value=\"\(Page.escaped(code))\">"
    }

    private static func box(_ message: String) -> String {
        message.isEmpty ? "" : "<p id=\"message\" role=\"alert\">\(Page.escaped(message))</p>"
    }
}

/// `/`: what is on now and what is in the history; loads itself again.
struct HomePage: Sendable {
    let account: SimulatedAccount

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { _, _ -> Response in
            let plays = await self.account.oldestFirst()
            let now = self.now(await self.account.watchingNow)
            let body = now + self.history(plays) + self.paused(await self.account.paused)
            return .html(Page.html("What was watched", body, refresh: 2))
        }
    }

    private func now(_ watching: Watching?) -> String {
        guard let watching else { return "<h2>Now</h2><p id=\"now\" class=\"quiet\">Nothing is playing.</p>" }
        let whole = watching.expiresAt.timeIntervalSince(watching.startedAt)
        let share = whole > 0 ? self.account.clock.now.timeIntervalSince(watching.startedAt) / whole * 100 : 0
        let percent = Int(min(max(share, 0), 100))
        return """
            <h2>Now</h2><p id="now">\(self.name(watching.item))</p>
            <div class="bar"><div style="width:\(percent)%"></div></div>
            """
    }

    private func history(_ plays: [Play]) -> String {
        guard !plays.isEmpty else { return "<h2>History</h2><p id=\"history\" class=\"quiet\">No plays yet.</p>" }
        let rows = plays.suffix(100).reversed().map { play in
            let date = play.watchedAt.map { Dates.text($0).prefix(19).replacing("T", with: " ") } ?? "no date"
            return "<tr><td>\(self.name(play.item))</td><td>\(date)</td></tr>"
        }
        return "<h2>History: \(plays.count)</h2><table id=\"history\">\(rows.joined())</table>"
    }

    private func paused(_ paused: [Paused]) -> String {
        guard !paused.isEmpty else { return "" }
        let rows = paused.map { "<tr><td>\(self.name($0.item))</td><td>\(Int($0.progress)) %</td></tr>" }
        return "<h2>To go on with</h2><table id=\"playback\">\(rows.joined())</table>"
    }

    private func name(_ item: Item) -> String { Page.escaped(self.account.catalogue.name(item)) }
}
