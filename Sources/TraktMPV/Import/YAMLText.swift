internal import CYAML
import Foundation

/// YAML, read by libyaml into what JSON can say; every scalar is text.
enum YAMLText {
    /// - Parameter file: The text.
    /// - Returns: Dictionaries, arrays and texts; nil for an empty document.
    /// - Throws: `ImportMistake`.
    static func value(of file: ForeignFile) throws(ImportMistake) -> Any? {
        var json: UnsafeMutablePointer<CChar>?
        var line = 0
        let bytes = Array(file.text.utf8)
        let outcome = unsafe cyaml_json(bytes, bytes.count, &json, &line)
        defer { unsafe free(json) }
        switch outcome {
        case CYAML_READ: break
        case CYAML_NO_LIBRARY: throw .noYAMLLibrary
        case CYAML_NO_YAML: throw .malformed(file.path, line: line, wanted: "YAML")
        default: throw .malformed(file.path, line: nil, wanted: "settings, but as something much larger")
        }
        guard let json = unsafe json else { return nil }
        let data = Data(unsafe String(cString: json).utf8)
        // It was made a moment ago.
        let value = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
        return value is NSNull ? nil : value
    }
}
