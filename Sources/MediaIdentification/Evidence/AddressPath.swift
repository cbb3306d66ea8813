/// The path of an address, part by part.
struct AddressPath {
    private let parts: [Substring]

    /// Stands where something was cut: it is no title.
    private static let nothing = "_"

    /// - Parameter path: What stands between host and query.
    init(_ path: Substring) { self.parts = path.split(separator: "/", omittingEmptySubsequences: false) }

    /// The path without what may let somebody in: tokens, accounts, whole addresses.
    var withoutSecrets: String {
        let accounts = self.accounts
        var kept: [String] = []
        kept.reserveCapacity(self.parts.count)
        for index in self.parts.indices {
            let isNamed = index > 0 && Self.secretWords.contains(self.parts[index - 1].lowercased())
            let isSecret = accounts.contains(index) || isNamed && !self.parts[index].isEmpty
            kept.append(isSecret ? Self.nothing : Self.kept(self.parts[index]))
        }
        return kept.joined(separator: "/")
    }

    /// `/movie/USER/PASSWORD/1234.mkv`, `/USER/PASSWORD/1234`: how television by subscription is addressed.
    private var accounts: Range<Int> {
        let names = self.parts.dropFirst()
        let isSorted = names.count == 4 && ["movie", "series", "live", "timeshift"].contains(names[1].lowercased())
        guard isSorted || names.count == 3, let last = names.last else { return 0..<0 }
        let number = last.prefix { $0 != "." }
        guard number.utf8.count > 2, number.utf8.allSatisfy(\.isDigit) else { return 0..<0 }
        return self.parts.count - 3..<self.parts.count - 1
    }

    private static let secretWords: Set<String> = [
        "token", "tokens", "access_token", "accesstoken", "auth", "apikey", "api_key", "api-key", "key", "jwt",
        "session", "sessionid", "sid", "sig", "signature", "password", "passwd", "pass", "secret",
    ]

    private static func kept(_ part: Substring) -> String {
        guard part.utf8.count > 1 else { return String(part) }
        var part = part
        // `me:secret@host`, an address in the address.
        if let at = part.lastIndex(of: "@"), part[..<at].contains(":") { part = part[part.index(after: at)...] }
        // `;jsessionid=…`
        if let semicolon = part.firstIndex(of: ";"), part[semicolon...].contains("=") { part = part[..<semicolon] }
        if let equals = part.firstIndex(of: "="), self.secretWords.contains(part[..<equals].lowercased()) {
            return "\(part[...equals])\(self.nothing)"
        }
        let name = PercentEncoding.decoded(part)
        if String(decoding: name, as: UTF8.self).contains("://") { return self.nothing }
        let stem = MediaPath.withoutExtension(name[...])
        guard TokenLikeness.matches(stem) else { return String(part) }
        return self.nothing + String(decoding: name[stem.endIndex...], as: UTF8.self)
    }
}

/// Whether a name looks like something that only machines read: a token, a key, a hash, an id.
enum TokenLikeness {
    /// Bytes of a run of letters and digits that may be one.
    private static let least = 12
    private static let usual = 16

    /// Whether a name is one.
    ///
    /// - Parameter name: Of a file or folder, decoded, without its extension.
    /// - Returns: Whether nobody has to see it.
    static func matches(_ name: ArraySlice<UInt8>) -> Bool {
        guard name.count >= self.least else { return false }
        if UniqueIdentifiers.isOne(NameNormalizer.folded(Array(name))) { return true }
        var runs = name.split { !self.isWord($0) }
        runs.removeAll { $0.count < self.least }
        return runs.contains { self.isToken(self.withoutEpisode($0)) }
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte.isDigit || byte.isSmallLetter || byte.isCapital }

    /// Without `s02e07`, `s01e01e02` or `2x07` at its end, which names of letters and digits end with, too.
    private static func withoutEpisode(_ run: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = run
        while let (mark, head) = self.numbered(rest) {
            switch mark {
            case .e: rest = head
            case .s: return head
            // `2x07`
            case .x: return head.last?.isDigit == true ? self.withoutDigits(head) : run
            default: return run
            }
        }
        return run
    }

    private static func withoutDigits(_ run: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = run
        while let last = rest.last, last.isDigit { rest.removeLast() }
        return rest
    }

    /// The letter before the digits at the end, in lower case, and what stands before that letter.
    private static func numbered(_ run: ArraySlice<UInt8>) -> (mark: UInt8, head: ArraySlice<UInt8>)? {
        let rest = self.withoutDigits(run)
        guard rest.count < run.count, let mark = rest.last?.lowercased else { return nil }
        return (mark, rest.dropLast())
    }

    private static func isToken(_ run: ArraySlice<UInt8>) -> Bool {
        guard run.count >= self.least else { return false }
        let digits = self.runs(of: run) { $0.isDigit }
        let hasSmall = run.contains(where: \.isSmallLetter)
        let hasCapitals = run.contains(where: \.isCapital)
        if run.count < self.usual {
            // A short one in capitals and digits: nobody writes a title so.
            return digits > 0 && hasCapitals && !hasSmall || digits > 2
        }
        if !hasSmall, !hasCapitals { return true }
        let isInside = digits == 1 && !(run.first?.isDigit ?? true) && !(run.last?.isDigit ?? true)
        return digits > 1 || isInside || hasSmall && hasCapitals && !self.isCamelCase(run)
    }

    private static func runs(of bytes: ArraySlice<UInt8>, _ isIn: (UInt8) -> Bool) -> Int {
        var (count, isInside) = (0, false)
        for byte in bytes {
            let isNow = isIn(byte)
            if isNow, !isInside { count += 1 }
            isInside = isNow
        }
        return count
    }

    /// `TheLordOfTheRings2001`: words of two letters or more, each with a capital; a number behind them.
    private static func isCamelCase(_ run: ArraySlice<UInt8>) -> Bool {
        var letters = run
        while let last = letters.last, last.isDigit { letters.removeLast() }
        while let first = letters.first, first.isDigit { letters.removeFirst() }
        guard !letters.contains(where: \.isDigit) else { return false }
        var length = 2
        for byte in letters {
            if byte.isCapital {
                guard length >= 2 else { return false }
                length = 0
            }
            length += 1
        }
        return length >= 2
    }
}
