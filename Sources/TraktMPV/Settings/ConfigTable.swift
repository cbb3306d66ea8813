import TOMLKit

/// The config as tables and values.
enum ConfigTable {
    /// Parts of one name, as in `a.b.c`: the parser goes down one call for each, until the stack ends and the process with it.
    private static let mostDots = 1000

    /// Why a text is not even given to the parser.
    struct TooDeep: Error, CustomStringConvertible {
        let line: Int

        var description: String { "line \(self.line) has a name of too many parts" }
    }

    /// - Parameter text: Without zeros.
    /// - Returns: Its tables.
    /// - Throws: An error whose description says what is wrong and where.
    static func parse(_ text: String) throws -> TOMLTable {
        var (line, dots) = (1, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): (line, dots) = (line + 1, 0)
            case UInt8(ascii: "."): dots += 1
            default: break
            }
            guard dots <= self.mostDots else { throw TooDeep(line: line) }
        }
        return try TOMLTable(string: text)
    }
}
