package import Foundation
import Storage

/// Puts the program among the scripts of players, and takes it out again.
///
/// What is there is read off the links themselves, so that nothing has to be remembered: a link to a trakt-mpv is ours.
package struct HostDesk: Sendable {
    private let hosts: [PlayerHost]
    private let program: String

    /// The host that is meant where none is named.
    private static let usual = "mpv"

    /// - Parameters:
    ///   - environment: Says where our own places are.
    ///   - variables: The environment of the process.
    ///   - program: The program that players are to start.
    /// - Throws: `InstallationMistake` where nobody knows the user's folder.
    package init(
        in environment: Environment,
        variables: [String: String] = ProcessInfo.processInfo.environment,
        program: String = InstallationPlaces.runningProgram
    ) throws {
        let places = try InstallationPlaces(environment.paths, variables: variables, program: program)
        let folders = HostFolders(environment.paths, places, variables: variables) { unsafe access($0, F_OK) == 0 }
        let search = HostSearch(dataHome: places.dataHome, variables: variables)
        self.hosts = PlayerHost.all(folders) { names in names.contains(where: search.has) }
        self.program = search.lastingPath(of: program)
    }

    /// What follows for whoever has installed it.
    package static func advice(in environment: Environment) -> String {
        let start = "What is played from now on is tracked"
        return environment.isConnected ? "\(start)." : "\(start); `trakt-mpv login` connects."
    }

    /// All hosts, and how each stands.
    package func list() -> [HostReport] { self.hosts.map { self.report($0, nil) } }

    /// Puts the program among the scripts of players.
    ///
    /// - Parameters:
    ///   - names: The hosts; none is mpv.
    ///   - isTrial: Only tells what would be done.
    /// - Returns: What was done, a report for each.
    /// - Throws: `HostMistake`: a host that is unknown or refused, something in the way, a folder that takes no link. Those
    ///   named before it are done.
    package func install(_ names: [String], isTrial: Bool) throws(HostMistake) -> [HostReport] {
        try self.each(names) { link throws(HostMistake) in
            switch link.standing {
            case .installed: return .nothing
            case .inTheWay: throw .inTheWay(link.path)
            case .missing, .stale:
                guard !isTrial else { return .wouldInstall }
                do throws(POSIXError) { try link.make() } catch { throw .disk(link.path, error) }
                return .installed
            }
        }
    }

    /// Takes the program out again.
    ///
    /// - Parameters:
    ///   - names: The hosts; none is all of them.
    ///   - isTrial: Only tells what would be done.
    /// - Returns: What was done, a report for each.
    /// - Throws: `HostMistake`.
    package func uninstall(_ names: [String], isTrial: Bool) throws(HostMistake) -> [HostReport] {
        let all = self.hosts.filter { $0.link != nil }.map(\.id)
        return try self.each(names.isEmpty ? all : names) { link throws(HostMistake) in
            switch link.standing {
            // What is not ours stays; nobody needs to hear of it who did not name its host.
            case .missing, .inTheWay: return .nothing
            case .installed, .stale:
                guard !isTrial else { return .wouldRemove }
                do throws(POSIXError) { try link.remove() } catch { throw .disk(link.path, error) }
                return .removed
            }
        }
    }

    private func each(
        _ names: [String],
        _ act: (HostLink) throws(HostMistake) -> HostReport.Deed
    ) throws(HostMistake) -> [HostReport] {
        var reports: [HostReport] = []
        for name in names.isEmpty ? [Self.usual] : names {
            let host = try self.find(name)
            if case .none(let reason, let instead) = host.way {
                throw .closed(name: host.name, because: reason, instead: instead)
            }
            // One that goes through another has been found as that other.
            guard let link = host.link else { continue }
            reports.append(self.report(host, try act(HostLink(path: link, target: self.program))))
        }
        return reports
    }

    /// A host by its name; one that starts another is that other.
    private func find(_ name: String) throws(HostMistake) -> PlayerHost {
        let wanted = name.lowercased()
        guard let host = self.hosts.first(where: { $0.id.lowercased() == wanted || $0.name.lowercased() == wanted })
        else { throw .unknown(name, known: self.hosts.map(\.id)) }
        guard case .through(let other, _) = host.way else { return host }
        return try self.find(other)
    }

    private func report(_ host: PlayerHost, _ deed: HostReport.Deed?) -> HostReport {
        let link = host.link.map { HostLink(path: $0, target: self.program) }
        return HostReport(
            host,
            standing: link?.standing,
            deed: deed,
            program: self.program,
            rivals: host.link.map(HostSearch.rivals(beside:)) ?? []
        )
    }
}

/// Why a player does not get the program.
package enum HostMistake: Error, Hashable, CustomStringConvertible {
    case unknown(String, known: [String])
    case closed(name: String, because: String, instead: String)
    case inTheWay(String)
    case disk(String, POSIXError)

    package var description: String {
        switch self {
        case .unknown(let name, let known):
            "No player \(DisplayText(name, limit: 40)) is known; name one of \(known.joined(separator: ", "))."
                + (Suggestion(for: name, among: known).map { " Did you mean \($0.word)?" } ?? "")
        case .closed(let name, let reason, let instead):
            "Not for \(name). \(reason) \(DisplayText(instead, limit: 4096))"
        case .inTheWay(let path):
            "\(DisplayText(path, limit: 4096)) is there and not a link of ours. Move it away, then try again."
        case .disk(let path, let error): Self.disk(path, error)
        }
    }

    private static func disk(_ path: String, _ error: POSIXError) -> String {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        return DiskTrouble(error)?.sentence(about: folder)
            ?? "The link \(DisplayText(path, limit: 4096)) could not be changed: \(error.localizedDescription). See that the folder is yours."
    }
}
