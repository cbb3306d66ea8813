import Foundation

/// Codes and tokens (`Documentation/trakt.md §2`).
extension SimulatedAccount {
    func newCode(for app: String) -> Code {
        let userCode = String((0..<8).compactMap { _ in "0123456789ABCDEF".randomElement() })
        let expiry = self.clock.now + self.policy.codeLifetime
        var code = Code(deviceCode: Self.secret(), app: app, userCode: userCode, expiresAt: expiry)
        if self.policy.approvesAll { code.state = .approved }
        self.apply([.code(code)])
        return code
    }

    /// What a code that a person typed is good for.
    enum Standing: Sendable { case unknown, expired, used, open, noPlace }

    func standing(_ userCode: String) -> Standing {
        guard let code = self.code(userCode) else { return .unknown }
        guard self.clock.now < code.expiresAt else { return .expired }
        guard code.state == .pending || code.state == .approved && self.policy.approvesAll else { return .used }
        return self.hasPlace(for: code.app) ? .open : .noPlace
    }

    /// Approves or denies, where the code can still be decided on.
    func decide(_ userCode: String, approve: Bool) -> Standing {
        let standing = self.standing(userCode)
        guard standing == .open, var code = self.code(userCode) else { return standing }
        code.state = approve ? .approved : .denied
        self.apply([.code(code)])
        return .open
    }

    /// A person may type it in small letters, with spaces or dashes.
    private func code(_ typed: String) -> Code? {
        let wanted = typed.uppercased().filter { $0.isLetter || $0.isNumber }
        return self.state.codes.values.first { $0.userCode == wanted }
    }

    /// The app that a code is for.
    func app(of userCode: String) -> String? { self.code(userCode)?.app }

    /// The status of a poll, and the pair when it is 200.
    func poll(_ deviceCode: String) -> (status: Int, pair: Pair?) {
        guard var code = self.state.codes[deviceCode] else { return (404, nil) }
        let now = self.clock.now
        if now >= code.expiresAt { return (410, nil) }
        // A little grace, for a client that measures its interval from the answer.
        let interval = Double(self.policy.deviceInterval) - 0.1
        if let last = code.lastPoll, (0..<interval).contains(now.timeIntervalSince(last)) { return (429, nil) }
        code.lastPoll = now
        defer { self.apply([.code(code)]) }
        switch code.state {
        case .pending: return (400, nil)
        case .denied: return (418, nil)
        case .used: return (409, nil)
        case .approved:
            guard self.hasPlace(for: code.app) else { return (420, nil) }
            code.state = .used
            return (200, self.newPair(for: code.app))
        }
    }

    /// A new pair for an old refresh token, which is dead from now on, as is its access token; nil for that of another app.
    func rotate(_ refresh: String, for app: String) -> Pair? {
        guard let old = self.state.pairs.values.first(where: { $0.refresh == refresh }), old.app ?? app == app else {
            return nil
        }
        self.apply([.droppedPair(access: old.access)])
        return self.newPair(for: app)
    }

    func revoke(_ access: String) { self.apply([.droppedPair(access: access)]) }

    /// Whether a token is good for an app: it belongs to the one that it was made for.
    func isValid(_ access: String, for app: String) -> Bool {
        self.state.pairs[access].map { self.clock.now < $0.expiresAt && $0.app ?? app == app } ?? false
    }

    func expireTokens() {
        self.apply(
            self.state.pairs.values.map { pair in
                var expired = pair
                expired.expiresAt = .distantPast
                return .pair(expired)
            }
        )
    }

    private func newPair(for app: String?) -> Pair {
        let now = self.clock.now
        let expiry = now + self.policy.tokenLifetime
        let pair = Pair(access: Self.secret(), refresh: Self.secret(), app: app, createdAt: now, expiresAt: expiry)
        if self.policy.places == .displace, !self.isVIP {
            self.apply(self.state.pairs.values.filter { $0.app != app }.map { .droppedPair(access: $0.access) })
        }
        self.apply([.pair(pair)])
        return pair
    }

    /// 64 hexadecimal digits.
    private static func secret() -> String {
        String((0..<64).compactMap { _ in "0123456789abcdef".randomElement() })
    }
}
