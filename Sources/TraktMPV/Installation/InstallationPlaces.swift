import Foundation

/// Where things are installed, and what is installed: by the rules of XDG.
package struct InstallationPlaces: Hashable, Sendable {
    package let dataHome: String
    package let configHome: String
    /// Folders of the system for data, the first first.
    package let systemData: [String]
    package let systemConfig: [String]
    /// Names of the desktop that runs, as files about it are called.
    package let desktops: [String]
    /// The program, whole.
    package let program: String

    /// - Parameters:
    ///   - paths: Where the user's folders are.
    ///   - variables: The environment.
    ///   - program: The program that is to be installed.
    /// - Throws: `InstallationMistake`.
    package init(
        _ paths: Paths,
        variables: [String: String] = ProcessInfo.processInfo.environment,
        program: String = Self.runningProgram
    ) throws {
        guard !paths.home.isEmpty else { throw InstallationMistake.noHome }
        func folder(_ name: String, _ fallback: String) -> String {
            variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(paths.home)/\(fallback)"
        }
        func folders(_ name: String, _ fallback: String) -> [String] {
            let named = variables[name].flatMap { $0.isEmpty ? nil : $0 } ?? fallback
            return named.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        }
        self.dataHome = folder("XDG_DATA_HOME", ".local/share")
        self.configHome = folder("XDG_CONFIG_HOME", ".config")
        self.systemData = folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share")
        self.systemConfig = folders("XDG_CONFIG_DIRS", "/etc/xdg")
        self.desktops = (variables["XDG_CURRENT_DESKTOP"] ?? "").lowercased().split(separator: ":").map(String.init)
        self.program = program
        for path in [self.dataHome, self.configHome, program]
        where path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw InstallationMistake.oddPath(path)
        }
    }

    package init(in environment: Environment) throws { try self.init(environment.paths) }

    /// The file that runs now, links resolved.
    package static var runningProgram: String {
        // Where there is no /proc, the name by which it was called has to do.
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    /// A file that came with the program, under `share` beside its `bin`; nil where it did not.
    package func provided(_ path: String) -> String? { Self.provided(path, with: self.program) }

    private static func provided(_ path: String, with program: String) -> String? {
        let place = URL(filePath: program).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "share/\(path)").path
        return FileManager.default.fileExists(atPath: place) ? place : nil
    }

    /// Where it can be read what is kept and sent: the page that came with the program, or that of the clone in which it was
    /// built.
    ///
    /// - Parameter program: The program, whole.
    /// - Returns: A path of a file that is there, else words for where to look.
    package static func privacyPage(of program: String = Self.runningProgram) -> String {
        if let page = Self.provided("doc/trakt-mpv/privacy.md", with: program) { return page }
        var folder = URL(filePath: program).deletingLastPathComponent()
        for _ in 0..<4 {
            let page = folder.appending(path: "Documentation/privacy.md").path
            if FileManager.default.fileExists(atPath: page) { return page }
            folder.deleteLastPathComponent()
        }
        return "privacy.md in the documentation of trakt-mpv"
    }
}
