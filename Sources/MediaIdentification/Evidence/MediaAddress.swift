/// Where something that is played comes from, without what may be secret in it.
///
/// The one place in which an address is cut: whatever else keeps, shows, asks or logs one has it from here. User, password,
/// query and fragment go, and parts of the path that look like a token. What was cut stays as a digest, `#cut-` and sixteen
/// digits: it tells two streams of one server apart, and nothing can be asked for with it.
package enum MediaAddress {
    /// Whether it is an address, by mpv's own rule: a scheme of letters, digits, `+`, `-`, `.` and `_`, then `://`.
    package static func isAddress(_ text: String) -> Bool { self.scheme(of: text) != nil }

    /// What may be kept of what is played.
    ///
    /// Cutting what is cut changes nothing. `file://` becomes a path; what names several files (`edl://`, `concat:`) or wraps
    /// another address keeps their names and nothing else.
    ///
    /// - Parameters:
    ///   - typed: As typed, or as the player has it.
    ///   - local: How a path is kept; as it is where nothing is said.
    /// - Returns: A path or an address.
    package static func kept(_ typed: String, local: (String) -> String = { $0 }) -> String {
        self.kept(typed, local: local, depth: 0)
    }

    /// The files and addresses that are read when this is played; itself where it is nothing but that.
    ///
    /// - Parameter text: As typed, or as kept.
    /// - Returns: At least one, at most `MediaAddress.mostSources`.
    package static func sources(of text: String) -> [String] { self.sources(of: text, depth: 0) }

    /// What is kept, without the digest of what was cut.
    package static func withoutDigest(_ kept: String) -> String {
        let digest = kept.utf8.suffix(self.mark.utf8.count + self.digestLength)
        guard digest.starts(with: self.mark.utf8), self.isDigest(Substring(digest.dropFirst(self.mark.utf8.count)))
        else { return kept }
        return String(kept[..<digest.startIndex])
    }

    /// The title that the player has for something, where it says more than the address does.
    ///
    /// mpv's own title of what has none is the last part of the address, query and all.
    ///
    /// - Parameters:
    ///   - title: The player's.
    ///   - typed: What is played, not cut yet.
    /// - Returns: The title, or nil where it is a piece of the address or an address itself.
    package static func title(_ title: String?, of typed: String) -> String? {
        guard let title, !title.isEmpty, self.scheme(of: typed) != nil else { return title }
        guard !title.contains("://") else { return nil }
        let decoded = String(decoding: PercentEncoding.decoded(typed), as: UTF8.self)
        for address in [typed, decoded] {
            if address.hasSuffix(title) { return nil }
            let secret = address.drop { $0 != "?" }.dropFirst()
            if !secret.isEmpty, title.contains(secret) { return nil }
        }
        return title
    }

    /// More files than this are not told apart.
    static let mostSources = 64
    /// Addresses in addresses.
    private static let mostDepth = 4
    private static let mark = "#cut-"
    private static let digestLength = 16

    // MARK: - Kinds

    private enum Wrapper {
        /// One address with something before it.
        case one(prefix: String, inner: Substring, suffix: Substring)
        case several(prefix: String, parts: [String], separator: String, isEDL: Bool)
        /// What is played stands in the address itself.
        case content(prefix: String)
    }

    private static func scheme(of text: String) -> Substring? {
        var end = text.utf8.startIndex
        while end < text.utf8.endIndex, self.isScheme(text.utf8[end]) { end = text.utf8.index(after: end) }
        guard end > text.utf8.startIndex, text.utf8[end...].starts(with: "://".utf8) else { return nil }
        return text[..<end]
    }

    private static func isScheme(_ byte: UInt8) -> Bool {
        byte.isDigit || byte.isSmallLetter || byte.isCapital || byte == .plus || byte == .dash || byte == .dot
            || byte == .underscore
    }

    private static func wrapper(_ text: String) -> Wrapper? {
        if let scheme = self.scheme(of: text) {
            let body = text[scheme.endIndex...].dropFirst(3)
            let prefix = "\(scheme.lowercased())://"
            switch scheme.lowercased() {
            case "edl": return .several(prefix: prefix, parts: EDLNames.read(body), separator: ";", isEDL: true)
            case "lavf", "ffmpeg", "appending", "rar", "ytdl":
                return .one(prefix: prefix, inner: body, suffix: "")
            case "archive":
                let inner = body.prefix { $0 != "|" }
                return .one(prefix: prefix, inner: inner, suffix: body[inner.endIndex...])
            case "slice":
                guard let at = body.firstIndex(of: "@") else { return nil }
                return .one(prefix: prefix + body[...at], inner: body[body.index(after: at)...], suffix: "")
            case "mf": return .several(prefix: prefix, parts: self.split(body, ","), separator: ",", isEDL: false)
            case "memory", "hex", "data": return .content(prefix: prefix)
            default: return nil
            }
        }
        return self.prefixed(text)
    }

    /// FFmpeg's own: `concat:a|b`, `async:`, `subfile,,start,0,end,9,,:`; only where a wrapper leads to it.
    private static func prefixed(_ text: String) -> Wrapper? {
        for prefix in ["file:", "concat:", "async:", "cache:", "crypto:", "crypto+", "concatf:"]
        where text.hasPrefix(prefix) {
            let body = text.dropFirst(prefix.count)
            guard prefix == "concat:" else { return .one(prefix: prefix, inner: body, suffix: "") }
            return .several(prefix: prefix, parts: self.split(body, "|"), separator: "|", isEDL: false)
        }
        if text.hasPrefix("subfile,"), let end = text.firstRange(of: ",,:") {
            return .one(prefix: "subfile,,:", inner: text[end.upperBound...], suffix: "")
        }
        return nil
    }

    private static func split(_ body: Substring, _ separator: Character) -> [String] {
        body.split(separator: separator, maxSplits: self.mostSources).prefix(self.mostSources).map(String.init)
    }

    // MARK: - Taking apart

    private static func sources(of text: String, depth: Int) -> [String] {
        if let path = self.filePath(text) { return [path] }
        guard depth < self.mostDepth, let wrapper = self.wrapper(text) else { return [text] }
        let inner: [String] =
            switch wrapper {
            case .one(_, let inner, _): [String(inner)]
            case .several(_, let parts, _, _): parts
            case .content: []
            }
        let found = inner.flatMap { self.sources(of: $0, depth: depth + 1) }.prefix(self.mostSources)
        return found.isEmpty ? [text] : Array(found)
    }

    private static func kept(_ text: String, local: (String) -> String, depth: Int) -> String {
        if let path = self.filePath(text) { return local(path) }
        if depth < self.mostDepth, depth > 0 || self.scheme(of: text) != nil, let wrapper = self.wrapper(text) {
            switch wrapper {
            case .one(let prefix, let inner, let suffix):
                return prefix + self.kept(String(inner), local: local, depth: depth + 1) + suffix
            case .several(let prefix, let parts, let separator, let isEDL):
                let kept = parts.map { self.kept($0, local: local, depth: depth + 1) }
                return prefix + kept.map { isEDL ? EDLNames.quoted($0) : $0 }.joined(separator: separator)
            case .content(let prefix):
                return text.hasPrefix(prefix + self.mark) ? text : prefix + self.digest(text.utf8)
            }
        }
        guard let scheme = self.scheme(of: text) else { return text.isEmpty || text == "-" ? text : local(text) }
        return self.cut(text, scheme)
    }

    /// The path of `file://…`, as mpv reads it: all behind the slashes, decoded.
    private static func filePath(_ text: String) -> String? {
        guard let scheme = self.scheme(of: text), scheme.lowercased() == "file" else { return nil }
        let path = String(
            decoding: PercentEncoding.decoded(String(text[scheme.endIndex...].dropFirst(3))),
            as: UTF8.self
        )
        guard !path.isEmpty else { return nil }
        // A file of such a name, and no address.
        return self.scheme(of: path) == nil ? path : "./\(path)"
    }

    // MARK: - Cutting

    private static func cut(_ text: String, _ scheme: Substring) -> String {
        let rest = text[scheme.endIndex...].dropFirst(3)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        let behind = rest[authority.endIndex...]
        let base = "\(scheme.lowercased())://\(host.lowercased())"
        let path = behind.prefix { $0 != "?" && $0 != "#" }
        let tail = behind[path.endIndex...]
        let plain = AddressPath(path).withoutSecrets
        if plain == path, tail.isEmpty || tail.hasPrefix(self.mark) && self.isDigest(tail.dropFirst(self.mark.count)) {
            return base + behind
        }
        return base + plain + self.digest(behind.utf8)
    }

    /// FNV-1a of 64 bits: tells texts apart, and is too short for a token to be found again.
    private static func digest(_ bytes: some Sequence<UInt8>) -> String {
        let hash: UInt64 = bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return self.mark + String(repeating: "0", count: self.digestLength - digits.count) + digits
    }

    private static func isDigest(_ text: Substring) -> Bool {
        text.utf8.count == self.digestLength && text.utf8.allSatisfy { $0.isHexDigit && !$0.isCapital }
    }
}

extension MediaDescription {
    /// Whether it tells one thing from another: `stream` and `video` do not.
    package var namesSomething: Bool {
        !self.ids.isEmpty || self.title.map { !ObfuscatedName.matches($0) } ?? false
    }
}
