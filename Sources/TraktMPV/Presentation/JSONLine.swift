import Foundation

extension Environment {
    /// One value as one line of JSON, harmless on a terminal too.
    package func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return JSONLine(String(decoding: try encoder.encode(value), as: UTF8.self)).description
    }
}

/// JSON in which nothing steers a terminal or turns the direction of writing: such characters are written as `\u202e`.
struct JSONLine: CustomStringConvertible {
    let description: String

    /// - Parameter json: JSON without white space between its parts, so that such characters stand in texts only.
    init(_ json: String) {
        guard json.unicodeScalars.contains(where: { !DisplayText.isHarmless($0) }) else {
            self.description = json
            return
        }
        var text = ""
        for scalar in json.unicodeScalars {
            if DisplayText.isHarmless(scalar) {
                text.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
            }
        }
        self.description = text
    }
}
