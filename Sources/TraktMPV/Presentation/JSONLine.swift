import Foundation

/// JSON in which nothing steers a terminal or turns the direction of writing: such characters are written as `\u202e`.
///
/// Every text is whole: a byte of a file name that is not UTF-8 stands as U+10FF80…U+10FFFF (`ByteText`).
struct JSONLine: CustomStringConvertible {
    let description: String

    /// One value as one line.
    ///
    /// - Throws: What the value throws.
    init(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        self.init(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

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
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
                }
            }
        }
        self.description = text
    }
}
