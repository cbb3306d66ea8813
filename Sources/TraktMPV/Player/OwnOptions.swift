/// Those options on mpv's command line that are ours, read before there is a player.
struct OwnOptions {
    /// Whether nothing of this run is told or written down.
    private(set) var isPrivate = false
    /// How much is logged; nil where nothing, or nothing that holds, was said.
    private(set) var logLevel: LogLevel?
    /// The command line as mpv knows it.
    private(set) var rest: [String] = []

    /// - Parameter arguments: The command line.
    init(_ arguments: [String]) {
        var isFilesOnly = false
        for argument in arguments {
            if argument == "--" { isFilesOnly = true }
            guard !isFilesOnly, argument.hasPrefix("-"), self.take(argument.drop { $0 == "-" }) else {
                self.rest.append(argument)
                continue
            }
        }
    }

    private mutating func take(_ option: Substring) -> Bool {
        if option == "private" {
            self.isPrivate = true
            return true
        }
        guard option.hasPrefix("log-level=") else { return false }
        self.logLevel = LogLevel(rawValue: String(option.dropFirst("log-level=".count))) ?? self.logLevel
        return true
    }
}
