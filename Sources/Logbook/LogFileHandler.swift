internal import Logging

/// Makes a line of an entry: the sentence, then what belongs to it as `key=value`, sorted.
struct LogFileHandler: LogHandler {
    let file: LogFile
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    /// Letters of a value; what is beyond is cut.
    private static let longestValue = 500

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = self.metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 })
        let words = all.sorted { $0.key < $1.key }.compactMap { key, value in
            self.isHidden(value) ? nil : "\(key)=\(Self.quoted(self.text(value)))"
        }
        self.file.append(event.level, ([Self.harmless("\(event.message)")] + words).joined(separator: " "))
    }

    private var showsPersonal: Bool { self.logLevel <= .debug }

    /// Whether nothing is left of a value for those who may read it.
    private func isHidden(_ value: Logger.MetadataValue) -> Bool {
        guard case .stringConvertible(let value as Personal) = value else { return false }
        return !self.showsPersonal && value.publicText == nil
    }

    private func text(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): text
        case .stringConvertible(let value as Personal): self.showsPersonal ? value.text : value.description
        case .stringConvertible(let value): "\(value)"
        case .array(let values): values.map { self.text($0) }.joined(separator: ",")
        case .dictionary(let values):
            values.sorted { $0.key < $1.key }.map { "\($0.key):\(self.text($0.value))" }.joined(separator: ",")
        }
    }

    private static func quoted(_ text: String) -> String {
        let text = String(text.prefix(self.longestValue))
        let isPlain = !text.isEmpty && text.allSatisfy { !$0.isWhitespace && $0 != "\"" && $0 != "=" }
        return self.harmless(isPlain ? text : "\"\(text.replacing("\"", with: "'"))\"")
    }

    /// Without what could begin another line or steer a terminal.
    private static func harmless(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: self.isHarmful) else { return text }
        return text.unicodeScalars.map { self.isHarmful($0) ? "\\u{\(String($0.value, radix: 16))}" : "\($0)" }.joined()
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: scalar.value != 0x200D
        default: false
        }
    }
}
