import Foundation

/// Codes and tokens (`Documentation/trakt.md §2`).
extension SimulatedAccount {
    func newCode() -> Code {
        let userCode = String((0..<8).compactMap { _ in "0123456789ABCDEF".randomElement() })
        let expiry = self.clock.now + self.policy.codeLifetime
        var code = Code(deviceCode: Self.secret(), userCode: userCode, expiresAt: expiry)
        if self.policy.approvesAll { code.state = .approved }
        self.apply([.code(code)])
        return code
    }

    /// What a code that a person typed is good for.
    enum Standing: Sendable { case unknown, expired, used, open }

    func standing(_ userCode: String) -> Standing {
        guard let code = self.code(userCode) else { return .unknown }
        guard self.clock.now < code.expiresAt else { return .expired }
        return code.state == .pending || code.state == .approved && self.policy.approvesAll ? .open : .used
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
            code.state = .used
            return (200, self.newPair())
        }
    }

    /// A new pair for an old refresh token, which is dead from now on, as is its access token.
    func rotate(_ refresh: String) -> Pair? {
        guard let old = self.state.pairs.values.first(where: { $0.refresh == refresh }) else { return nil }
        self.apply([.droppedPair(access: old.access)])
        return self.newPair()
    }

    func revoke(_ access: String) { self.apply([.droppedPair(access: access)]) }

    func isValid(_ access: String) -> Bool {
        self.state.pairs[access].map { self.clock.now < $0.expiresAt } ?? false
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

    private func newPair() -> Pair {
        let now = self.clock.now
        let expiry = now + self.policy.tokenLifetime
        let pair = Pair(access: Self.secret(), refresh: Self.secret(), createdAt: now, expiresAt: expiry)
        self.apply([.pair(pair)])
        return pair
    }

    /// 64 hexadecimal digits.
    private static func secret() -> String {
        String((0..<64).compactMap { _ in "0123456789abcdef".randomElement() })
    }
}
