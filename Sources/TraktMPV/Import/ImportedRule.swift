import Foundation
import ScrobbleSync
import Storage
import TOMLKit

/// A rule that goes into the config, with the words above it.
struct ImportedRule: Hashable, Sendable {
    enum Deed: Hashable, Sendable {
        case never
        /// As it is told without any rule.
        case usual
        case show(String, season: Int?, offset: Int)
        case movie(String)
    }

    var path: String
    var deed: Deed

    /// As TOML.
    var text: String {
        var lines = ["[[rule]]", "path = \(Self.quoted(self.path))"]
        switch self.deed {
        case .never: lines.append("never = true")
        case .usual: lines.append("episode_offset = 0")
        case .show(let reference, let season, let offset):
            lines.append("show = \(Self.quoted(reference))")
            if let season { lines.append("season = \(season)") }
            if offset != 0 { lines.append("episode_offset = \(offset)") }
        case .movie(let reference): lines.append("movie = \(Self.quoted(reference))")
        }
        return lines.joined(separator: "\n")
    }

    /// For people.
    var words: String {
        let path = DisplayText(self.path, limit: 4096)
        return switch self.deed {
        case .never: "\(path): nothing is told"
        case .usual: "\(path): told as usual"
        case .show(let reference, let season, let offset):
            "\(path): show \(DisplayText(reference))\(season.map { ", season \($0)" } ?? "")"
                + (offset == 0 ? "" : ", numbers moved by \(offset)")
        case .movie(let reference): "\(path): film \(DisplayText(reference))"
        }
    }

    /// A rule of ours as it would be read.
    var correction: Correction {
        let target: Correction.Target =
            switch self.deed {
            case .never: .never
            case .usual: .offset(season: 0, episode: 0)
            case .show(let reference, let season, let offset):
                .show(Correction.Show(show: reference, season: season, episodeOffset: offset))
            case .movie(let reference): .movie(reference)
            }
        return Correction(scope: Correction.Scope(folder: self.path), target: target)
    }

    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

/// Adds to the user's config: what stands there stays as it is, comments and all.
struct ConfigAddition: Sendable {
    var rules: [ImportedRule]
    /// Settings with their values, as TOML.
    var settings: [(key: String, value: String)]
    /// Where they come from.
    let source: String

    var isEmpty: Bool { self.rules.isEmpty && self.settings.isEmpty }

    /// Writes the config anew with the addition, if it can be understood then.
    ///
    /// - Parameter paths: Where it is; a link is followed, for it may lead to where people keep such files.
    /// - Throws: `ImportMistake`.
    func write(_ paths: Paths) throws(ImportMistake) {
        let old: String
        switch ConfigFile(paths.configFile, isNamed: false) {
        case .missing: old = ""
        case .text(let text): old = text
        case .unreadable(_, let reason):
            throw .ownConfig(
                "\(DisplayText(paths.configFile, limit: 4096)) \(reason): mend your own config first, then import again."
            )
        }
        let text = self.withoutOwn(old).text(after: old)
        // Settings and rules go to their places only where the whole can be understood.
        guard (try? ConfigTable.parse(text)) != nil else {
            let path = DisplayText(paths.configFile, limit: 4096)
            throw .ownConfig(
                "\(path) would not be understood with the rules added: mend what is wrong there, then import again."
            )
        }
        let file = URL(filePath: paths.configFile).resolvingSymlinksInPath().path
        do {
            try PrivateFolder.make(URL(filePath: file).deletingLastPathComponent().path)
            try PrivateFile.replace(file, with: Data(text.utf8))
        } catch {
            let folder = URL(filePath: file).deletingLastPathComponent().path
            throw .ownConfig(
                DiskTrouble(error)?.sentence(about: folder)
                    ?? "\(DisplayText(file, limit: 4096)) cannot be written: make it yours, then import again."
            )
        }
    }

    /// What the user has set already stays as it is.
    private func withoutOwn(_ old: String) -> Self {
        // What cannot be read is told by whoever reads the whole.
        let own = (try? ConfigTable.parse(old))?.keys ?? []
        var addition = self
        addition.settings.removeAll { own.contains($0.key) }
        return addition
    }

    /// Settings go before all tables, rules behind them.
    private func text(after old: String) -> String {
        let head = self.settings.map { "\($0.key) = \($0.value)  # from \(self.source)\n" }.joined()
        guard !self.rules.isEmpty else { return head + old }
        let separator = old.isEmpty ? "" : old.hasSuffix("\n") ? "\n" : "\n\n"
        let rules = self.rules.map(\.text).joined(separator: "\n\n")
        return head + old + separator + "# From \(self.source), in its order: the first rule that applies holds.\n\n"
            + rules + "\n"
    }
}
