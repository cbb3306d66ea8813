import Foundation

/// Looks for players on this machine, and for others that tell Trakt too.
struct HostSearch {
    private let programs: [String]
    private let apps: [String]

    /// - Parameters:
    ///   - dataHome: Where the user's programs keep their data.
    ///   - variables: The environment.
    init(dataHome: String, variables: [String: String]) {
        let path = variables["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        self.programs = path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        self.apps = ["\(dataHome)/flatpak/app", "/var/lib/flatpak/app"]
    }

    /// Whether there is a program of that name, or an app of Flatpak.
    func has(_ name: String) -> Bool {
        self.programs.contains { unsafe access("\($0)/\(name)", X_OK) == 0 }
            || self.apps.contains { unsafe access("\($0)/\(name)", F_OK) == 0 }
    }

    /// Where a program is to be found after its next update too: by the name in the folders of programs, where that leads to it.
    func lastingPath(of program: String) -> String {
        let name = URL(filePath: program).lastPathComponent
        let real = Self.resolved(program)
        return self.programs.map { "\($0)/\(name)" }.first { unsafe access($0, X_OK) == 0 && Self.resolved($0) == real }
            ?? program
    }

    private static func resolved(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }

    /// Other scripts in the folder of a link that tell Trakt too, as far as names say: with both, plays count twice.
    static func rivals(beside link: String) -> [String] {
        let folder = URL(filePath: link).deletingLastPathComponent().path
        // A folder that is not there has no scripts.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter {
            let name = $0.lowercased()
            return name.contains("trakt") && $0 != ScriptLink.name && !name.hasPrefix(".")
                && !name.hasSuffix(".disable")
        }.sorted().map { "\(folder)/\($0)" }
    }
}
