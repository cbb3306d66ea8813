/// What a terminal shows of what is meant for people.
enum TerminalStyle: Hashable, Sendable {
    /// A panel in place, with colours and blocks.
    case drawn
    /// Lines, one after the other, without a code of the terminal's and without letters beyond ASCII.
    case plain

    /// - Parameter variables: The environment: `TERM=dumb`, `NO_COLOR` and a language without UTF-8 ask for lines.
    init(_ variables: [String: String]) {
        let isDumb = ["", "dumb"].contains(variables["TERM"] ?? "")
        // The first that is set decides, as in the C library; without any it is C.
        let language = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { variables[$0] }.first { !$0.isEmpty } ?? "C"
        let isUnicode = language.lowercased().replacing("-", with: "").contains("utf8")
        // By <https://no-color.org> any value counts that is not empty.
        let isColourless = variables["NO_COLOR"]?.isEmpty == false
        self = isDumb || isColourless || !isUnicode ? .plain : .drawn
    }
}
