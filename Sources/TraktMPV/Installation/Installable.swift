/// One kind of thing that `trakt-mpv install` puts into the user's home and `uninstall` takes away again.
///
/// A kind is a file of its own, and a row in `Install` and in `Uninstall` of the command line.
package protocol Installable: Sendable {
    /// The kind on the command line.
    static var word: String { get }
    /// One sentence for `install --help`.
    static var abstract: String { get }
    /// What there is to know besides.
    static var discussion: String { get }

    /// - Throws: `InstallationMistake` where it cannot be installed here.
    init(in environment: Environment) throws

    /// What is to be there.
    var files: [InstalledFile] { get }
    /// Where a package of the system has brought it already, so that nothing is to be done; nil elsewhere.
    var provided: String? { get }

    /// Has others take notice, once files are written or gone.
    ///
    /// - Parameter isInstalled: Whether they are there now.
    /// - Returns: What is left to do for the user, or worth knowing; a sentence each.
    func announce(isInstalled: Bool) -> [String]
}

extension Installable {
    package var provided: String? { nil }
    package func announce(isInstalled: Bool) -> [String] { [] }
}

/// Why something cannot be installed.
package enum InstallationMistake: Error, Hashable, CustomStringConvertible {
    case noHome
    /// A path with a character that no menu and no unit can hold.
    case oddPath(String)

    package var description: String {
        switch self {
        case .noHome: "Nobody knows where your home is; set HOME."
        case .oddPath(let path):
            "\(DisplayText(path)) has control characters in it, which menus and units cannot hold; move it elsewhere."
        }
    }
}
