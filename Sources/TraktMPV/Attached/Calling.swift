/// What this program is to be, by the name and the words that it was called with.
package enum Calling: Hashable, Sendable {
    /// Itself, with words of its own.
    case ownName
    /// mpv: every word is mpv's.
    case mpv
    /// A script of a player that has handed it a connection, a descriptor; negative where it was called without one.
    case script(CInt)

    /// How mpv hands a script its connection.
    private static let option = "--mpv-ipc-fd="

    /// - Parameters:
    ///   - name: Of the program, without its folder.
    ///   - arguments: The words behind it.
    package init(as name: String, _ arguments: [String]) {
        let handed = arguments.last { $0.hasPrefix(Self.option) }.map { $0.dropFirst(Self.option.count) }
        if name.hasSuffix(".run") || arguments.count == 1 && handed != nil {
            self = .script(handed.flatMap { CInt($0) } ?? -1)
        } else {
            self = name == "mpv" ? .mpv : .ownName
        }
    }
}
